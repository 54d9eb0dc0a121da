// A busy machine on demand: with TROMBINE_SHAKE=<number>, what is quick on ours becomes slow, so that a test that only passes on a quick
// machine fails here and not in CI. Nothing happens that a busy machine could not do: what Node promises to keep in order stays in order.
// Only what is said here is drawn from the number; the machine's own clock still plays its part, so one number may fail once in five runs.
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';

/** A result of the thread pool comes so much later, at most: the pool has four threads, and everybody wants them. */
const LATEST_MS = 40;
/** So many results in a row may be late, and one more each time so long has passed: whoever reads thousands of files loses half its time, not all. */
const LATE_AT_ONCE = 200;
const ANOTHER_LATE_MS = 40;
/** Every so often the whole process stands still, as when another one has its core; a timer that is due then fires before any I/O. */
const FREEZE_EVERY_MS = [30, 400] as const;
const FREEZE_MS = [20, 150] as const;
/** One callback of a timer in so many begins late; those behind it wait. */
const LATE_CALLBACKS = 25;
const CALLBACK_MS = [1, 15] as const;

// Fake timers of a test must not stop or speed up the shaking.
const { setTimeout: realTimeout, setImmediate: realImmediate, setInterval: realInterval } = globalThis;
const now = performance.now.bind(performance);

type Draw = (from: number, to: number) => number;
type AnyFunction = (...given: unknown[]) => unknown;

/** Numbers between two others that are the same for the same seed (mulberry32). */
function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (to - from);
  };
}

function standStill(ms: number): void {
  const end = now() + ms;
  while (now() < end);
}

/** How much later the next result comes, in milliseconds; null for one that comes at once. */
function lateness(draw: Draw): () => number | null {
  let left = LATE_AT_ONCE;
  let since = now();
  return () => {
    left = Math.min(LATE_AT_ONCE, left + (now() - since) / ANOTHER_LATE_MS);
    since = now();
    if (left < 1) return null;
    left -= 1;
    return draw(0, LATEST_MS);
  };
}

/** Promises of these methods settle late; what is not a promise is left as it is. */
function answerLate(holder: object, howLate: () => number | null): void {
  const methods = holder as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(holder)) {
    const own = Object.getOwnPropertyDescriptor(holder, name);
    if (typeof own?.value !== 'function' || own.writable !== true || name === 'constructor') continue;
    const method = own.value as AnyFunction;
    methods[name] = function (this: unknown, ...given: unknown[]): unknown {
      const result = method.apply(this, given);
      const ms = result instanceof Promise ? howLate() : null;
      if (!(result instanceof Promise) || ms === null) return result;
      const late = new Promise<void>((resolve) => realTimeout(resolve, ms));
      return result.finally(() => late);
    };
  }
}

/** The callbacks of a timer function begin late now and then, in their order. */
function beginLate(name: 'setTimeout' | 'setImmediate' | 'setInterval', real: unknown, draw: Draw): void {
  const begin = real as AnyFunction;
  const slowed = (callback: unknown, ...given: unknown[]): unknown => {
    if (typeof callback !== 'function') return begin(callback, ...given); // Node says what is wrong with it
    const late = (...values: unknown[]): void => {
      if (draw(0, LATE_CALLBACKS) < 1) standStill(draw(...CALLBACK_MS));
      (callback as AnyFunction)(...values);
    };
    return begin(late, ...given);
  };
  const promised = promisify.custom in begin ? { [promisify.custom]: begin[promisify.custom] } : {};
  Object.assign(globalThis, { [name]: Object.assign(slowed, promised) });
}

function freezeNowAndThen(draw: Draw): void {
  realTimeout(
    () => {
      standStill(draw(...FREEZE_MS));
      freezeNowAndThen(draw);
    },
    draw(...FREEZE_EVERY_MS),
  ).unref();
}

/** Slows this process down from here on, by draws from `seed`. */
export async function shake(seed: number): Promise<void> {
  const draw = drawing(seed);
  const handle = await files.open('/dev/null');
  const fileHandle = Object.getPrototypeOf(handle) as object;
  await handle.close();
  const howLate = lateness(draw);
  for (const holder of [SubtleCrypto.prototype, files, fileHandle]) answerLate(holder, howLate);
  syncBuiltinESMExports();
  beginLate('setTimeout', realTimeout, draw);
  beginLate('setImmediate', realImmediate, draw);
  beginLate('setInterval', realInterval, draw);
  freezeNowAndThen(draw);
}
