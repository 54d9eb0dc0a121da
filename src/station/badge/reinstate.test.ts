import { expect, test } from 'vitest';
import type { OppositionMotive } from '../../shared/domain/badge.ts';
import { BadgeId } from '../../shared/domain/ids.ts';
import { memoryCard } from '../card/memory-card.ts';
import { openHouse } from '../visit/testing/house.ts';
import { badgeId, encodedBadge, testAccount } from '../visit/testing/people.ts';

const own = '04A1B2C3D4E580';
const opposed = (motive: OppositionMotive) => ({ ...encodedBadge('opposed'), motive });
const other = { ...encodedBadge('active'), id: BadgeId.parse('0b0b0b0b-0000-4000-8000-000000000002') };

async function signedIn(...badges: ReturnType<typeof encodedBadge>[]) {
  const house = openHouse(testAccount({ badges }));
  await house.signIn();
  return { ...house, start: () => house.runner.act({ act: 'start-reinstatement', badge: badgeId }) };
}

test('a lost badge that was found works again by its tap', async () => {
  const { start, terminal, central, runner, until } = await signedIn(opposed('lost'));
  expect(start().ok).toBe(true);
  expect(runner.view().screen).toEqual({
    ...{ name: 'tap', badge: badgeId, purpose: 'reinstate', stage: 'waiting', problem: null },
  });
  terminal.insert(memoryCard({ uid: own }));
  await until(({ screen }) => screen.name === 'saved' && screen.delivery === 'transmitted');
  expect(runner.view().screen).toMatchObject({ what: 'reinstatement' });
  expect(central.saved).toMatchObject([
    { kind: 'badge.reinstate', actor: { role: 'holder' }, payload: { badge: badgeId, uid: own } },
  ]);
  runner.act({ act: 'continue' });
  expect(runner.view().screen).toEqual({ name: 'account', tab: 'badge' });
  await until(({ visit }) => visit?.account.badges[0]?.state === 'active');
  expect(runner.view().visit?.account.badges[0]?.motive).toBeNull();
});

test.each(['stolen', 'faulty'] as const)(
  'the opposition of a %s badge is the card office’s to lift',
  async (motive) => {
    const { start, runner, central } = await signedIn(opposed(motive));
    expect(start()).toEqual({ ok: false, error: 'badge.act-not-allowed' });
    expect(runner.view().screen.name).toBe('account');
    expect(central.saved).toEqual([]);
  },
);

test('beside another active badge it stays opposed', async () => {
  const { start } = await signedIn(opposed('lost'), other);
  expect(start()).toEqual({ ok: false, error: 'badge.already-active' });
});

test('a badge that is not opposed, or not theirs', async () => {
  const { start, runner } = await signedIn(encodedBadge('active'));
  expect(start()).toEqual({ ok: false, error: 'badge.act-not-allowed' });
  expect(runner.act({ act: 'start-reinstatement', badge: other.id })).toEqual({
    ok: false,
    error: 'badge.none',
  });
});

test('another card does not count, and the right one does after it', async () => {
  const { start, terminal, until, central, on } = await signedIn(opposed('lost'));
  start();
  terminal.insert(memoryCard({ uid: '04FFFFFFFFFFFF' }));
  await until(({ screen }) => screen.name === 'tap' && screen.problem === 'badge.not-yours');
  terminal.remove();
  terminal.insert(memoryCard({ uid: own }));
  await on('saved');
  expect(central.saved).toHaveLength(1);
});

test('reported as stolen by the office meanwhile: the fresh account decides', async () => {
  const { start, terminal, central, on } = await signedIn(opposed('lost'));
  start();
  central.account = { ...central.account, revision: 5, badges: [opposed('stolen')] };
  terminal.insert(memoryCard({ uid: own }));
  expect(await on('refused')).toEqual({
    name: 'refused',
    what: 'reinstatement',
    code: 'badge.act-not-allowed',
  });
  expect(central.saved).toEqual([]);
});

test('without a network it is saved, and shown so', async () => {
  const { start, terminal, central, until, runner } = await signedIn(opposed('lost'));
  central.setOnline(false);
  start();
  terminal.insert(memoryCard({ uid: own }));
  await until(({ screen }) => screen.name === 'saved' && screen.delivery === 'waiting');
  expect(runner.view().visit?.account.badges[0]).toMatchObject({ state: 'active', motive: null });
});
