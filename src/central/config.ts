import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { CentralOptions } from './central.ts';
import { EncodingFile, readEncoding } from './encoding/config.ts';
import { MailFile, readMail } from './mail/config.ts';
import type { MailSettings } from './mail/settings.ts';
import { readPhotoProfile } from './photo-profile.ts';
import { readWebhook, WebhookFile } from './webhook/config.ts';
import type { WebhookSettings } from './webhook/settings.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Tickets and people travel there: plain http is for this machine only. */
const secureUrl = z.url({ protocol: /^https?$/ }).refine((url) => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || loopback.has(hostname);
}, 'use https (plain http is for this machine only)');

const host = z.string().regex(/^[^\s/@?#]+$/, 'a host, with its port if it has one, like ent.example.fr');

/** The configuration file of central. */
const ConfigFile = z.strictObject({
  listen: z.strictObject({ host: z.string().min(1), port: z.int().min(0).max(65535) }),
  publicUrl: secureUrl,
  /** As phones reach it, when that is another address: a browser encrypts photos on secure pages only. */
  phoneUrl: secureUrl.optional(),
  /** Reverse proxies, as addresses or ranges: limits per address then count the stations, not the proxy. */
  trustedProxies: z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).default([]),
  university: z.string().min(1),
  /** A file for SQLite; DATABASE_URL in the environment names PostgreSQL instead. */
  database: z.string().min(1).optional(),
  keysDirectory: z.string().min(1),
  cas: z.strictObject({
    prefixUrl: secureUrl,
    pages: z.strictObject({
      password: secureUrl,
      firstLogin: secureUrl.nullable().default(null),
      security: secureUrl.nullable().default(null),
    }),
    hosts: z.array(host).default([]),
    repeatedAttributes: z.array(z.string().min(1)).default([]),
  }),
  resources: z.string().min(1),
  /** `default`, `france-titre`, `esup-sgc`, or a JSON file. */
  photoProfile: z.string().min(1).optional(),
  /** Without it nobody is told by mail. */
  mail: MailFile.optional(),
  /** Without it nothing is encoded. */
  encoding: EncodingFile.optional(),
  /** Without it no other system is told of badges. */
  webhook: WebhookFile.optional(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** What the file says. Secrets are read apart, by who serves: listing stations needs none. */
export interface Configured extends Omit<CentralOptions, 'mail' | 'webhook'> {
  readonly keys: string;
  readonly readMail: () => Promise<MailSettings | undefined>;
  /** Whether there is a webhook, which `readWebhook` says all of. */
  readonly announces: boolean;
  readonly readWebhook: () => Promise<WebhookSettings | undefined>;
}

/** Reads the file at `path`; relative folders in it are relative to it. Every error says what to do. */
export async function readConfig(
  path: string,
  databaseUrl: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Configured> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `The configuration ${path} cannot be read (${error.code ?? 'unknown'}). Set TROMBINE_CENTRAL_CONFIG to a JSON file.`,
    );
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`The configuration ${path} is not JSON: ${(error as Error).message}`);
  }
  const read = ConfigFile.safeParse(content);
  if (!read.success)
    throw new Error(`The configuration ${path} is not right:\n${z.prettifyError(read.error)}`);
  const { keysDirectory, cas, logLevel, database, resources, phoneUrl, ...others } = read.data;
  const { mail, webhook, photoProfile, encoding, ...plain } = others;
  const beside = (name: string) => resolve(dirname(path), name);
  const chosen = databaseUrl ?? (database === undefined ? undefined : beside(database));
  if (chosen === undefined) {
    throw new Error(
      `The configuration ${path} names no database: set "database" to a file, or DATABASE_URL for PostgreSQL.`,
    );
  }
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
    throw new Error(
      'DATABASE_URL must begin with postgres:// or postgresql://. For SQLite set "database" in the configuration.',
    );
  }
  return {
    ...plain,
    ...(phoneUrl === undefined ? {} : { phoneUrl }),
    database: chosen,
    keys: beside(keysDirectory),
    resources: beside(resources),
    ent: cas,
    ...(photoProfile === undefined ? {} : { photoProfile: await readPhotoProfile(photoProfile, beside) }),
    ...(encoding === undefined ? {} : { encoding: await readEncoding(encoding, beside(resources), beside) }),
    readMail: async () => mail && (await readMail(mail, environment, beside)),
    announces: webhook !== undefined,
    readWebhook: async () => webhook && (await readWebhook(webhook, environment, beside)),
    log: { level: logLevel },
  };
}
