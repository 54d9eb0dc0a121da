import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { differences } from '../../../src/demo/tour/expected.ts';
import { tourSteps } from '../../../src/demo/tour/report.ts';
import { tourActs } from '../../../src/demo/tour/visit.ts';
import { handOf, type Hand } from '../../../src/demo/tour/visitor/hand.ts';
import type { House } from '../../../src/demo/house.ts';
import type { DemoResident } from '../../../src/demo/people.ts';
import { discreetName } from '../../../src/shared/domain/person.ts';
import type { PersonId } from '../../../src/shared/domain/ids.ts';
import type { Language } from '../../../src/shared/domain/language.ts';
import { CasVisitor } from '../../peers/cas-client.ts';
import { filesLookedAt, markersOf, remainsOnDisk, remainsOnScreen } from '../remains.ts';

/** The id of a resident at central. */
export async function personOf(house: House, { login }: DemoResident): Promise<PersonId> {
  const person = (await house.central.admin.people()).find((one) => one.login === login);
  if (person === undefined) throw new Error(`${login} is not at central`);
  return person.id;
}

/**
 * The whole visit of one newcomer, step by step, and what is left of it: the same tests for every shell, CAS server
 * and database.
 */
export function wholeVisit(house: () => House, resident: DemoResident, language: Language): void {
  let hand: Hand;
  let acts: ReturnType<typeof tourActs>;
  const cookies = new Map<string, string>();

  let broken = false;
  it.each(tourSteps)('step %s ends as it should', async (step) => {
    expect(broken, 'an earlier step failed').toBe(false);
    broken = true;
    hand ??= handOf(house().surfaces, language, async (seen) => {
      if (seen === 'ent') await hearCookies(house(), cookies);
    });
    acts ??= tourActs(house(), hand, resident, discreetName(resident));
    if (step === 'sign-out') await findsWhatIsThere(house(), resident);
    await acts[step]();
    broken = false;
  });

  it('central holds exactly what was done', async () => {
    expect(await differences(house().central.admin, await acts.done())).toEqual([]);
  });

  it('central knows that the visit is over', async () => {
    const person = await personOf(house(), resident);
    const closed = async () =>
      (await house().central.admin.visits(person)).map(({ closed_ms }) => closed_ms !== null);
    await expect.poll(closed).toEqual([true]); // the station says so a moment after the screen
  });

  it('nothing of the visitor is left on the screen or in the browser', async () => {
    const markers = await markersOf(house(), resident, await personOf(house(), resident));
    expect(await remainsOnScreen(house().surfaces.kiosk(), markers)).toEqual([]);
  });

  it('nothing of the visitor is left in any file of the station or the browser', async () => {
    const markers = await markersOf(house(), resident, await personOf(house(), resident));
    expect(markers.pictures).toHaveLength(2);
    expect(filesLookedAt(house())).toBeGreaterThan(3);
    expect(remainsOnDisk(house(), markers)).toEqual([]);
  });

  it('the ENT knows the visitor no more, even by the cookies of then', async () => {
    expect(house().surfaces.pages()).toHaveLength(1);
    expect([...cookies.keys()]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:lemonldap|TGC)$/)]),
    );
    const thief = new CasVisitor(house().ent.url);
    for (const [name, value] of cookies) thief.cookies.set(name, value);
    expect(await thief.gateway('https://badges.univ.test/kiosk/cas?state=x')).toBeUndefined();
  });
}

/** The searches for remains, while there is something to find: else their silence afterwards would prove nothing. */
async function findsWhatIsThere(house: House, resident: DemoResident): Promise<void> {
  const markers = await markersOf(house, resident, await personOf(house, resident));
  expect(await remainsOnScreen(house.surfaces.kiosk(), markers)).toContain(`${resident.firstName} in dom`);
  const planted = join(house.profile, 'planted');
  for (const marker of [Buffer.from(resident.lastName, 'utf16le'), ...markers.pictures]) {
    writeFileSync(planted, Buffer.concat([Buffer.alloc(100), marker, Buffer.alloc(100)]));
    expect(remainsOnDisk(house, markers)).toEqual([expect.stringContaining(planted)]);
  }
  rmSync(planted);
}

/** Hears what cookies the ENT gives from now on, its session among them; the last value of each name counts. */
export async function hearCookies(house: House, heard: Map<string, string>): Promise<void> {
  const page = await house.surfaces.entPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.responseReceivedExtraInfo', ({ headers }) => {
    const lines = Object.entries(headers).filter(([name]) => name.toLowerCase() === 'set-cookie');
    for (const line of lines.flatMap(([, value]) => value.split('\n'))) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) heard.set(name.trim(), value);
    }
  });
}
