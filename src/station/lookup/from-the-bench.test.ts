import { expect, test } from 'vitest';
import { atDesk } from './testing/at-desk.ts';
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
