import { expect, test } from 'vitest';
import { atDesk } from './testing/at-desk.ts';
import { officeBadge, uidOf } from './testing/badges.ts';

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
});
