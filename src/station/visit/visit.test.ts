import { expect, test } from 'vitest';
import { memoryCard } from '../card/memory-card.ts';
import { openHouse } from './testing/house.ts';
import { badgeId, decided, decisions, encodedBadge, markers, testAccount } from './testing/people.ts';
import { traces } from './testing/traces.ts';

const crop = { left: 0, top: 0, width: 1, height: 1 };
const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;

test('a whole visit: sign in, image rights, photo, request, tap, opposition, leave', async () => {
  const house = openHouse();
  const { runner, central, terminal, on, until, signIn } = house;
  await signIn();
  expect(runner.act({ act: 'start-photo' }).ok).toBe(true);
  expect(runner.view().screen).toEqual({ name: 'image-rights', stage: 'explain', then: 'photo' });
  runner.act({ act: 'continue' });
  expect(runner.act({ act: 'decide-image-rights', decisions: decisions() }).ok).toBe(true);
  await on('photo');
  expect(
    runner.act({ act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured }).ok,
  ).toBe(true);
  await until(
    ({ screen }) => screen.name === 'saved' && screen.what === 'photo' && screen.delivery === 'transmitted',
  );
  runner.act({ act: 'continue' });
  await until(
    ({ visit }) => visit?.account.photo?.state === 'submitted' && visit.account.consents.length === 3,
  );
  expect(runner.act({ act: 'start-badge-request' }).ok).toBe(true);
  expect(runner.act({ act: 'request-badge', certified: false }).ok).toBe(true);
  await until(({ screen }) => screen.name === 'saved' && screen.delivery === 'transmitted');
  runner.act({ act: 'continue' });
  expect(runner.view().screen).toEqual({ name: 'account', tab: 'badge' });

  const requested = central.account.badges[0]!;
  central.account = { ...central.account, revision: 9, badges: [{ ...encodedBadge(), id: requested.id }] };
  house.clock.advance(2_000);
  await until(({ visit }) => visit?.account.badges[0]?.state === 'encoded');
  expect(runner.act({ act: 'start-activation', badge: requested.id }).ok).toBe(true);
  terminal.insert(memoryCard({ uid: '04A1B2C3D4E580' }));
  await until(
    ({ screen }) =>
      screen.name === 'saved' && screen.what === 'activation' && screen.delivery === 'transmitted',
  );
  runner.act({ act: 'continue' });
  await until(({ visit }) => visit?.account.badges[0]?.state === 'active');
  runner.act({ act: 'start-opposition', badge: requested.id });
  expect(runner.act({ act: 'oppose', badge: requested.id, motive: 'lost' }).ok).toBe(true);
  await until(({ visit }) => visit?.account.badges[0]?.state === 'opposed');
  expect(central.saved.map((one) => one.kind)).toEqual([
    'consent.record',
    'photo.submit',
    'badge.request',
    'badge.activate',
    'badge.oppose',
  ]);

  runner.act({ act: 'leave' });
  await on('leaving');
  house.clock.advance(1_200);
  expect(runner.view().screen).toEqual({ name: 'welcome', notice: 'goodbye' });
  expect(central.calls).toContain('close');
  expect(house.flags).toEqual([true, false]);
});

test('after the visit nothing of the visitor is left in memory', async () => {
  const house = openHouse(testAccount({ badges: [encodedBadge()] }));
  const { runner, on, signIn, settle } = house;
  await signIn();
  runner.act({ act: 'language', language: 'en' });
  runner.act({ act: 'display', display: { theme: 'dark', voice: true } });
  runner.act({ act: 'start-image-rights' });
  runner.act({ act: 'continue' });
  runner.act({ act: 'decide-image-rights', decisions: decisions('refused') });
  await on('saved');
  runner.act({ act: 'continue' });
  runner.act({ act: 'start-photo' });
  runner.act({ act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured });
  const shown = await house.until(
    ({ visit, screen }) => screen.name === 'saved' && visit?.account.photo != null,
  );
  expect((await runner.image(shown.visit!.account.photo!.image)).ok).toBe(true);
  expect(markers.some((marker) => traces(runner.memory()).includes(marker))).toBe(true);
  runner.act({ act: 'leave' });
  await settle();
  const left = traces(runner.memory());
  for (const marker of markers) expect(left).not.toContain(marker);
  expect(runner.view()).toMatchObject({
    language: 'fr',
    display: { theme: 'light', voice: false },
    visit: null,
  });
  expect((await runner.image(shown.visit!.account.photo!.image)).ok).toBe(false);
});

test('the bytes of a photo are overwritten once they are saved', async () => {
  const forgotten: string[] = [];
  const jpeg = Buffer.from('Zébulon face');
  const small = Buffer.from('Zébulon small');
  const photo = {
    identity: { jpeg, sha256: 'a'.repeat(64) },
    directory: { jpeg: small, sha256: 'b'.repeat(64) },
  } as never;
  const house = openHouse(testAccount({ consents: decided() }), {
    photos: {
      takeIn: async () => ({ ok: true, value: photo }),
      warm: () => void forgotten.push('warm'),
      forget: () => void forgotten.push('photos'),
    },
  });
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  house.runner.act({ act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured });
  await house.on('saved');
  house.runner.act({ act: 'leave' });
  expect(forgotten).toEqual(['warm', 'photos']);
  expect([...jpeg, ...small].every((byte) => byte === 0)).toBe(true);
});

test('a double click saves once', async () => {
  const house = openHouse(testAccount({ badges: [encodedBadge('active')] }));
  await house.signIn();
  house.runner.act({ act: 'start-opposition', badge: badgeId });
  const first = house.runner.act({ act: 'oppose', badge: badgeId, motive: 'lost' });
  const second = house.runner.act({ act: 'oppose', badge: badgeId, motive: 'stolen' });
  await house.on('saved');
  expect([first.ok, second]).toEqual([true, { ok: false, error: 'visit.act-not-allowed' }]);
  expect(house.central.saved).toHaveLength(1);
});

test('central down during the visit: saved, said so, and sent when it is back', async () => {
  const house = openHouse(testAccount({ badges: [encodedBadge('active')] }));
  await house.signIn();
  house.central.setOnline(false);
  house.runner.act({ act: 'start-opposition', badge: badgeId });
  house.runner.act({ act: 'oppose', badge: badgeId, motive: 'stolen' });
  await house.until(({ screen }) => screen.name === 'saved' && screen.delivery === 'waiting');
  expect(house.runner.view()).toMatchObject({ queued: 1, health: { network: 'down' } });
  expect(house.runner.view().visit?.account.badges[0]).toMatchObject({ state: 'opposed', motive: 'stolen' });
  await house.settle();
  house.clock.advance(3_000);
  await house.until(({ screen }) => screen.name === 'saved' && screen.delivery === 'stored');
  house.central.setOnline(true);
  await house.until(({ screen }) => screen.name === 'saved' && screen.delivery === 'transmitted');
  expect(house.runner.view().queued).toBe(0);
  expect(house.central.account.badges[0]?.state).toBe('opposed');
});

test('a refused receipt is said, and the account shows what is true', async () => {
  const house = openHouse(testAccount({ badges: [encodedBadge('active')] }));
  house.central.refusal = 'badge.act-not-allowed';
  await house.signIn();
  house.runner.act({ act: 'start-opposition', badge: badgeId });
  house.runner.act({ act: 'oppose', badge: badgeId, motive: 'lost' });
  expect(await house.on('refused')).toEqual({
    name: 'refused',
    what: 'opposition',
    code: 'badge.act-not-allowed',
  });
  expect(house.runner.view().visit?.account.badges[0]?.state).toBe('active');
});

test('a refusal that comes while something else is done waits for a quiet screen', async () => {
  const house = openHouse();
  house.central.receipts = 'held';
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  house.runner.act({ act: 'continue' });
  house.runner.act({ act: 'decide-image-rights', decisions: decisions() });
  await house.on('photo');
  house.central.refusal = 'consent.text-unknown';
  house.central.deliver();
  await house.settle();
  expect(house.runner.view().screen.name).toBe('photo');
  house.runner.act({ act: 'back' });
  expect(house.runner.view().screen).toEqual({
    name: 'refused',
    what: 'image-rights',
    code: 'consent.text-unknown',
  });
});

test('a store that is full is said on the booth, and the same photo can be tried again', async () => {
  const house = openHouse(testAccount({ consents: decided() }));
  await house.signIn();
  house.central.storeFault = 'station.store-full';
  house.runner.act({ act: 'start-photo' });
  house.runner.act({ act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured });
  await house.until(
    ({ screen }) => screen.name === 'photo' && screen.problem === 'station.store-full' && !screen.saving,
  );
  house.central.storeFault = null;
  house.runner.act({ act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured });
  await house.on('saved');
  expect(house.central.saved).toHaveLength(1);
});
