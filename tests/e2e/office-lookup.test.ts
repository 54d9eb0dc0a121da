import { afterEach, beforeEach, expect, test } from 'vitest';
import { newcomer } from '../../src/demo/people.ts';
import type { LookupScreen, OfficeAct } from '../../src/shared/contract/lookup.ts';
import type { OppositionMotive } from '../../src/shared/domain/badge.ts';
import type { PersonId } from '../../src/shared/domain/ids.ts';
import { memoryCard } from '../../src/station/card/memory-card.ts';
import { startStation, startTown, type Town } from '../support/screenless.ts';

const old = '04ABCDEF012345';
let town: Town;
let holder: PersonId;
beforeEach(async () => {
  town = await startTown(newcomer);
  holder = await town.central.admin.addPerson({
    ...{ login: 'otitulaire', kind: 'student', firstName: 'Odile', lastName: 'Titulaire' },
    ...{ contactEmail: null, universityEmail: 'odile.titulaire@univ.test' },
    ...{ studentNumber: '22009999', staffNumber: null },
  });
  await town.central.admin.grantRole(newcomer.login, 'card-office');
});
afterEach(() => town.stop());

/** A signed-in operator on the look-up screen of a station of the office. */
async function atDesk() {
  const { code } = await town.central.admin.issueEnrolmentCode('Guichet', true);
  const station = startStation({ ...town, code }, newcomer);
  const { runner, until } = station;
  await until(({ screen }) => screen.name === 'welcome');
  runner.act({ act: 'sign-in' });
  await until(({ screen }) => screen.name === 'account');
  expect(runner.act({ act: 'open-lookup' })).toEqual({ ok: true, value: null });
  const shows = async (holds: (screen: LookupScreen) => boolean): Promise<LookupScreen> => {
    const { screen } = await until((view) => view.screen.name === 'lookup' && holds(view.screen));
    return screen as LookupScreen;
  };
  const tap = () => station.terminal.insert(memoryCard({ uid: old }));
  const confirm = async (
    what: Exclude<OfficeAct, 'accredit'>,
    note: string | null,
    motive: OppositionMotive | null = null,
  ) => {
    const { sheet } = await shows((screen) => screen.sheet !== null);
    expect(runner.act({ act: 'office-act', badge: sheet!.badge, what, note, motive }).ok).toBe(true);
    return shows(
      (screen) => screen.doing?.delivery === 'transmitted' && screen.sheet?.history[0]?.act === what,
    );
  };
  return { ...station, shows, tap, confirm };
}

test('an old card through the real station and central: whose, accredited, activated, opposed, reinstated, handed out, destroyed', async () => {
  const desk = await atDesk();
  const { runner, shows, tap, confirm } = desk;
  tap();
  const unknown = await shows((screen) => screen.stage === 'sheet' && screen.sheet === null);
  expect(unknown).toMatchObject({ uid: old, problem: null, offers: [{ act: 'accredit' }] });
  runner.act({ act: 'lookup-people', text: 'titu odi' });
  const { people } = await shows((screen) => screen.people.length === 1);
  expect(people).toMatchObject([{ id: holder, firstName: 'Odile', number: '22009999' }]);
  const accredit = {
    act: 'accredit',
    person: holder,
    kind: 'student',
    uid: unknown.uid!,
    note: 'Carte de 2024',
  };
  expect(runner.act(accredit as never).ok).toBe(true);
  const badge = await shows((screen) => screen.sheet?.state === 'encoded');
  expect(badge.offers.map(({ act }) => act)).toEqual(['activate', 'oppose', 'replace', 'deliver', 'destroy']);

  // The card still lies on the reader: its tap is done.
  expect((await confirm('activate', null)).sheet?.state).toBe('active');
  expect((await confirm('deliver', 'Au guichet')).sheet?.deliveredAt).not.toBeNull();
  expect((await confirm('oppose', 'Plainte déposée', 'stolen')).sheet).toMatchObject({
    state: 'opposed',
    motive: 'stolen',
  });
  desk.terminal.remove();
  const { sheet } = await shows((screen) => screen.sheet !== null);
  runner.act({
    act: 'office-act',
    badge: sheet!.badge,
    what: 'reinstate',
    note: 'Rendue par la police',
    motive: null,
  });
  await shows((screen) => screen.stage === 'tap');
  tap();
  await shows((screen) => screen.doing?.delivery === 'transmitted' && screen.sheet?.state === 'active');
  await confirm('oppose', 'Ne répond plus', 'faulty');
  const { sheet: last } = await confirm('destroy', 'Passée au destructeur');
  expect(last?.history.map(({ act, role, note, place }) => ({ act, role, note, place }))).toEqual(
    [
      { act: 'destroy', note: 'Passée au destructeur' },
      { act: 'oppose', note: 'Ne répond plus' },
      { act: 'reinstate', note: 'Rendue par la police' },
      { act: 'oppose', note: 'Plainte déposée' },
      { act: 'deliver', note: 'Au guichet' },
      { act: 'activate', note: null },
      { act: 'accredit', note: 'Carte de 2024' },
    ].map((line) => ({ role: 'card-office', place: 'Guichet', ...line })),
  );
  expect(last?.history[0]?.actor).toContain(newcomer.lastName);
  expect((await town.central.admin.account(holder)).badges).toMatchObject([{ state: 'destroyed', uid: old }]);
  await desk.stop();
});

test('without central a tap finds nobody, and says so, until central answers: then it is found by itself', async () => {
  const desk = await atDesk();
  desk.network.set(true);
  desk.tap();
  expect(await desk.shows((screen) => screen.problem !== null)).toMatchObject({
    ...{ stage: 'ask', sheet: null, problem: 'central.unreachable' },
  });
  desk.network.set(false);
  expect(await desk.shows((screen) => screen.stage === 'sheet')).toMatchObject({ uid: old, problem: null });
  await desk.stop();
});
