import { describe, expect, test } from 'vitest';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { memoryCard } from '../card/memory-card.ts';
import { atDesk, gate, operator } from './testing/at-desk.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';

const actor = { role: 'card-office' };

describe('an old card', () => {
  const unknown = '04ABCDEF012345';
  const atUnknown = async () => {
    const desk = await atDesk([officeBadge(1, { state: 'destroyed' })]);
    desk.tap(unknown);
    await desk.at('sheet');
    const people = async (text: string) => {
      desk.runner.act({ act: 'lookup-people', text });
      await desk.settle();
    };
    const accredit = (change: object = {}) =>
      desk.runner.act({
        ...{ act: 'accredit', person: officeBadge(1).holder.id, kind: 'student', uid: unknown as never },
        note: 'Carte de 2024',
        ...change,
      });
    return { ...desk, people, accredit };
  };

  test('that nobody knows is accredited to a person, and is a badge then', async () => {
    const { screen, people, accredit, central, until } = await atUnknown();
    expect(screen()).toMatchObject({ uid: unknown, sheet: null, problem: null });
    expect(screen().offers).toEqual([{ act: 'accredit', tap: true, motive: false, note: 'needed' }]);
    expect(accredit().ok).toBe(false);
    await people('prénom1');
    expect(screen().people).toMatchObject([{ firstName: 'Prénom1' }]);
    expect(accredit().ok).toBe(true);
    await until(({ screen: now }) => now.name === 'lookup' && now.sheet?.state === 'encoded');
    const { badge } = central.saved[0]?.payload as { badge: BadgeId };
    expect(central.saved).toMatchObject([
      {
        ...{ kind: 'badge.accredit', actor, subject: officeBadge(1).holder.id },
        payload: { badge, kind: 'student', uid: unknown, note: 'Carte de 2024' },
      },
    ]);
    expect(screen()).toMatchObject({ stage: 'saved', sheet: { badge, uid: unknown } });
  });

  test('that was taken away is waited for: the very same one', async () => {
    const { screen, people, accredit, central, terminal, tap, problem, at } = await atUnknown();
    await people('prénom1');
    terminal.remove();
    accredit();
    expect(screen().stage).toBe('tap');
    tap(uidOf(1));
    await problem('badge.uid-mismatch');
    terminal.remove();
    tap(unknown);
    await at('saved');
    expect(central.saved).toHaveLength(1);
  });

  test('that was swapped for another one, without the reader noticing, does not become the badge of anybody', async () => {
    const desk = await atDesk([officeBadge(1, { state: 'destroyed' })]);
    const { terminal, runner, settle, screen, problem, central, at } = desk;
    const cards = [memoryCard({ uid: unknown }), memoryCard({ uid: '04ABCDEF012346' })];
    let lying = 0;
    const process = (apdu: Uint8Array) => (cards[lying] ?? memoryCard({ uid: unknown })).process(apdu);
    terminal.insert({ ...memoryCard({ uid: unknown }), process });
    await at('sheet');
    runner.act({ act: 'lookup-people', text: 'prénom1' });
    await settle();
    lying = 1;
    const person = officeBadge(1).holder.id;
    const act = { act: 'accredit', person, kind: 'student', uid: unknown as never } as const;
    expect(runner.act({ ...act, note: 'Carte de 2024' }).ok).toBe(true);
    await problem('card.changed');
    expect(central.saved).toEqual([]);
    terminal.remove();
    lying = 0;
    terminal.insert({ ...memoryCard({ uid: unknown }), process });
    await at('saved');
    expect(screen().doing).toMatchObject({ act: 'accredit' });
    expect(central.saved).toHaveLength(1);
  });

  test('for oneself, for another kind of person, or of another UID: not', async () => {
    const { screen, people, accredit, central, settle } = await atUnknown();
    central.badges.people.push({ ...officeBadge(1).holder, id: operator().person.id, lastName: 'Soi' });
    await people('prénom1');
    accredit({ person: operator().person.id });
    expect(screen().problem).toBe('office.own-badge');
    accredit({ kind: 'staff' });
    expect(screen().problem).toBe('badge.act-not-allowed');
    expect(accredit({ uid: uidOf(7) }).ok).toBe(false);
    await settle();
    expect(central.saved).toEqual([]);
  });

  test('nobody of that name', async () => {
    const { people, screen } = await atUnknown();
    await people('personne');
    expect(screen()).toMatchObject({ stage: 'sheet', problem: 'sign-in.person-unknown' });
  });
});

describe('the badge on the reader', () => {
  const lost = () => officeBadge(1, { state: 'opposed', motive: 'lost' });

  test('that was tapped and still lies there completes the act at once', async () => {
    const { tap, at, confirm, central } = await atDesk([officeBadge(1, { state: 'encoded' })]);
    tap(uidOf(1));
    expect((await at('sheet')).offers[0]).toEqual({
      act: 'activate',
      tap: true,
      motive: false,
      note: 'none',
    });
    confirm('activate');
    await at('saved');
    expect(central.saved).toMatchObject([
      { kind: 'badge.activate', actor, payload: { badge: officeBadge(1).badge, uid: uidOf(1) } },
    ]);
  });

  test('whose reading was broken off by another sheet is read for the act', async () => {
    const { tap, at, confirm, runner, central, screen } = await atDesk([
      officeBadge(1, { state: 'encoded' }),
    ]);
    tap(uidOf(1));
    runner.act({ act: 'lookup-open', badge: officeBadge(1).badge });
    expect((await at('sheet')).sheet?.badge).toBe(officeBadge(1).badge);
    confirm('activate');
    expect(screen().stage).toBe('tap');
    await at('saved');
    expect(central.saved).toMatchObject([{ kind: 'badge.activate', payload: { uid: uidOf(1) } }]);
  });

  test('is waited for, when the sheet was searched by name; another badge does not count', async () => {
    const { tap, terminal, at, confirm, central, runner, problem, screen } = await atDesk([
      lost(),
      officeBadge(2),
    ]);
    runner.act({ act: 'lookup-search', text: 'prénom1' });
    await at('sheet');
    confirm('reinstate', 'Retrouvé au stade');
    expect(screen()).toMatchObject({ stage: 'tap', doing: { act: 'reinstate', delivery: 'waiting' } });
    tap(uidOf(2));
    await problem('badge.uid-mismatch');
    expect(screen()).toMatchObject({ stage: 'tap', sheet: { badge: lost().badge } });
    expect(confirm('destroy', 'Vite').ok).toBe(false);
    expect(runner.act({ act: 'scan', code: officeBadge(2).badge }).ok).toBe(false);
    terminal.remove();
    tap(uidOf(1));
    await at('saved');
    expect(central.saved).toMatchObject([
      { kind: 'badge.reinstate', payload: { uid: uidOf(1), note: 'Retrouvé au stade' } },
    ]);
    expect(central.badges.get(lost().badge)?.state).toBe('active');
  });

  test('the reader says what it lacks while an act waits, and not otherwise', async () => {
    const { terminal, at, confirm, runner, problem, screen } = await atDesk([lost()]);
    runner.act({ act: 'lookup-search', text: 'prénom1' });
    await at('sheet');
    terminal.unplug('Memory reader');
    expect(screen().problem).toBeNull();
    confirm('reinstate', 'Retrouvé');
    await problem('reader.none');
    terminal.plug('Memory reader');
    await problem(null);
  });

  test('given up: nothing is saved, and the next tap looks up again', async () => {
    const { tap, at, confirm, runner, central, screen } = await atDesk([lost(), officeBadge(2)]);
    runner.act({ act: 'lookup-search', text: 'prénom1' });
    await at('sheet');
    confirm('reinstate', 'Retrouvé');
    expect(runner.act({ act: 'lookup-cancel' }).ok).toBe(true);
    expect(screen()).toMatchObject({ stage: 'sheet', doing: null });
    tap(uidOf(2));
    await at('searching');
    expect((await at('sheet')).sheet?.uid).toBe(uidOf(2));
    expect(central.saved).toEqual([]);
  });

  test('that was swapped before the act was confirmed: not saved, and waited for', async () => {
    const { tap, terminal, at, confirm, central, settle, screen } = await atDesk([lost(), officeBadge(2)]);
    tap(uidOf(1));
    await at('sheet');
    terminal.remove();
    confirm('reinstate', 'Retrouvé');
    tap(uidOf(2));
    await settle();
    expect(screen()).toMatchObject({ stage: 'tap', problem: 'badge.uid-mismatch' });
    expect(central.saved).toEqual([]);
    terminal.remove();
    tap(uidOf(1));
    await at('saved');
    expect(central.saved).toMatchObject([{ payload: { uid: uidOf(1) } }]);
  });

  test('that leaves while the store works, and another one that comes: each stays itself', async () => {
    const { tap, terminal, at, confirm, central, settle, screen } = await atDesk([lost(), officeBadge(2)]);
    tap(uidOf(1));
    await at('sheet');
    const slow = gate();
    central.holdSave = slow.closed;
    confirm('reinstate', 'Retrouvé');
    await settle();
    terminal.remove();
    tap(uidOf(2));
    await settle();
    expect(screen()).toMatchObject({ stage: 'saving', sheet: { uid: uidOf(1) } });
    slow.open();
    await settle();
    expect(screen()).toMatchObject({ stage: 'sheet', uid: uidOf(2), sheet: { uid: uidOf(2) }, doing: null });
    expect(central.saved).toMatchObject([{ payload: { badge: lost().badge, uid: uidOf(1) } }]);
  });

  test('another badge of the person is active: said before any tap', async () => {
    const { tap, at, confirm, central, screen } = await atDesk([
      lost(),
      officeBadge(2, { holder: lost().holder }),
    ]);
    tap(uidOf(1));
    await at('sheet');
    confirm('reinstate', 'Retrouvé');
    expect(screen()).toMatchObject({ stage: 'sheet', problem: 'badge.already-active' });
    expect(central.saved).toEqual([]);
  });
});
