import { describe, expect, test } from 'vitest';
import { memoryCard } from '../card/memory-card.ts';
import { testAccount } from '../visit/testing/people.ts';
import { openHouse } from '../visit/testing/house.ts';
import { atDesk, gate, operator } from './testing/at-desk.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';

const second = () => officeBadge(2, { state: 'printed', uid: null, holder: { lastName: 'Autre' } });

describe('who may', () => {
  test.each([[undefined], [['moderator' as const]]])(
    'roles %j: refused, and nothing is asked',
    async (roles) => {
      const house = openHouse(testAccount(roles === undefined ? {} : { roles }));
      await house.signIn();
      expect(house.runner.act({ act: 'open-lookup' })).toEqual({ ok: false, error: 'office.not-allowed' });
      expect(house.runner.act({ act: 'lookup-search', text: 'Titulaire' }).ok).toBe(false);
      expect(house.runner.act({ act: 'scan', code: 'x' }).ok).toBe(false);
      await house.settle();
      expect(house.central.calls.filter((call) => call.startsWith('office'))).toEqual([]);
    },
  );

  test('central takes the role away: the next question ends on the account, which says so', async () => {
    const { central, runner, on } = await atDesk();
    central.badges.revoked = true;
    runner.act({ act: 'lookup-search', text: 'Titulaire' });
    expect(await on('account')).toEqual({ name: 'account', tab: 'personal', notice: 'office.not-allowed' });
  });
});

describe('a tap', () => {
  test('says whose badge it is, its state, its history and the other badges', async () => {
    const own = officeBadge(1);
    const old = officeBadge(3, { state: 'opposed', motive: 'lost', holder: own.holder });
    const { tap, at } = await atDesk([own, old]);
    tap(uidOf(1));
    const shown = await at('sheet');
    expect(shown).toMatchObject({
      uid: uidOf(1),
      sheet: {
        badge: own.badge,
        state: 'active',
        holder: { firstName: 'Prénom1' },
        others: [{ motive: 'lost' }],
      },
      problem: null,
    });
    expect(shown.offers.map(({ act }) => act)).toEqual(['oppose', 'replace', 'deliver']);
  });

  test('of a card that lay there when the screen was opened', async () => {
    const { tap, at, runner, on, open } = await atDesk();
    runner.act({ act: 'back' });
    await on('account');
    tap(uidOf(1));
    open();
    expect((await at('sheet')).sheet?.uid).toBe(uidOf(1));
  });

  test('of another badge takes the place of an open sheet, which is gone at once', async () => {
    const { tap, at, screen, central } = await atDesk([officeBadge(1), officeBadge(2)]);
    tap(uidOf(1));
    await at('sheet');
    const slow = gate();
    central.holdOffice = slow.closed;
    tap(uidOf(2));
    expect(screen()).toMatchObject({ stage: 'searching', sheet: null, offers: [], found: [] });
    slow.open();
    expect((await at('sheet')).sheet?.uid).toBe(uidOf(2));
  });

  test('an answer about the badge before it is not shown', async () => {
    const { tap, at, central, settle, screen } = await atDesk([officeBadge(1), officeBadge(2)]);
    const slow = gate();
    central.holdOffice = slow.closed;
    tap(uidOf(1));
    await settle();
    central.holdOffice = Promise.resolve();
    tap(uidOf(2));
    await at('sheet');
    slow.open();
    await settle();
    expect(screen()).toMatchObject({ uid: uidOf(2), sheet: { uid: uidOf(2) } });
  });

  test('of a card that left before it was read asks nothing of central', async () => {
    const { tap, terminal, problem, central, settle, screen } = await atDesk();
    const slow = gate();
    tap(uidOf(1), { hold: slow.closed });
    expect(screen().stage).toBe('searching');
    terminal.remove();
    await problem('card.removed');
    slow.open();
    await settle();
    expect(screen()).toMatchObject({ stage: 'ask', sheet: null });
    expect(central.calls).not.toContain('office-search');
  });

  test.each([
    ['a random UID', { uid: '08A1B2C3' }, 'card.random-uid'],
    ['a mute card', { uid: uidOf(1), mute: true }, 'card.unreadable'],
    ['a bad status word', { uid: uidOf(1), uidStatusWord: 0x6a81 }, 'card.status-word'],
  ] as const)('%s is a problem, and the right card works after it', async (_, { uid, ...more }, code) => {
    const { tap, terminal, problem, at } = await atDesk();
    tap(uid, more);
    await problem(code);
    terminal.remove();
    tap(uidOf(1));
    expect((await at('sheet')).problem).toBeNull();
  });

  test('two cards: nothing is looked up until one lies there alone', async () => {
    const { tap, terminal, problem, at, screen } = await atDesk();
    terminal.plug('Second reader');
    tap(uidOf(1));
    await at('sheet');
    terminal.insert(memoryCard({ uid: uidOf(2) }), 'Second reader');
    await problem('card.several');
    terminal.remove('Second reader');
    await at('sheet');
    expect(screen()).toMatchObject({ sheet: { uid: uidOf(1) }, problem: null });
  });

  test('the chip of a destroyed badge that another one has now', async () => {
    const old = officeBadge(3, { state: 'destroyed', uid: uidOf(1) });
    const { tap, at } = await atDesk([old, officeBadge(1)]);
    tap(uidOf(1));
    expect((await at('sheet')).sheet?.badge).toBe(officeBadge(1).badge);
  });
});

describe('a code', () => {
  test('of the hardware scanner, and one that the camera read', async () => {
    const { scanner, at, runner } = await atDesk([officeBadge(1), second()]);
    scanner.scan(officeBadge(1).badge);
    expect((await at('sheet')).sheet?.badge).toBe(officeBadge(1).badge);
    expect(runner.act({ act: 'scan', code: second().badge }).ok).toBe(true);
    expect((await at('sheet')).sheet?.badge).toBe(second().badge);
  });

  test('that nobody knows', async () => {
    const { scanner, problem, screen } = await atDesk();
    scanner.scan('https://esc.gg/nothing');
    await problem('office.nothing-found');
    expect(screen().stage).toBe('ask');
  });

  test('the state of the scanner is said', async () => {
    const { scanner, screen } = await atDesk();
    expect(screen().scanner).toBe('ready');
    scanner.unplug();
    expect(screen().scanner).toBe('none');
  });
});

describe('a name', () => {
  test('of several: a list, a choice, and back to the list', async () => {
    const { runner, at, screen } = await atDesk([officeBadge(1), officeBadge(2)]);
    runner.act({ act: 'lookup-search', text: 'titulaire' });
    expect((await at('list')).found.map(({ badge }) => badge)).toEqual([
      officeBadge(1).badge,
      officeBadge(2).badge,
    ]);
    runner.act({ act: 'lookup-open', badge: officeBadge(2).badge });
    expect((await at('sheet')).sheet?.badge).toBe(officeBadge(2).badge);
    runner.act({ act: 'lookup-close' });
    expect(screen()).toMatchObject({ stage: 'list', sheet: null });
    runner.act({ act: 'lookup-close' });
    expect(screen()).toMatchObject({ stage: 'ask', found: [] });
  });

  test('more than can be shown', async () => {
    const { runner, at } = await atDesk(Array.from({ length: 21 }, (_, index) => officeBadge(index + 1)));
    runner.act({ act: 'lookup-search', text: 'titulaire' });
    expect(await at('list')).toMatchObject({ more: true, found: { length: 20 } });
  });

  test('closed while central is asked: the answer is not shown', async () => {
    const { runner, central, settle, screen } = await atDesk();
    const slow = gate();
    central.holdOffice = slow.closed;
    runner.act({ act: 'lookup-search', text: 'titulaire' });
    expect(screen().stage).toBe('searching');
    runner.act({ act: 'lookup-close' });
    slow.open();
    await settle();
    expect(screen()).toMatchObject({ stage: 'ask', sheet: null, found: [] });
  });

  test('another badge of the same person', async () => {
    const own = officeBadge(1);
    const old = officeBadge(3, { state: 'expired', holder: own.holder });
    const { tap, at, runner } = await atDesk([own, old]);
    tap(uidOf(1));
    await at('sheet');
    expect(runner.act({ act: 'lookup-open', badge: old.badge }).ok).toBe(true);
    expect(await at('sheet')).toMatchObject({ sheet: { badge: old.badge }, uid: uidOf(1) });
  });
});

test('without central nothing is shown, and it is said', async () => {
  const { central, tap, problem, screen, terminal, at } = await atDesk();
  central.officeFault = 'central.unreachable';
  tap(uidOf(1));
  await problem('central.unreachable');
  expect(screen()).toMatchObject({ stage: 'ask', sheet: null });
  central.officeFault = null;
  terminal.remove();
  tap(uidOf(1));
  await at('sheet');
});

test('a tap and a scan are signs of life; looking takes the time of the office', async () => {
  const { clock, tap, runner, scanner } = await atDesk();
  clock.advance(200_000);
  expect(runner.view().visit?.idle).toBeNull();
  tap(uidOf(1));
  clock.advance(200_000);
  scanner.scan('x');
  clock.advance(200_000);
  expect(runner.view().visit?.idle).toBeNull();
  clock.advance(100_000);
  expect(runner.view().screen.name).toBe('leaving');
});

test('leaving the screen forgets what was shown', async () => {
  const { tap, at, runner } = await atDesk([officeBadge(1)], operator());
  tap(uidOf(1));
  await at('sheet');
  runner.act({ act: 'back' });
  expect(JSON.stringify(runner.memory())).not.toContain('Titulaire');
  expect(JSON.stringify(runner.memory())).not.toContain(uidOf(1));
});
