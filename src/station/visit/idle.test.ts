import { expect, test } from 'vitest';
import { memoryCard } from '../card/memory-card.ts';
import { openHouse } from './testing/house.ts';
import { badgeId, encodedBadge, testAccount } from './testing/people.ts';

test('nothing touched: warned at 45 s, wiped at 60 s', async () => {
  const house = openHouse();
  await house.signIn();
  house.clock.advance(44_999);
  expect(house.runner.view().visit?.idle).toBeNull();
  const warnedAt = house.clock.now() + 1;
  house.clock.advance(1);
  expect(house.runner.view().visit?.idle).toEqual({ wipeAt: new Date(warnedAt + 15_000).toISOString() });
  house.clock.advance(15_000);
  expect(house.runner.view()).toMatchObject({ screen: { name: 'leaving' }, visit: null });
  house.clock.advance(1_200);
  expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: 'timed-out' });
  await house.settle();
  expect(house.central.calls).toContain('close');
});

test.each([
  { act: 'touch' },
  { act: 'more-time' },
  { act: 'language', language: 'en' },
  { act: 'open-tab', tab: 'badge' },
] as const)('the act $act begins the idle time anew', async (act) => {
  const house = openHouse();
  await house.signIn();
  house.clock.advance(50_000);
  expect(house.runner.act(act).ok).toBe(true);
  expect(house.runner.view().visit?.idle).toBeNull();
  house.clock.advance(44_999);
  expect(house.runner.view().visit?.idle).toBeNull();
});

test('what the machine says by itself, and acts that are refused, do not', async () => {
  const house = openHouse();
  await house.signIn();
  house.clock.advance(50_000);
  house.runner.act({ act: 'camera', status: 'ready' });
  house.runner.act({ act: 'request-badge', certified: true });
  expect(house.runner.view().visit?.idle).not.toBeNull();
  expect(house.runner.view().health.camera).toBe('ready');
});

test('a card put on the reader at the tap screen shows that somebody is there', async () => {
  const house = openHouse(testAccount({ badges: [encodedBadge()] }));
  await house.signIn();
  house.runner.act({ act: 'start-activation', badge: badgeId });
  house.clock.advance(50_000);
  house.terminal.insert(memoryCard({ uid: '04FFFFFFFFFFFF' }));
  expect(house.runner.view().visit?.idle).toBeNull();
});

test('the visit ends at its end whatever is touched, announced a minute before', async () => {
  const house = openHouse();
  await house.signIn();
  const endsAt = new Date(house.clock.now() + 1_200_000).toISOString();
  for (let minute = 0; minute < 38; minute += 1) {
    house.clock.advance(30_000);
    house.runner.act({ act: 'touch' });
    await house.settle();
  }
  expect(house.runner.view().visit?.endsAt).toBe(endsAt);
  house.clock.advance(30_000);
  house.runner.act({ act: 'touch' });
  house.clock.advance(30_000);
  expect(house.runner.view().screen.name).toBe('leaving');
  house.clock.advance(1_200);
  expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: 'visit.expired' });
  expect(house.central.calls.filter((call) => call === 'renew').length).toBeGreaterThan(4);
});

test('a visit that central has ended is over', async () => {
  const house = openHouse();
  await house.signIn();
  house.central.accountFault = 'visit.expired';
  house.clock.advance(2_000);
  await house.on('leaving');
  house.clock.advance(1_200);
  expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: 'visit.expired' });
});

test('the account is read every two seconds, more and more seldom while central is down, at once when it is back', async () => {
  const house = openHouse();
  await house.signIn();
  const reads = () => house.central.calls.filter((call) => call === 'account').length;
  const after = async (milliseconds: number) => {
    house.clock.advance(milliseconds);
    await house.settle();
    house.runner.act({ act: 'touch' });
    return reads();
  };
  expect([await after(2_000), await after(2_000)]).toEqual([1, 2]);
  house.central.setOnline(false);
  expect([await after(2_000), await after(2_000), await after(2_000), await after(2_000)]).toEqual([
    3, 3, 4, 4,
  ]);
  const before = reads();
  house.central.setOnline(true);
  house.central.account = { ...house.central.account, revision: 4, photo: null };
  house.clock.advance(1);
  await house.settle();
  expect(reads()).toBe(before + 1);
  house.runner.act({ act: 'start-image-rights' });
  expect(await after(10_000)).toBe(before + 1);
});

test('a language chosen at the welcome screen goes when nobody comes, and so does a notice', async () => {
  const house = openHouse();
  await house.on('welcome');
  house.runner.act({ act: 'language', language: 'en' });
  house.clock.advance(59_999);
  expect(house.runner.view().language).toBe('en');
  house.clock.advance(1);
  expect(house.runner.view().language).toBe('fr');
  await house.atEnt();
  house.runner.act({ act: 'close-ent' });
  house.clock.advance(30_000);
  expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: null });
});

test('after a crash in the middle of a visit the welcome screen says so, once', async () => {
  const house = openHouse(testAccount(), { flag: { wasUp: true, set: () => undefined } });
  expect(await house.on('welcome')).toEqual({ name: 'welcome', notice: 'visit.restarted' });
});
