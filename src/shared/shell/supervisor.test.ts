import { expect, test } from 'vitest';
import { Supervisor, supervision } from './supervisor.ts';

/** A clock by hand and lives that end when told. */
function bench() {
  let now = 0;
  let waiting: { at: number; callback: () => void } | undefined;
  const ends: (() => void)[] = [];
  const loops: number[] = [];
  const kills = { count: 0 };
  const supervisor = new Supervisor({
    start: (onEnd) => {
      ends.push(onEnd);
      return { kill: () => void (kills.count += 1) };
    },
    now: () => now,
    later: (callback, milliseconds) => {
      waiting = { at: now + milliseconds, callback };
      return () => (waiting = undefined);
    },
    onCrashLoop: (deaths) => loops.push(deaths),
  });
  return {
    supervisor,
    loops,
    kills,
    lives: () => ends.length,
    die: () => ends.at(-1)!(),
    dieAgain: () => ends[0]!(),
    /** Lets the wait pass; answers how long it was, undefined when nobody waits. */
    pass: () => {
      const due = waiting;
      if (due === undefined) return undefined;
      const waited = due.at - now;
      [now, waiting] = [due.at, undefined];
      due.callback();
      return waited;
    },
    sleep: (milliseconds: number) => void (now += milliseconds),
  };
}

test('a first death is answered at once, and the next four within 3 s together with their waits', () => {
  const { supervisor, die, pass, lives } = bench();
  supervisor.start();
  for (const wait of supervision.waits) {
    die();
    expect(pass()).toBe(wait);
    expect(wait).toBeLessThan(3_000);
  }
  expect(lives()).toBe(1 + supervision.waits.length);
});
test('a crash loop is told and slowed down, and forgotten when it is over', () => {
  const { supervisor, die, pass, sleep, loops } = bench();
  supervisor.start();
  for (const _wait of supervision.waits) {
    die();
    pass();
  }
  die();
  expect(pass()).toBe(supervision.loopWait);
  expect(loops).toEqual([supervision.waits.length + 1]);
  sleep(supervision.window);
  die();
  expect(pass()).toBe(0);
});
test('a life that ends twice counts once', () => {
  const { supervisor, die, dieAgain, pass, lives } = bench();
  supervisor.start();
  die();
  dieAgain();
  expect(pass()).toBe(0);
  expect(lives()).toBe(2);
});
test('nothing starts after the stop, neither now nor from a wait', () => {
  const { supervisor, die, pass, lives, kills } = bench();
  supervisor.start();
  die();
  supervisor.stop();
  expect(pass()).toBeUndefined();
  supervisor.start();
  expect(lives()).toBe(1);
  const running = bench();
  running.supervisor.start();
  running.supervisor.stop();
  expect(running.kills.count).toBe(1);
  running.die();
  expect(running.pass()).toBeUndefined();
  expect(kills.count).toBe(0);
});
