import { z } from 'zod';
import { readNamedFile, readSecretFile } from '../secret-file.ts';
import type { WebhookSettings } from './settings.ts';
import { secretKey } from './sign.ts';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The `webhook` part of the configuration file. The secret stands in the environment or in a file of its own, never here. */
export const WebhookFile = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .transform((text) => new URL(text))
      .refine(({ username, password }) => username === '' && password === '', 'no account in the address')
      .refine(
        ({ protocol, hostname }) => protocol === 'https:' || local.has(hostname),
        'use https (plain http is for this machine only): the events name people',
      ),
    secretEnv: z.string().min(1).optional(),
    secretFile: z.string().min(1).optional(),
    /** Authorities in PEM, when the endpoint's certificate comes from the university's own. */
    authoritiesFile: z.string().min(1).optional(),
  })
  .refine(
    ({ secretEnv, secretFile }) => (secretEnv === undefined) !== (secretFile === undefined),
    'one of "secretEnv" and "secretFile"',
  );
export type WebhookFile = z.infer<typeof WebhookFile>;

/** The settings with their secrets: one, or more when they are being changed, apart by white space. No error quotes one. */
export async function readWebhook(
  file: WebhookFile,
  environment: Readonly<Record<string, string | undefined>>,
  beside: (name: string) => string,
): Promise<WebhookSettings> {
  const where = file.secretFile === undefined ? (file.secretEnv ?? '') : beside(file.secretFile);
  const text =
    file.secretFile === undefined ? environment[where] : await readSecretFile(where, 'webhook', 'secret');
  if (text === undefined || text.trim() === '')
    throw new Error(
      file.secretFile === undefined
        ? `The webhook needs ${where} in the environment.`
        : `${where} is empty: write the secret in it.`,
    );
  const secrets = text.trim().split(/\s+/).map(secretKey);
  if (!secrets.every((secret) => secret !== null))
    throw new Error(`${where} holds no webhook secret: "whsec_" and 24 to 64 bytes in base64.`);
  const authorities = file.authoritiesFile && (await readNamedFile(beside(file.authoritiesFile), 'webhook'));
  return { url: file.url, secrets, ...(authorities === undefined ? {} : { authorities }) };
}
