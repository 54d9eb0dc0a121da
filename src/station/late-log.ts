import type { Logger } from 'pino';

type Level = 'info' | 'warn' | 'error' | 'fatal';
type Words = [fields: object | string, message?: string];
/** A log as `pino` writes it. */
export type LateLog = Pick<Logger, Level>;

/**
 * A log whose writer is made when `begin` is over, or with the first line that cannot wait (error, fatal). Lines before are kept,
 * and written with the time at which they were said. `make` gets the writer's `timestamp`: the end of a JSON line's `"time"`.
 */
export function lateLog(begin: Promise<unknown>, make: (timestamp: () => string) => LateLog): LateLog {
  let writer: LateLog | undefined;
  let saidAt: number | undefined;
  const kept: { level: Level; words: Words; at: number }[] = [];
  const open = (): LateLog => {
    if (writer !== undefined) return writer;
    writer = make(() => `,"time":${saidAt ?? Date.now()}`);
    for (const { level, words, at } of kept.splice(0)) {
      saidAt = at;
      writer[level](...(words as [object, string]));
    }
    saidAt = undefined;
    return writer;
  };
  const keep =
    (level: Level) =>
    (...words: Words): void => {
      const canWait = level === 'info' || level === 'warn';
      if (writer === undefined && canWait) kept.push({ level, words, at: Date.now() });
      else open()[level](...(words as [object, string]));
    };
  void begin.then(open);
  return { info: keep('info'), warn: keep('warn'), error: keep('error'), fatal: keep('fatal') };
}
