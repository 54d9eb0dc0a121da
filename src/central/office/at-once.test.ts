import { expect, it } from 'vitest';
import { StationId } from '../../shared/domain/ids.ts';
import type { ProblemError } from '../http/problem.ts';
import { AtOnce } from './at-once.ts';

const [hall, office] = ['1', '2'].map((digit) =>
  StationId.parse(`0a0a0a0a-0000-4000-8000-${digit.repeat(12)}`),
) as [StationId, StationId];

it('lets each station have so many searches under way, and refuses one more until another has ended', async () => {
  const atOnce = new AtOnce(2);
  const ends: (() => void)[] = [];
  let begun = 0;
  const search = (station: StationId, fails = false) =>
    atOnce.of(station, async () => {
      begun += 1;
      await new Promise<void>((end) => ends.push(end));
      if (fails) throw new Error('the database is away');
      return 'found';
    });
  const refused = () =>
    search(hall).then(
      () => null,
      (error: ProblemError) => ({ code: error.code, status: error.statusCode, after: error.retryAfter }),
    );
  const first = search(hall, true);
  const second = search(hall);
  expect(await refused()).toEqual({ code: 'central.too-many-requests', status: 429, after: 1 });
  // Another station has its own.
  const other = search(office);
  expect(begun).toBe(3);
  // One that failed has ended like any other.
  ends[0]?.();
  await expect(first).rejects.toThrow('away');
  const third = search(hall);
  expect(await refused()).not.toBeNull();
  for (const end of ends) end();
  expect(await Promise.all([second, third, other])).toEqual(['found', 'found', 'found']);
  const last = [search(hall), search(hall)];
  for (const end of ends) end();
  expect(await Promise.all(last)).toEqual(['found', 'found']);
});
