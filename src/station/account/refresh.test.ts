import { expect, test } from 'vitest';
import { CommandId } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { openHouse } from '../visit/testing/house.ts';
import { badgeId, encodedBadge, testAccount } from '../visit/testing/people.ts';
import type { Happening } from '../visit/event.ts';
import { freshIds } from '../visit/fresh.ts';
import { reduce } from '../visit/visit.ts';
import type { State, VisitFlow } from '../visit/state.ts';

const command = CommandId.parse('01234567-89ab-7def-8012-3456789abcde');
const change = {
  to: 'badge',
  badge: badgeId,
  state: 'opposed',
  motive: 'lost',
  at: '2026-11-20T08:00:00Z',
} as const;
const old = testAccount({ badges: [encodedBadge('active')] });

/** A visit with an opposition that was saved, in a reading of the account that has begun before its receipt. */
async function visit(): Promise<{ state: State; flow: VisitFlow }> {
  const house = openHouse(old);
  await house.signIn();
  const { state } = house.runner.memory() as { state: State };
  if (state.flow.at !== 'visit') throw new Error('no visit');
  const flow: VisitFlow = {
    ...state.flow,
    pending: [{ command, what: 'opposition', change, appliedBy: null }],
    refresh: { ...state.flow.refresh, number: 7, busy: true },
  };
  return { state: { ...state, flow }, flow };
}
function tell(state: State, happening: Happening) {
  const outcome = reduce(state, { ...happening, at: Date.parse('2026-11-20T08:01:00Z'), fresh: freshIds() });
  if (outcome.state.flow.at !== 'visit') throw new Error('no visit any more');
  return { ...outcome, flow: outcome.state.flow };
}

test('a reading that began before the receipt does not take the opposition off the screen; the next one does', async () => {
  const { state, flow } = await visit();
  const { lap } = flow;
  const receipted = tell(state, { type: 'receipt', command, settlement: { state: 'applied' } });
  const first = tell(receipted.state, { type: 'account', lap, number: 7, result: ok(old) });
  expect(first.flow.pending).toHaveLength(1);
  expect(first.effects).toEqual([{ do: 'read-account', lap, number: 8, access: flow.access }]);
  const fresh = { ...old, revision: 2, badges: [{ ...encodedBadge('opposed'), motive: 'lost' as const }] };
  const second = tell(first.state, { type: 'account', lap, number: 8, result: ok(fresh) });
  expect(second.flow.pending).toEqual([]);
  expect(second.flow.base).toEqual(fresh);
});

test('an older revision is not taken, nor an answer to another reading or another visit', async () => {
  const { state, flow } = await visit();
  const { lap } = flow;
  const newer = { ...old, revision: 9 };
  expect(
    tell(state, { type: 'account', lap, number: 7, result: ok({ ...old, revision: 0, badges: [] }) }).flow
      .base,
  ).toEqual(old);
  expect(tell(state, { type: 'account', lap, number: 6, result: ok(newer) }).state).toBe(state);
  expect(tell(state, { type: 'account', lap: lap - 1, number: 7, result: ok(newer) }).state).toBe(state);
  expect(
    tell(state, {
      type: 'renewed',
      lap: lap - 1,
      centralNow: 0,
      result: ok({ token: 'x', tokenExpiresAt: '2026-11-20T08:05:00Z' }),
    }).state,
  ).toBe(state);
});

test('readings that fail are tried again later and later, under the ceiling', async () => {
  let { state } = await visit();
  const pauses: number[] = [];
  for (let failure = 0; failure < 7; failure += 1) {
    if (state.flow.at !== 'visit') throw new Error('no visit');
    const { lap, refresh } = state.flow;
    state = { ...state, flow: { ...state.flow, refresh: { ...refresh, busy: true } } };
    const failed = tell(state, { type: 'account', lap, number: 7, result: err('central.unreachable') });
    pauses.push(failed.flow.refresh.due - Date.parse('2026-11-20T08:01:00Z'));
    state = failed.state;
  }
  expect(pauses).toEqual([4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
});
