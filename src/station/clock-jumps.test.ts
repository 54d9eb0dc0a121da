// The clock of a kiosk jumps: no battery (1970), a time server that answers late, somebody who sets it by hand.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { notYet } from './central/memory-central.ts';
import { steadyClock } from './clock.ts';
import { badgeRequest, bench, saved, until } from './engine-kit.ts';
import { ManualClock } from './manual-clock.ts';
import { openEngine } from './engine.ts';
import { ceiling } from './queue/back-off.ts';

const day = 86_400_000;
afterEach(() => void vi.useRealTimers());

/** Sets the machine's clock; timers go on as they were. */
const setMachine = (time: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: time });
};

describe('a machine whose clock is set', () => {
  it.each([-day, day, -Date.now()])('by %i ms dates the next act as central would', async (jump) => {
    const { central, options } = bench();
    const { clock: _, ...onTheMachine } = options();
    const before = Date.now();
    const engine = await openEngine(onTheMachine);
    if (!engine.ok) throw new Error(engine.error);
    // Nothing was said to central since: the offset is the one of before the jump.
    setMachine(before + jump);
    const draft = badgeRequest();
    await saved(engine.value, draft);
    await until(() => central.applied.length === 1);
    const [command] = central.applied;
    const acted = Date.parse(command!.occurredAt) + command!.clockOffset;
    await engine.value.close();
    expect(Math.abs(acted - before)).toBeLessThan(20_000);
  });

  it('does not move a steady clock, until it is settled', () => {
    const clock = steadyClock();
    const before = clock.now();
    setMachine(before + day);
    expect(clock.now() - before).toBeLessThan(60_000);
    clock.settle();
    expect(clock.now() - before).toBeGreaterThanOrEqual(day);
  });
});

describe('a station that starts again', () => {
  it.each([
    ['a day back', (now: number) => now - day],
    ['in 1970', () => 0],
  ])('with its clock %s holds nothing longer than the ceiling', async (_when, set) => {
    const { central, clock, open } = bench();
    const first = await open();
    let refused = false;
    central.fault = () => {
      refused = true;
      return Promise.resolve(notYet('central.error', ceiling));
    };
    await saved(first, badgeRequest());
    await until(() => refused);
    await first.close(); // waits for what is under way: the hold is written
    central.fault = null;

    const back = new ManualClock(set(clock.now()));
    const second = await open({ clock: back });
    expect(second.outbox.queued()).toBe(1);
    back.advance(ceiling + 1);
    await until(() => second.outbox.queued() === 0);
    expect(central.applied).toHaveLength(1);
  });
});
