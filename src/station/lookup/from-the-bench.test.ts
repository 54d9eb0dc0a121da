import { expect, test } from 'vitest';
import { atDesk, gate } from './testing/at-desk.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';

test('from the bench, with a card that cannot be encoded: whose it is, and the sheet of the badge that is asked for', async () => {
  const { runner, on, tap, at } = await atDesk([officeBadge(1), officeBadge(2)]);
  runner.act({ act: 'back' });
  await on('account');
  expect(runner.act({ act: 'open-bench' }).ok).toBe(true);
  await on('bench');
  tap(uidOf(1));
  expect(runner.act({ act: 'open-lookup' })).toEqual({ ok: true, value: null });
  expect((await at('sheet')).sheet?.badge).toBe(officeBadge(1).badge);
  expect(runner.act({ act: 'lookup-open', badge: officeBadge(2).badge }).ok).toBe(true);
  expect((await at('sheet')).sheet?.badge).toBe(officeBadge(2).badge);
  expect(runner.act({ act: 'back' }).ok).toBe(true);
  expect(await on('bench')).toMatchObject({ stage: 'identify', badge: null });
  runner.act({ act: 'back' });
  await on('account');
  runner.act({ act: 'open-lookup' });
  runner.act({ act: 'back' });
  await on('account');
});

test('a card that the bench had, and that is taken off while the look-up reads it: asked for, and no alarm', async () => {
  const { runner, on, tap, at, terminal, problem, screen } = await atDesk([officeBadge(1)]);
  runner.act({ act: 'back' });
  await on('account');
  runner.act({ act: 'open-bench' });
  await on('bench');
  const slow = gate();
  tap(uidOf(1), { hold: slow.closed });
  runner.act({ act: 'open-lookup' });
  expect(screen().stage).toBe('searching');
  terminal.remove();
  expect(await at('ask')).toMatchObject({ problem: null, uid: null });
  slow.open();
  // One that is put down to be looked up, and goes too soon, is said.
  tap(uidOf(1), { hold: gate().closed });
  await at('searching');
  terminal.remove();
  await problem('card.removed');
  tap(uidOf(1));
  expect((await at('sheet')).problem).toBeNull();
});

test('a card that lies there and is waited for by an act is said when it leaves too soon', async () => {
  const { runner, on, tap, at, confirm, terminal, problem, screen } = await atDesk([
    officeBadge(1, { state: 'encoded' }),
  ]);
  runner.act({ act: 'back' });
  await on('account');
  tap(uidOf(1), { hold: gate().closed });
  runner.act({ act: 'open-lookup' });
  runner.act({ act: 'lookup-open', badge: officeBadge(1).badge });
  await at('sheet');
  confirm('activate');
  expect(screen().stage).toBe('tap');
  terminal.remove();
  await problem('card.removed');
});

test('a scanner that reads the same code again and again asks central once', async () => {
  const { scanner, central, at } = await atDesk([officeBadge(1)]);
  for (let times = 0; times < 50; times += 1) scanner.scan(officeBadge(1).badge);
  expect((await at('sheet')).sheet?.badge).toBe(officeBadge(1).badge);
  expect(central.calls.filter((call) => call === 'office-search')).toHaveLength(1);
});

test('a scan on the welcome screen, or in the account of somebody else, does nothing', async () => {
  const { scanner, central, runner, on, clock, settle, signIn } = await atDesk([officeBadge(1)]);
  runner.act({ act: 'leave' });
  clock.advance(2_000);
  await on('welcome');
  const asked = () => central.calls.filter((call) => call.startsWith('office')).length;
  const [before, view] = [asked(), runner.view()];
  scanner.scan(officeBadge(1).badge);
  await settle();
  expect(runner.view()).toBe(view);
  await signIn();
  const { screen } = runner.view();
  scanner.scan(officeBadge(1).badge);
  await settle();
  expect(runner.view().screen).toEqual(screen);
  expect(asked()).toBe(before);
});
