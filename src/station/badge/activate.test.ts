import { expect, test } from 'vitest';
import { memoryCard } from '../card/memory-card.ts';
import { openHouse } from '../visit/testing/house.ts';
import { badgeId, encodedBadge, testAccount } from '../visit/testing/people.ts';

const own = '04A1B2C3D4E580';
const foreign = '04FFFFFFFFFFFF';

async function atTap() {
  const house = openHouse(testAccount({ badges: [encodedBadge()] }));
  await house.signIn();
  const problem = (code: string | null) =>
    house.until(
      ({ screen }) => screen.name === 'tap' && screen.stage === 'waiting' && screen.problem === code,
    );
  const start = () => house.runner.act({ act: 'start-activation', badge: badgeId });
  return { ...house, problem, start };
}
/** A promise that a test opens by hand. */
function gate() {
  let open!: () => void;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open };
}

test('a card that lay there when the screen opened is read as well', async () => {
  const house = await atTap();
  house.terminal.insert(memoryCard({ uid: own }));
  house.start();
  await house.on('saved');
  expect(house.central.saved[0]).toMatchObject({
    kind: 'badge.activate',
    payload: { badge: badgeId, uid: own },
  });
});

test.each([
  ['a card of somebody else', memoryCard({ uid: foreign }), 'badge.not-yours'],
  ['a random UID', memoryCard({ uid: '08A1B2C3' }), 'card.random-uid'],
  ['a UID of a wrong length', memoryCard({ uid: '04A1B2' }), 'card.uid-length'],
  ['a mute card', memoryCard({ uid: own, mute: true }), 'card.unreadable'],
  ['a bad status word', memoryCard({ uid: own, uidStatusWord: 0x6a81 }), 'card.status-word'],
] as const)('%s is a problem, and the right card works after it', async (_, card, code) => {
  const house = await atTap();
  house.start();
  house.terminal.insert(card);
  await house.problem(code);
  house.terminal.remove();
  house.terminal.insert(memoryCard({ uid: own }));
  await house.on('saved');
  expect(house.central.saved).toHaveLength(1);
});

test('the state of the reader is said while waiting', async () => {
  const house = await atTap();
  house.start();
  house.terminal.unplug('Memory reader');
  await house.problem('reader.none');
  house.terminal.setService('no-daemon');
  await house.problem('reader.no-daemon');
  house.terminal.setService('running');
  house.terminal.plug('Memory reader');
  await house.problem(null);
});

test('a card that leaves while it is read', async () => {
  const house = await atTap();
  const slow = gate();
  house.start();
  house.terminal.insert(memoryCard({ uid: own, hold: slow.closed }));
  await house.until(({ screen }) => screen.name === 'tap' && screen.stage === 'reading');
  house.terminal.remove();
  await house.problem('card.removed');
  slow.open();
  await house.settle();
  expect(house.central.saved).toHaveLength(0);
});

test('a second card in the middle: nothing is saved until one card lies there alone', async () => {
  const house = await atTap();
  const slow = gate();
  house.central.holdAccount = slow.closed;
  house.terminal.plug('Second reader');
  house.start();
  house.terminal.insert(memoryCard({ uid: own }));
  await house.until(({ screen }) => screen.name === 'tap' && screen.stage === 'checking');
  house.terminal.insert(memoryCard({ uid: foreign }), 'Second reader');
  await house.problem('card.several');
  slow.open();
  await house.settle();
  expect(house.central.saved).toHaveLength(0);
  house.terminal.remove('Second reader');
  await house.on('saved');
  expect(house.central.saved).toHaveLength(1);
});

test('the card is swapped for another between reading and saving', async () => {
  const house = await atTap();
  const slow = gate();
  house.central.holdAccount = slow.closed;
  house.start();
  house.terminal.insert(memoryCard({ uid: own }));
  await house.until(({ screen }) => screen.name === 'tap' && screen.stage === 'checking');
  house.terminal.insert(memoryCard({ uid: foreign }));
  slow.open();
  await house.problem('badge.not-yours');
  expect(house.central.saved).toHaveLength(0);
});

test('the card is swapped while it is read: the one that lies there now counts', async () => {
  const house = await atTap();
  house.start();
  house.terminal.insert(memoryCard({ uid: foreign, hold: gate().closed }));
  await house.until(({ screen }) => screen.name === 'tap' && screen.stage === 'reading');
  house.terminal.insert(memoryCard({ uid: own }));
  await house.on('saved');
  expect(house.central.saved).toHaveLength(1);
});

test('the fresh account decides: a badge opposed elsewhere is not activated', async () => {
  const house = await atTap();
  house.start();
  house.central.account = { ...house.central.account, revision: 5, badges: [encodedBadge('opposed')] };
  house.terminal.insert(memoryCard({ uid: own }));
  expect(await house.on('refused')).toEqual({
    name: 'refused',
    what: 'activation',
    code: 'badge.act-not-allowed',
  });
  expect(house.central.saved).toHaveLength(0);
});

test('central that does not answer: after three seconds the known account decides', async () => {
  const house = await atTap();
  house.central.holdAccount = gate().closed;
  house.start();
  house.terminal.insert(memoryCard({ uid: own }));
  await house.until(({ screen }) => screen.name === 'tap' && screen.stage === 'checking');
  house.clock.advance(3_000);
  await house.on('saved');
});

test('leaving while the card is read saves nothing', async () => {
  const house = await atTap();
  const slow = gate();
  house.start();
  house.terminal.insert(memoryCard({ uid: own, hold: slow.closed }));
  await house.until(({ screen }) => screen.name === 'tap' && screen.stage === 'reading');
  house.runner.act({ act: 'back' });
  slow.open();
  await house.settle();
  expect(house.runner.view().screen).toEqual({ name: 'account', tab: 'badge' });
  expect(house.central.saved).toHaveLength(0);
});

test('a store that refuses does not try again by itself with the same card', async () => {
  const house = await atTap();
  house.central.storeFault = 'station.store-full';
  house.start();
  house.terminal.insert(memoryCard({ uid: own }));
  await house.problem('station.store-full');
  house.central.storeFault = null;
  await house.settle();
  expect(house.central.saved).toHaveLength(0);
  house.terminal.remove();
  house.terminal.insert(memoryCard({ uid: own }));
  await house.on('saved');
});
