import type { Logger } from 'pino';

/** Where the station writes what happened: ids, codes and times, never a name, a key or a picture. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** A log that keeps nothing. For tests. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
