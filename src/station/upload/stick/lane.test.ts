import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import { ManualClock } from '../../manual-clock.ts';
import { Lane } from './lane.ts';

/** Something that ends when it is told to. */
function slow() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { ended, end: () => end() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('one at a time, the urgent one first', async () => {
  const lane = new Lane(new ManualClock());
  const first = slow();
  const order: string[] = [];
  const note = (what: string) => async () => void order.push(what);
  const all = [
    lane.run(1_000, false, () => first.ended),
    lane.run(1_000, false, note('thumbnail')),
    lane.run(1_000, false, note('thumbnail')),
    lane.run(1_000, true, note('pick')),
  ];
  await settle();
  expect(order).toEqual([]);
  first.end();
  await Promise.all(all);
  expect(order).toEqual(['pick', 'thumbnail', 'thumbnail']);
});

test('a stick that hangs: everything is answered, nothing new begins on it, and it goes on when the system gave up', async () => {
  const clock = new ManualClock();
  const lane = new Lane(clock);
  const hanging = slow();
  let wanted = true;
  const one = lane.run(5_000, true, async (goOn) => {
    await hanging.ended;
    wanted = goOn();
  });
  const behind = lane.run(5_000, false, async () => 'never');
  clock.advance(5_000);
  expect(await one).toEqual(err('stick.unreadable'));
  expect(await behind).toEqual(err('stick.unreadable'));
  expect(await lane.run(5_000, true, async () => 'never')).toEqual(err('stick.unreadable'));
  hanging.end();
  await settle();
  expect(wanted).toBe(false);
  expect(await lane.run(5_000, true, async () => 'again')).toEqual(ok('again'));
});

test('failures of the system are codes; bugs are thrown', async () => {
  const lane = new Lane(new ManualClock());
  const failed = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(await lane.run(1_000, true, failed('ENODEV'))).toEqual(err('stick.gone'));
  expect(await lane.run(1_000, true, failed('EIO'))).toEqual(err('stick.unreadable'));
  await expect(
    lane.run(1_000, true, async () => {
      throw new TypeError('a bug');
    }),
  ).rejects.toThrow('a bug');
  expect(await lane.run(1_000, true, async () => 1)).toEqual(ok(1));
});
