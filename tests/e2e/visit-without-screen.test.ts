import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newcomer } from '../../src/demo/people.ts';
import { CardUid } from '../../src/shared/domain/card-uid.ts';
import { memoryCard } from '../../src/station/card/memory-card.ts';
import { startStation, startTown, type Town } from '../support/screenless.ts';

const face = readFileSync(join(import.meta.dirname, '../fixtures/faces/grace_hopper.jpg')).toString('base64');
const own = '04A1B2C3D4E580';
let town: Town;
beforeEach(async () => void (town = await startTown(newcomer)));
afterEach(() => town.stop());

type Station = ReturnType<typeof startStation>;

async function signIn({ runner, until }: Station) {
  await until(({ screen }) => screen.name === 'welcome');
  expect(runner.act({ act: 'sign-in' }).ok).toBe(true);
  await until(({ screen }) => screen.name === 'account');
}

function decide({ runner }: Station, decision: 'accepted' | 'refused') {
  runner.act({ act: 'continue' });
  const decisions = runner
    .imageRightsTexts('fr')
    .flatMap(({ purpose, source: text }) => (purpose === 'badge' ? [] : [{ purpose, decision, text }]));
  return runner.act({ act: 'decide-image-rights', decisions });
}

/** The face in the middle of the fixture, 35:45. */
const submit = ({ runner }: Station) =>
  runner.act({
    act: 'submit-photo',
    from: { source: 'camera', frame: face },
    measured: { analysis: 'off', values: {}, tries: 1, anyway: false },
    crop: { left: 0.15, top: 0.05, width: 0.7, height: 0.7 * (45 / 35) * (512 / 600) },
  });

test('a whole visit through the real engine, CAS and central', async () => {
  const station = startStation(town, newcomer);
  const { runner, until, terminal } = station;
  await signIn(station);
  runner.act({ act: 'start-photo' });
  expect(decide(station, 'refused').ok).toBe(true);
  await until(({ screen }) => screen.name === 'photo');
  expect(submit(station).ok).toBe(true);
  await until(({ screen }) => screen.name === 'saved' && screen.delivery === 'transmitted');
  const shown = await until(({ visit }) => visit?.account.photo?.state === 'submitted');
  expect((await runner.image(shown.visit!.account.photo!.image)).ok).toBe(true);
  runner.act({ act: 'continue' });
  expect(runner.act({ act: 'start-badge-request' }).ok).toBe(true);
  runner.act({ act: 'request-badge', certified: false });
  await until(
    ({ screen }) =>
      screen.name === 'saved' && screen.what === 'badge-request' && screen.delivery === 'transmitted',
  );

  const [badge] = (await town.central.admin.account(town.person)).badges;
  await town.central.admin.acceptPhoto(town.person);
  await town.central.admin.approveBadge(badge!.id);
  await town.central.admin.printBadge(badge!.id);
  await town.central.admin.encodeBadge(badge!.id, CardUid.parse(own));
  runner.act({ act: 'continue' });
  await until(({ visit }) => visit?.account.badges[0]?.state === 'encoded');
  runner.act({ act: 'start-activation', badge: badge!.id });
  terminal.insert(memoryCard({ uid: own }));
  await until(
    ({ screen }) =>
      screen.name === 'saved' && screen.what === 'activation' && screen.delivery === 'transmitted',
  );
  runner.act({ act: 'continue' });
  runner.act({ act: 'start-opposition', badge: badge!.id });
  runner.act({ act: 'oppose', badge: badge!.id, motive: 'lost' });
  await until(
    ({ screen }) =>
      screen.name === 'saved' && screen.what === 'opposition' && screen.delivery === 'transmitted',
  );
  // Found again: the badge itself lifts the opposition for a loss, and not the one for a theft.
  runner.act({ act: 'continue' });
  terminal.remove();
  expect(runner.act({ act: 'start-reinstatement', badge: badge!.id }).ok).toBe(true);
  terminal.insert(memoryCard({ uid: own }));
  await until(
    ({ screen }) =>
      screen.name === 'saved' && screen.what === 'reinstatement' && screen.delivery === 'transmitted',
  );
  expect((await town.central.admin.account(town.person)).badges).toMatchObject([{ state: 'active' }]);
  runner.act({ act: 'continue' });
  runner.act({ act: 'start-opposition', badge: badge!.id });
  runner.act({ act: 'oppose', badge: badge!.id, motive: 'stolen' });
  await until(
    ({ screen }) =>
      screen.name === 'saved' && screen.what === 'opposition' && screen.delivery === 'transmitted',
  );
  runner.act({ act: 'continue' });
  expect(runner.act({ act: 'start-reinstatement', badge: badge!.id }).ok).toBe(false);
  runner.act({ act: 'leave' });
  await until(({ screen }) => screen.name === 'welcome' && screen.notice === 'goodbye');

  const account = await town.central.admin.account(town.person);
  expect(account.photo?.state).toBe('accepted');
  expect(account.consents.map((one) => one.decision)).toEqual(['refused', 'refused', 'refused']);
  expect(account.badges).toMatchObject([{ id: badge!.id, state: 'opposed', motive: 'stolen', uid: own }]);
  await station.stop();
});

test('central away during the visit, and the station dies: all that was saved arrives after the restart, once', async () => {
  const first = startStation(town, newcomer);
  await signIn(first);
  first.network.set(true);
  first.runner.act({ act: 'start-photo' });
  decide(first, 'accepted');
  await first.until(({ screen }) => screen.name === 'photo');
  submit(first);
  await first.until(({ screen }) => screen.name === 'saved' && screen.delivery === 'stored');
  await first.until(({ queued, health }) => queued === 2 && health.network === 'down');
  expect((await town.central.admin.account(town.person)).photo).toBeNull();
  await first.stop();

  const second = startStation(town, newcomer);
  const view = await second.until(({ screen, queued }) => screen.name === 'welcome' && queued === 0);
  expect(view.screen).toEqual({ name: 'welcome', notice: 'visit.restarted' });
  const account = await town.central.admin.account(town.person);
  expect(account.photo?.state).toBe('submitted');
  expect(account.consents).toHaveLength(3);
  await second.stop();
});
