import { expect, test, vi } from 'vitest';
import { lateLog } from './late-log.ts';

/** A log and what its writer wrote; `begin` lets it be made. */
function aLog() {
  const lines: unknown[][] = [];
  let begin = (): void => undefined;
  const waited = new Promise<void>((resolve) => (begin = resolve));
  const make = vi.fn((timestamp: () => string) => {
    const line =
      (level: string) =>
      (...words: unknown[]): void =>
        void lines.push([level, ...words, JSON.parse(`{"level":0${timestamp()}}`)]);
    return { info: line('info'), warn: line('warn'), error: line('error'), fatal: line('fatal') };
  });
  return { log: lateLog(waited, make), lines, make, begin };
}
const at = (time: number) => ({ level: 0, time });

test('lines wait for the writer, in their order and with their own time', async () => {
  vi.useFakeTimers({ now: 1000, toFake: ['Date'] });
  const { log, lines, make, begin } = aLog();
  log.info({ reader: 'pcsc' }, 'station started');
  vi.setSystemTime(1250);
  log.warn('late');
  expect(make).not.toHaveBeenCalled();
  vi.setSystemTime(1400);
  begin();
  await Promise.resolve();
  expect(make).toHaveBeenCalledTimes(1);
  log.info('now');
  expect(lines).toEqual([
    ['info', { reader: 'pcsc' }, 'station started', at(1000)],
    ['warn', 'late', at(1250)],
    ['info', 'now', at(1400)],
  ]);
  vi.useRealTimers();
});

test.each(['error', 'fatal'] as const)(
  'a line of level %s is written at once, after those before it',
  (level) => {
    const { log, lines, make } = aLog();
    log.info('before');
    log[level]('bug');
    expect(lines.map((line) => line.slice(0, 2))).toEqual([
      ['info', 'before'],
      [level, 'bug'],
    ]);
    log.info('after');
    expect(lines).toHaveLength(3);
    expect(make).toHaveBeenCalledTimes(1);
  },
);
