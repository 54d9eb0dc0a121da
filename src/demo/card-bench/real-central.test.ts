import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodingSettings } from '../../central/testing/office-desk.ts';
import { makeSqlite, openHouse, type House } from '../../central/testing/house.ts';
import { carded, type Carded } from '../../central/testing/officer.ts';
import { centralAddress } from '../../station/central/address.ts';
import { connectHttp } from '../../station/central/http-central.ts';
import { steadyClock } from '../../station/clock.ts';
import { temporaryFolder, testKeyWrap, until } from '../../station/engine-kit.ts';
import { openEngine } from '../../station/engine.ts';
import { silentLog } from '../../station/log.ts';
import { blank, sitDown, uidOf } from './at-bench.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse(makeSqlite, { encoding: encodingSettings({ afterwards: 'activate' }) });
  await house.central.admin.grantRole('mduran', 'card-office');
});
afterAll(() => house.close());

/** A station of the office on the real central, over HTTP, with an operator at its bench. */
async function atRealBench() {
  const { code } = await house.central.admin.issueEnrolmentCode('Service des badges', true);
  const clock = steadyClock();
  const engine = await openEngine({
    profile: join(temporaryFolder(), 'profile'),
    connect: connectHttp({ address: centralAddress(house.central.url) }),
    keyWrap: testKeyWrap,
    newcomer: { name: 'Service des badges', code },
    log: silentLog,
    clock,
  });
  if (!engine.ok) throw new Error(engine.error);
  return { ...(await sitDown(engine.value, clock, () => 'ST-mduran')), close: () => engine.value.close() };
}
const stateOf = async ({ person, badge }: Carded) =>
  (await house.central.admin.badges(person)).find(({ id }) => id === badge);

test('three printed badges, one of them set aside: central knows each by its card', async () => {
  const people: Carded[] = [];
  for (const login of ['one', 'two', 'three']) people.push(await carded(house, login, 'printed'));
  const { scanner, screen, terminal, stage, act, sent, close } = await atRealBench();
  const identify = async ({ badge }: Carded) => {
    scanner.scan(badge);
    await until(() => screen().badge?.badge === badge && screen().stage !== 'searching');
  };
  const [one, two, three] = people;
  if (!one || !two || !three) throw new Error('three people');
  expect(screen().left).toBe(3);
  for (const [number, who] of [one, two].entries()) {
    await identify(who);
    terminal.insert(blank(number + 1));
    await stage('done');
  }
  await sent();
  expect(await stateOf(one)).toMatchObject({ state: 'active', uid: uidOf(1) });
  expect(await stateOf(two)).toMatchObject({ state: 'active', uid: uidOf(2) });

  await identify(three);
  terminal.insert(blank(2));
  await stage('problem');
  expect(screen().problem).toMatchObject({ code: 'bench.card-taken', about: { badge: two.badge } });
  terminal.insert(blank(3), [{ at: 14, kind: 'leave', moment: 'after' }]);
  await until(() => screen().unfinished.length === 1);
  const entry = screen().unfinished[0]?.entry ?? '';
  expect(act({ act: 'bench-void', entry, note: 'Puce fêlée' }).ok).toBe(true);
  await until(() => screen().unfinished.length === 0);
  await sent();
  expect(await stateOf(three)).toMatchObject({ state: 'approved', uid: null });

  act({ act: 'bench-keep-keys', on: true });
  terminal.insert(blank(4));
  await until(() => screen().keeping?.cards === 1);
  act({ act: 'bench-keep-keys', on: false });
  await until(() => screen().offline?.cards === 1);
  expect(screen()).toMatchObject({ refused: [], run: { done: 2 } });
  await close();
});
