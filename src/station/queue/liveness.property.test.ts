// Whatever happens on the way, once it ends the queue drains by itself: everything, once, each person's acts in their order.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { notYet, type DeliveryFault } from '../central/memory-central.ts';
import { aPerson, badgeRequest, bench, saved, until } from '../engine-kit.ts';
import type { Connect } from '../central/station-central.ts';
import { ManualClock } from '../manual-clock.ts';
import { ceiling } from './back-off.ts';

const day = 86_400_000;
type Weather = 'fair' | 'request-lost' | 'answer-lost' | 'a-lie' | ErrorCode;
type Move =
  | { readonly do: 'save'; readonly person: number }
  | { readonly do: 'weather'; readonly weather: Weather; readonly wait: number | null }
  | { readonly do: 'network'; readonly up: boolean }
  | { readonly do: 'time'; readonly milliseconds: number }
  | { readonly do: 'restart'; readonly jump: number };

const codes: ErrorCode[] = ['central.error', 'central.too-many-requests', 'central.answer-invalid'];
const pauses: ErrorCode[] = ['station.revoked', 'station.clock-wrong', 'station.proof-refused'];
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('save' as const), person: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      weather: fc.constantFrom<Weather>(
        ...(['fair', 'request-lost', 'answer-lost', 'a-lie'] as const),
        ...codes,
        ...pauses,
      ),
      wait: fc.constantFrom(null, 1_000, ceiling),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('time' as const),
      milliseconds: fc.constantFrom(1_000, 60_000, ceiling),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      jump: fc.constantFrom(0, -day, day, -56 * 365 * day),
    }),
  },
);

const breath = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** What the way to central does to a delivery. */
function faultOf(weather: Weather, wait: number | null): DeliveryFault | null {
  const lost = notYet('central.unreachable');
  if (weather === 'fair') return null;
  if (weather === 'request-lost') return async () => lost;
  if (weather === 'answer-lost') return async (_id, _delivery, proceed) => (await proceed(), lost);
  if (weather === 'a-lie') return async () => ({ ok: true, value: { receipt: 'e30.e30.e30' } });
  return async () => notYet(weather, wait);
}

/**
 * `calm` waits for the deliveries under way: they take real time, of which a loaded machine has little, and one that is
 * only lost after the last minute of the manual clock would be held for a time that never comes.
 */
function counted(connect: Connect): { connect: Connect; calm: () => Promise<void> } {
  let underWay = 0;
  return {
    connect: (parts) => {
      const central = connect(parts);
      const deliver: typeof central.deliver = async (id, delivery) => {
        underWay += 1;
        return central.deliver(id, delivery).finally(() => (underWay -= 1));
      };
      return { ...central, deliver };
    },
    calm: async () => {
      await breath();
      await until(() => underWay === 0);
      await breath();
    },
  };
}

it('drains by itself when everything is well again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 30 }), async (moves) => {
      const { central, open } = bench();
      const { connect, calm } = counted(central.connect);
      let clock = new ManualClock();
      let engine = await open({ clock, connect });
      const people = [aPerson(), aPerson(), aPerson()];
      const acts = people.map((): CommandId[] => []);
      for (const one of moves) {
        if (one.do === 'save') {
          const draft = badgeRequest(people[one.person]);
          await saved(engine, draft);
          acts[one.person]?.push(draft.id);
        } else if (one.do === 'weather') central.fault = faultOf(one.weather, one.wait);
        else if (one.do === 'network') central.setReachable(one.up ? 'ok' : 'down');
        else if (one.do === 'time') clock.advance(one.milliseconds);
        else {
          await engine.close();
          clock = new ManualClock(Math.max(0, clock.now() + one.jump));
          engine = await open({ clock, connect });
        }
        await breath();
      }
      central.fault = null;
      central.setReachable('ok');
      await calm();
      // The longest wait there is, and a pause of the whole sender behind it.
      for (let minute = 0; minute < 35 && engine.outbox.queued() > 0; minute += 1) {
        clock.advance(60_000);
        await calm();
      }
      await until(() => engine.outbox.queued() === 0); // time stands still: only what is under way goes on
      expect(engine.quarantine.list()).toEqual([]);
      const order = people.map((person) =>
        central.applied.filter(({ subject }) => subject === person).map(({ id }) => id),
      );
      expect(order).toEqual(acts);
      const sequences = central.applied.map(({ sequence }) => sequence).sort((a, b) => a - b);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      expect(engine.audit.firstBroken()).toBeNull();
      await engine.close();
    }),
    // no shrinking: each try waits its 20 s, and the limit of the test would come before the counterexample and its seed
    { numRuns: 25, endOnFailure: true },
  );
});
