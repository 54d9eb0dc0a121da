import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../engine-kit.ts';
import { openStore } from '../store/store.ts';
import { RunTable } from './run.ts';

function opened(directory = temporaryFolder()) {
  const store = openStore({ directory, openedAt: '2026-11-20T08:00:00.000Z', lockWait: 0 });
  if (!store.ok) throw new Error(store.error);
  onTestFinished(() => store.value.close());
  return { directory, store: store.value, run: new RunTable(store.value) };
}
const second = 1_000;
const start = Date.UTC(2026, 10, 20, 8);

test('nothing is said of a run that was not begun, and no pace before there are five cards and two minutes of work', () => {
  const { run } = opened();
  expect(run.now()).toBeNull();
  run.begin(start);
  run.count('done', start + 10 * second);
  expect(run.now()).toEqual({ startedAt: '2026-11-20T08:00:00.000Z', done: 1, failed: 0, perHour: null });
  run.count('done', start + 11.6 * second); // 2,246 an hour, if anybody could go on like that
  expect(run.now()).toMatchObject({ done: 2, perHour: null });
  for (let nth = 3; nth <= 5; nth += 1) run.count('done', start + nth * 20 * second);
  expect(run.now()).toMatchObject({ done: 5, perHour: null });
  run.count('failed', start + 130 * second);
  expect(run.now()).toMatchObject({ done: 5, perHour: 120 });
  run.begin(start);
  for (let nth = 1; nth <= 4; nth += 1) run.count('done', start + nth * 60 * second);
  expect(run.now()).toMatchObject({ done: 4, perHour: null });
});

test('cards an hour over the time that was worked: pauses do not count, failures take their time', () => {
  const { run } = opened();
  run.begin(start);
  for (let nth = 0; nth < 5; nth += 1) run.count('done', start + nth * 30 * second);
  expect(run.now()).toMatchObject({ done: 5, failed: 0, perHour: 120 });
  run.count('failed', start + 140 * second);
  run.count('done', start + 160 * second);
  expect(run.now()).toMatchObject({ done: 6, failed: 1, perHour: 112.5 });
  run.count('done', start + 160 * second + 121 * second);
  expect(run.now()).toMatchObject({ done: 7, perHour: 112.5 });
  run.count('done', start + 160 * second + 241 * second);
  expect(run.now()).toMatchObject({ done: 8, perHour: 77.1 });
});

test('a clock set back takes nothing away', () => {
  const { run } = opened();
  run.begin(start);
  run.count('done', start);
  run.count('done', start - 3_600 * second);
  for (let nth = 1; nth <= 6; nth += 1) run.count('done', start - 3_600 * second + nth * 20 * second);
  expect(run.now()).toMatchObject({ done: 8, perHour: 210 });
});

test('it survives a restart, rolls back with what it counts, and begins anew', () => {
  const { directory, store, run } = opened();
  run.begin(start);
  run.count('done', start);
  const attempt = () =>
    store.write(() => {
      run.count('done', start + second);
      throw new Error('the command was not saved');
    });
  expect(attempt).toThrow(/not saved/);
  store.close();
  const again = opened(directory);
  expect(again.run.now()).toMatchObject({ done: 1 });
  again.run.begin(start + 60 * second);
  expect(again.run.now()).toEqual({
    startedAt: '2026-11-20T08:01:00.000Z',
    done: 0,
    failed: 0,
    perHour: null,
  });
});

test.each(['started_at', 'last_at'])('a row whose %s is no time any more counts from zero', (column) => {
  const { store, run } = opened();
  run.begin(start);
  run.count('done', start);
  store.db.exec(`UPDATE bench_run SET ${column} = 9000000000000000`);
  expect(run.now()).toBeNull();
  run.count('done', start + second);
  expect(run.now()).toMatchObject({ startedAt: '2026-11-20T08:00:01.000Z', done: 1 });
});
