import type { AddressInfo } from 'node:net';
import type { DestinationStream, Logger } from 'pino';
import type { PhotoProfile } from '../shared/quality/profile.ts';
import { adminOf, type Admin } from './admin.ts';
import { startExpiry } from './badges/expiry-rounds.ts';
import type { Clock } from './clock.ts';
import { loadConsentTexts } from './consents/texts.ts';
import { openEncoding, type EncodingSettings } from './encoding/encoding.ts';
import { usualLimits, type Context, type EntSettings, type Limits } from './context.ts';
import { makeApp } from './http/app.ts';
import { withoutData } from './http/errors.ts';
import { makeLogger } from './http/log.ts';
import { loadKeys } from './keys/files.ts';
import type { CentralKeys } from './keys/keys.ts';
import { startMailSender } from './mail/sender.ts';
import type { MailSettings } from './mail/settings.ts';
import { smtpTransport } from './mail/transport.ts';
import { purge } from './purge.ts';
import { openStore } from './store/store.ts';
import { startCourier } from './webhook/courier.ts';
import { httpPost } from './webhook/post.ts';
import type { WebhookSettings } from './webhook/settings.ts';

/** All that a central is made of. */
export interface CentralOptions {
  /** Port 0 takes a free one. */
  readonly listen: { readonly host: string; readonly port: number };
  /** As stations and the ENT know it; the listening address when left out. */
  readonly publicUrl?: string;
  /** As phones reach it, when that is another address than `publicUrl`; null for the listening address. */
  readonly phoneUrl?: string | null;
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
  /** What this university asks of a photo; the station's own default when left out. */
  readonly photoProfile?: PhotoProfile;
  /** How people are told of their photo; nobody is when left out. */
  readonly mail?: MailSettings;
  /** How badges are encoded; none are when left out. */
  readonly encoding?: EncodingSettings;
  /** Who is told of badges that begin or cease to work; nobody is when left out. */
  readonly webhook?: WebhookSettings;
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
  const encoding =
    options.encoding === undefined
      ? null
      : await openEncoding(options.encoding, (sentence) => logger.warn(sentence));
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
    phoneUrl: () => noSlash((options.phoneUrl === null ? url : options.phoneUrl) ?? options.publicUrl ?? url),
    ent: { ...options.ent, prefixUrl: noSlash(options.ent.prefixUrl) },
    limits: { ...usualLimits, ...options.limits },
    photoProfile: options.photoProfile ?? null,
    mail: options.mail ?? null,
    encoding,
    webhook: options.webhook !== undefined,
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
    const mailing = mailsOf(context, options.mail, logger);
    const courier = courierOf(context, options.webhook, logger);
    const expiry = startExpiry(context, logger, context.limits.expireEvery);
    logger.info({ listening: url }, 'central listens');
    return {
      url,
      admin: adminOf(context, 'administrator'),
      async close() {
        clearInterval(sweep);
        await app.close();
        await mailing?.stop();
        await courier?.stop();
        await expiry.stop();
        await store.close();
        encoding?.keys.close();
      },
    };
  } catch (error) {
    await store.close();
    encoding?.keys.close();
    throw error;
  }
}

/** The sender of mails; said once when there is none, because rejections work all the same. */
function mailsOf(context: Context, settings: MailSettings | undefined, logger: Logger) {
  if (settings === undefined) {
    logger.warn('mail is not configured: nobody is told by mail of a rejected photo, only by the account');
    return null;
  }
  const { mailEvery } = context.limits;
  const open = () => smtpTransport(settings);
  return startMailSender({ context, settings, open, logger, random: Math.random }, mailEvery);
}

function courierOf(context: Context, settings: WebhookSettings | undefined, logger: Logger) {
  if (settings === undefined) return null;
  const post = httpPost(settings);
  const { webhookEvery } = context.limits;
  return startCourier({ context, settings, post, logger, random: Math.random }, webhookEvery);
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
