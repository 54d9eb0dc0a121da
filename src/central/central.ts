import type { AddressInfo } from 'node:net';
import type { DestinationStream } from 'pino';
import { adminOf, type Admin } from './admin.ts';
import type { Clock } from './clock.ts';
import { loadConsentTexts } from './consents/texts.ts';
import { usualLimits, type Context, type EntSettings, type Limits } from './context.ts';
import { makeApp } from './http/app.ts';
import { withoutData } from './http/errors.ts';
import { makeLogger } from './http/log.ts';
import { loadKeys } from './keys/files.ts';
import type { CentralKeys } from './keys/keys.ts';
import { purge } from './purge.ts';
import { openStore } from './store/store.ts';

/** All that a central is made of. */
export interface CentralOptions {
  /** Port 0 takes a free one. */
  readonly listen: { readonly host: string; readonly port: number };
  /** As stations and the ENT know it; the listening address when left out. */
  readonly publicUrl?: string;
  /** Addresses of reverse proxies whose word on the client's address is taken; nobody's when left out. */
  readonly trustedProxies?: readonly string[];
  readonly university: string;
  /** A file for SQLite, or a `postgres://` address. */
  readonly database: string;
  /** A keys directory, or the keys themselves. */
  readonly keys: string | CentralKeys;
  readonly ent: EntSettings;
  /** Folder that holds `image-rights`. */
  readonly resources: string;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  /** A level of pino, and where to write; standard output when left out. */
  readonly log?: { readonly level: string; readonly destination?: DestinationStream };
}

/** A central that listens. */
export interface Central {
  readonly url: string;
  readonly admin: Admin;
  /** Lets running requests end, then closes the database. */
  close(): Promise<void>;
}

const noSlash = (url: string) => url.replace(/\/+$/, '');

/** Starts a central. Fails, with a sentence that says what to do, before it listens. */
export async function startCentral(options: CentralOptions): Promise<Central> {
  const logger = makeLogger(options.log?.level ?? 'info', options.log?.destination);
  const keys = typeof options.keys === 'string' ? await loadKeys(options.keys) : options.keys;
  const texts = await loadConsentTexts(options.resources);
  const store = await openStore(options.database, (error) =>
    logger.warn({ error: withoutData(error) }, 'the database dropped a connection'),
  );
  let url = '';
  const context: Context = {
    store,
    keys,
    texts,
    clock: options.clock ?? Date.now,
    university: options.university,
    publicUrl: () => noSlash(options.publicUrl ?? url),
    ent: { ...options.ent, prefixUrl: noSlash(options.ent.prefixUrl) },
    limits: { ...usualLimits, ...options.limits },
  };
  try {
    const app = await makeApp(context, logger, options.trustedProxies);
    await app.listen(options.listen);
    url = addressOf(app.server.address() as AddressInfo);
    const sweep = setInterval(() => {
      purge(context).catch((error: unknown) =>
        logger.error({ error: withoutData(error as Error) }, 'the purge failed'),
      );
    }, 60_000);
    sweep.unref();
    logger.info({ listening: url }, 'central listens');
    return {
      url,
      admin: adminOf(context, 'administrator'),
      async close() {
        clearInterval(sweep);
        await app.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
