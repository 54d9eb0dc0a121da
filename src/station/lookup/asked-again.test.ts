import { expect, test } from 'vitest';
import { atDesk, gate } from './testing/at-desk.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';

/** The look-up with a question that central did not answer. */
async function unanswered() {
  const desk = await atDesk([officeBadge(1), officeBadge(2)]);
  const asked = () => desk.central.calls.filter((call) => call.startsWith('office')).length;
  desk.central.officeFault = 'central.unreachable';
  const lost = async () => {
    await desk.problem('central.unreachable');
    expect(desk.screen()).toMatchObject({ stage: 'ask', sheet: null });
  };
  const back = (): void => {
    desk.central.officeFault = null;
    desk.central.setOnline(false);
    desk.central.setOnline(true);
  };
  return { ...desk, asked, lost, back };
}

test.each(['tap', 'code', 'name'] as const)(
  'a badge that was looked for by %s is shown as soon as central can be reached again',
  async (by) => {
    const { tap, scanner, runner, lost, back, at } = await unanswered();
    if (by === 'tap') tap(uidOf(1));
    else if (by === 'code') scanner.scan(officeBadge(1).badge);
    else runner.act({ act: 'lookup-search', text: 'Prénom1' });
    await lost();
    back();
    expect(await at('sheet')).toMatchObject({ sheet: { badge: officeBadge(1).badge }, problem: null });
  },
);

test('central answers again and nobody says so: it is asked now and then, ever less often, and the screen stays', async () => {
  const { scanner, lost, clock, settle, screen, central, asked, at } = await unanswered();
  scanner.scan(officeBadge(1).badge);
  await lost();
  const slow = gate();
  central.holdOffice = slow.closed;
  clock.advance(2_000);
  await settle();
  expect(screen()).toMatchObject({ stage: 'ask', problem: 'central.unreachable' }); // no flicker
  slow.open();
  await settle();
  const before = asked();
  clock.advance(3_999);
  await settle();
  expect(asked()).toBe(before);
  central.officeFault = null;
  clock.advance(1);
  expect(await at('sheet')).toMatchObject({ sheet: { badge: officeBadge(1).badge }, problem: null });
});

test('a sheet that could not be opened, and persons that could not be found', async () => {
  const { runner, central, at, problem, back, tap, screen, until } = await unanswered();
  central.officeFault = null;
  runner.act({ act: 'lookup-search', text: 'titulaire' });
  await at('list');
  central.officeFault = 'central.error';
  runner.act({ act: 'lookup-open', badge: officeBadge(2).badge });
  await problem('central.error');
  expect(screen()).toMatchObject({ stage: 'list' });
  back();
  expect(await at('sheet')).toMatchObject({ sheet: { badge: officeBadge(2).badge }, problem: null });
  tap(uidOf(9));
  await until(({ screen: now }) => now.name === 'lookup' && now.stage === 'sheet' && now.uid === uidOf(9));
  central.officeFault = 'central.unreachable';
  runner.act({ act: 'lookup-people', text: 'prénom1' });
  await problem('central.unreachable');
  back();
  await until(({ screen: now }) => now.name === 'lookup' && now.people.length === 1 && now.problem === null);
  expect(screen()).toMatchObject({ stage: 'sheet', uid: uidOf(9), sheet: null });
});

test('nobody waits any more: after another question, after the message was closed, after the screen was cleared or left', async () => {
  const { runner, lost, back, settle, screen, asked, scanner, problem, at } = await unanswered();
  const again = async () => {
    scanner.scan(officeBadge(1).badge);
    await lost();
  };
  await again();
  runner.act({ act: 'dismiss-notice' });
  const closed = asked();
  back();
  await settle();
  expect(asked()).toBe(closed);
  expect(screen()).toMatchObject({ stage: 'ask', problem: null, sheet: null });
  scanner.scan('https://esc.gg/nothing');
  await problem('office.nothing-found');
  back();
  await settle();
  expect(screen().problem).toBe('office.nothing-found');
  scanner.scan(officeBadge(2).badge);
  expect((await at('sheet')).sheet?.badge).toBe(officeBadge(2).badge);
});

test('the message is closed while it is asked again: the answer is not shown', async () => {
  const { scanner, lost, back, settle, screen, central, runner } = await unanswered();
  scanner.scan(officeBadge(1).badge);
  await lost();
  const slow = gate();
  central.holdOffice = slow.closed;
  back();
  runner.act({ act: 'dismiss-notice' });
  slow.open();
  await settle();
  expect(screen()).toMatchObject({ stage: 'ask', problem: null, sheet: null });
});

test('the card that was asked for has left meanwhile: what is known of it is shown, and no act is taken for a tap', async () => {
  const badge = officeBadge(1, { state: 'encoded' });
  const desk = await atDesk([badge]);
  desk.central.officeFault = 'central.unreachable';
  desk.tap(uidOf(1));
  await desk.problem('central.unreachable');
  desk.terminal.remove();
  await desk.settle();
  expect(desk.screen().problem).toBe('central.unreachable');
  desk.central.officeFault = null;
  desk.central.setOnline(false);
  desk.central.setOnline(true);
  await desk.at('sheet');
  desk.confirm('activate');
  expect(desk.screen().stage).toBe('tap');
  desk.tap(uidOf(2));
  await desk.problem('badge.uid-mismatch');
  expect(desk.central.saved).toEqual([]);
});

test('a card that is put down takes the place of the question that waits', async () => {
  const { scanner, tap, lost, back, problem, settle, screen } = await unanswered();
  scanner.scan(officeBadge(1).badge);
  await lost();
  tap('08A1B2C3'); // a random UID
  await problem('card.random-uid');
  back();
  await settle();
  expect(screen()).toMatchObject({ stage: 'ask', problem: 'card.random-uid', sheet: null });
});
