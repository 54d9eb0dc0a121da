import { describe, expect, test } from 'vitest';
import type { Act } from '../../shared/contract/station.ts';
import { testAccount } from '../visit/testing/people.ts';
import { atDesk, gate } from './testing/at-desk.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';

const actor = { role: 'card-office' };

describe('an act without a tap', () => {
  test('opposition, with a motive and a note: saved, transmitted, and the sheet is read anew', async () => {
    const { tap, at, confirm, central, until, screen, offered } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    expect(confirm('oppose', 'Volé au restaurant', 'stolen').ok).toBe(true);
    expect(screen()).toMatchObject({
      stage: 'saving',
      offers: [],
      doing: { act: 'oppose', person: 'Prénom1 Titulaire' },
    });
    await until(({ screen: now }) => now.name === 'lookup' && now.doing?.delivery === 'transmitted');
    expect(central.saved).toMatchObject([
      {
        ...{ kind: 'badge.oppose', actor, subject: officeBadge(1).holder.id },
        payload: { badge: officeBadge(1).badge, motive: 'stolen', note: 'Volé au restaurant' },
      },
    ]);
    await until(({ screen: now }) => now.name === 'lookup' && now.sheet?.history.length === 1);
    expect(screen()).toMatchObject({
      stage: 'saved',
      sheet: { state: 'opposed', motive: 'stolen', history: [{ act: 'oppose', note: 'Volé au restaurant' }] },
    });
    expect(offered()).toEqual(['reinstate', 'replace', 'destroy']);
  });

  test('without a network: said to be stored, and the sheet shows what was done', async () => {
    const { tap, at, confirm, central, until, clock, settle, screen, offered } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    central.setOnline(false);
    confirm('oppose', 'Perdu', 'lost');
    expect((await at('saved')).doing?.delivery).toBe('waiting');
    await settle();
    clock.advance(3_000);
    await until(({ screen: now }) => now.name === 'lookup' && now.doing?.delivery === 'stored');
    expect(screen().sheet).toMatchObject({ state: 'opposed', motive: 'lost', history: [] });
    expect(offered()).toEqual(['oppose', 'reinstate', 'replace', 'destroy']);
    central.setOnline(true);
    await until(({ screen: now }) => now.name === 'lookup' && now.sheet?.history.length === 1);
    expect(screen().doing?.delivery).toBe('transmitted');
  });

  test('delivery, with or without words; replacement and destruction', async () => {
    const { tap, at, confirm, central, settle, screen } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    confirm('deliver');
    await settle();
    expect(screen().sheet?.deliveredAt).not.toBeNull();
    confirm('replace', 'Puce muette', 'faulty');
    await settle();
    expect(screen().sheet).toMatchObject({ state: 'opposed', others: [{ state: 'approved' }] });
    confirm('destroy', 'Passé au destructeur');
    await settle();
    expect(screen().sheet).toMatchObject({ state: 'destroyed', motive: 'faulty' });
    expect(central.saved.map(({ kind, payload }) => ({ kind, payload }))).toEqual([
      { kind: 'badge.deliver', payload: { badge: officeBadge(1).badge } },
      {
        kind: 'badge.replace',
        payload: {
          ...{ badge: officeBadge(1).badge, motive: 'faulty', note: 'Puce muette' },
          replacement: screen().sheet?.others[0]?.badge,
        },
      },
      { kind: 'badge.destroy', payload: { badge: officeBadge(1).badge, note: 'Passé au destructeur' } },
    ]);
  });

  test('the replacement of an opposed badge keeps its motive, and one of a kind is enough', async () => {
    const { tap, at, confirm, central, settle, problem } = await atDesk([
      officeBadge(1, { state: 'opposed', motive: 'stolen' }),
    ]);
    tap(uidOf(1));
    await at('sheet');
    confirm('replace', 'Vol déclaré');
    await settle();
    expect(central.saved[0]?.payload).toMatchObject({ motive: 'stolen' });
    confirm('replace', 'Encore un');
    await problem('badge.already-requested');
    expect(central.saved).toHaveLength(1);
  });

  test.each([
    ['stolen', true],
    ['faulty', true],
    ['lost', false],
  ] as const)('the replacement of a lost badge that turns out to be %s', async (motive, changes) => {
    const lost = officeBadge(1, { state: 'opposed', motive: 'lost' });
    const { tap, at, confirm, central, settle, screen, problem } = await atDesk([lost]);
    tap(uidOf(1));
    const { offers } = await at('sheet');
    expect(offers).toContainEqual({ act: 'replace', tap: false, motive: true, note: 'needed' });
    confirm('replace', 'Plainte déposée');
    await problem('badge.motive-missing');
    central.receipts = 'held';
    confirm('replace', 'Plainte déposée', motive);
    await at('saved');
    const seen = { state: 'opposed', motive, changedAt: lost.changedAt };
    expect(screen().sheet).toMatchObject(seen); // before central has heard of it
    central.deliver();
    await settle();
    expect(central.saved[0]?.payload).toMatchObject({ motive });
    expect(screen().sheet).toMatchObject({ ...seen, others: [{ state: 'approved' }] });
    expect(central.badges.get(lost.badge)).toMatchObject(seen);
    const history = screen().sheet?.history.map(({ act }) => act);
    expect(history).toEqual(changes ? ['oppose'] : []);
    // Worse than lost: its motive is no more to be chosen, and nothing but the office lifts it.
    expect(screen().offers.some(({ act }) => act === 'oppose')).toBe(!changes);
  });

  test.each([
    ['a motive', 'oppose', 'Perdu', null, 'badge.motive-missing'],
    ['words', 'oppose', null, 'lost', 'badge.note-missing'],
    ['the table’s leave', 'destroy', 'Trop tôt', null, 'badge.act-not-allowed'],
  ] as const)('without %s nothing is saved', async (_, what, note, motive, code) => {
    const { tap, at, confirm, problem, central, settle } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    confirm(what, note, motive);
    await problem(code);
    await settle();
    expect(central.saved).toEqual([]);
  });

  test('on a badge that is not on the sheet, or twice: refused', async () => {
    const { tap, at, confirm, runner, central, settle } = await atDesk([officeBadge(1), officeBadge(2)]);
    const ofOther: Act = {
      ...{ act: 'office-act', what: 'oppose', badge: officeBadge(2).badge },
      ...{ motive: 'lost', note: 'Perdu' },
    };
    expect(runner.act(ofOther).ok).toBe(false);
    tap(uidOf(1));
    await at('sheet');
    expect(runner.act(ofOther).ok).toBe(false);
    confirm('oppose', 'Perdu', 'lost');
    expect(confirm('oppose', 'Perdu', 'lost').ok).toBe(false);
    expect(runner.act({ act: 'back' }).ok).toBe(false);
    await settle();
    expect(central.saved).toHaveLength(1);
  });

  test('two acts, one soon after the other: the sheet that is read last shows both', async () => {
    const { tap, at, confirm, central, settle, screen } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    const slow = gate();
    confirm('deliver');
    await at('saved');
    central.holdOffice = slow.closed;
    await settle();
    confirm('oppose', 'Perdu', 'lost');
    await settle();
    slow.open();
    await settle();
    expect(screen().sheet?.history.map(({ act }) => act)).toEqual(['oppose', 'deliver']);
  });

  test('a store that refuses: said, and it can be tried again', async () => {
    const { tap, at, confirm, central, problem, settle, screen } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    central.storeFault = 'station.store-full';
    confirm('oppose', 'Perdu', 'lost');
    await problem('station.store-full');
    expect(screen()).toMatchObject({ stage: 'sheet', doing: null, sheet: { state: 'active' } });
    central.storeFault = null;
    confirm('oppose', 'Perdu', 'lost');
    await settle();
    expect(central.saved).toHaveLength(1);
  });

  test('central refuses: said with the name, and the sheet is as central says', async () => {
    const { tap, at, confirm, central, until, settle, screen, runner } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    central.refusal = 'badge.act-not-allowed';
    confirm('oppose', 'Perdu', 'lost');
    await until(({ screen: now }) => now.name === 'lookup' && now.refused.length === 1);
    await settle();
    expect(screen()).toMatchObject({
      ...{ stage: 'sheet', doing: null, sheet: { state: 'active' } },
      refused: [{ act: 'oppose', person: 'Prénom1 Titulaire', code: 'badge.act-not-allowed' }],
    });
    runner.act({ act: 'dismiss-notice' });
    expect(screen().refused).toEqual([]);
  });

  test('a refusal that comes when the screen was left is said when it is there again', async () => {
    const { tap, at, confirm, central, settle, screen, runner, open } = await atDesk();
    tap(uidOf(1));
    await at('sheet');
    central.receipts = 'held';
    confirm('oppose', 'Perdu', 'lost');
    await at('saved');
    runner.act({ act: 'back' });
    central.refusal = 'badge.none';
    central.deliver();
    await settle();
    open();
    expect(screen().refused).toMatchObject([{ person: 'Prénom1 Titulaire', code: 'badge.none' }]);
  });
});

describe('a badge of one’s own', () => {
  const own = (state: 'active' | 'opposed') => {
    const { person } = testAccount();
    const holder = { id: person.id, firstName: person.firstName, lastName: person.lastName };
    return officeBadge(1, { state, motive: state === 'opposed' ? 'stolen' : null, holder });
  };

  test('it is said before anything is asked, and what may be done is offered', async () => {
    const { tap, at, offered } = await atDesk([own('active')]);
    tap(uidOf(1));
    expect((await at('sheet')).problem).toBe('office.own-badge');
    expect(offered()).toEqual(['oppose']);
  });

  test('it is not reinstated, replaced or destroyed', async () => {
    const { tap, at, offered, confirm, central, settle, screen } = await atDesk([own('opposed')]);
    tap(uidOf(1));
    await at('sheet');
    expect(offered()).toEqual([]);
    for (const what of ['reinstate', 'replace', 'destroy'] as const) {
      confirm(what, 'Pour moi');
      expect(screen()).toMatchObject({ problem: 'office.own-badge', doing: null });
    }
    await settle();
    expect(central.saved).toEqual([]);
  });
});
