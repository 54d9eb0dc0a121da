import { expect, test } from 'vitest';
import type { Log } from '../log.ts';
import { openHouse } from './testing/house.ts';
import { markers } from './testing/people.ts';

test('the lines tell the way of a visit, and name nobody', async () => {
  const lines: object[] = [];
  const keep = (line: object) => void lines.push(line);
  const log = { info: keep, warn: keep, error: keep } as unknown as Log;
  const house = openHouse(undefined, { log });
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  house.runner.act({ act: 'oppose', badge: house.central.account.person.id as never, motive: 'lost' });
  house.runner.act({ act: 'leave' });
  await house.settle();
  expect(lines.map((line) => ('event' in line ? line.event : Object.keys(line).join()))).toEqual([
    'sign-in.begun',
    'sign-in.ended',
    'visit.begun',
    'screen',
    'screen',
    'act,code',
    'visit.ended',
  ]);
  for (const marker of markers) expect(JSON.stringify(lines)).not.toContain(marker);
});
