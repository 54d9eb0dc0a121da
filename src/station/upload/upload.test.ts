import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { PhotoSourceView } from '../../shared/contract/upload.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { PhotoDesk } from '../photo/intake.ts';
import { openHouse } from '../visit/testing/house.ts';
import { decided, testAccount } from '../visit/testing/people.ts';
import { traces } from '../visit/testing/traces.ts';
import { HandStick } from './stick/finder.ts';

type Stick = Extract<PhotoSourceView, { from: 'usb' }>;
type Phone = Extract<PhotoSourceView, { from: 'phone' }>;

const crop = { left: 0, top: 0, width: 1, height: 1 };
const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;

/** Somebody at the booth, with a stick that can be plugged in. */
async function booth(photos: Partial<PhotoDesk> = {}) {
  const hand = new HandStick();
  const house = openHouse(testAccount({ consents: decided() }), { sticks: hand, photos });
  onTestFinished(() => house.runner.close());
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  await house.on('photo');
  const source = () => {
    const { screen } = house.runner.view();
    return screen.name === 'photo' ? (screen.source ?? { from: 'camera' as const }) : null;
  };
  const problem = () => {
    const { screen } = house.runner.view();
    return screen.name === 'photo' ? screen.problem : null;
  };
  const phone = async (holds: (phone: Phone) => boolean): Promise<Phone> => {
    await house.until(() => {
      const now = source();
      return now?.from === 'phone' && holds(now);
    });
    return source() as Phone;
  };
  const stick = async (holds: (stick: Stick) => boolean): Promise<Stick> => {
    await vi.waitUntil(() => {
      const now = source();
      return now?.from === 'usb' && holds(now);
    });
    return source() as Stick;
  };
  /** A QR code on screen, and a phone that reads it. */
  const scanned = async () => {
    house.runner.act({ act: 'photo-source', from: 'phone' });
    const { address } = await phone(({ stage }) => stage === 'waiting');
    return { address: address!, hand: house.central.uploads.phone(address!) };
  };
  /** Central is asked again. */
  const later = async (milliseconds = 1_000) => {
    house.clock.advance(milliseconds);
    await house.settle();
  };
  return { ...house, plug: hand, source, problem, phone, stick, scanned, later };
}

/** A stick with one folder and one picture. */
function folder(): string {
  const top = mkdtempSync(join(tmpdir(), 'trombine-upload-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  mkdirSync(join(top, 'DCIM'));
  writeFileSync(join(top, 'DCIM/Zébulon.jpg'), 'Zébulon on a stick');
  return top;
}
const entry = (source: Stick, name: string): string => source.entries.find((one) => one.name === name)!.id;

test('from a phone: code, opened, on its way, shown; the photo goes into the command as one of a phone', async () => {
  const { scanned, later, phone, runner, central, on } = await booth();
  const { hand } = await scanned();
  hand.opens();
  await later();
  expect((await phone(({ stage }) => stage === 'opened')).picture).toBeNull();
  hand.sends();
  await later();
  await phone(({ stage }) => stage === 'receiving');
  hand.sent(Buffer.from('Zébulon on a phone'));
  await later();
  const { picture } = await phone((now) => now.picture !== null);
  expect(picture).toMatchObject({ width: 1200, height: 1600 });
  expect(central.uploads.outcomes).toEqual([{ state: 'received' }, { state: 'shown' }]);
  const { id } = picture!;
  expect(runner.uploadedPicture(id)).toEqual(ok(Buffer.from('Zébulon brought')));
  runner.act({ act: 'submit-photo', from: { source: 'upload', upload: id }, crop, measured });
  await on('saved');
  expect(central.saved[0]?.payload).toMatchObject({ source: 'phone' });
  expect(runner.uploadedPicture(id)).toEqual(err('visit.act-not-allowed'));
  expect(central.uploads.rows.size).toBe(0);
});

test('the secret is in the fragment alone, and central never hears it', async () => {
  const { scanned, central } = await booth();
  const { address } = await scanned();
  expect(address).toMatch(/^https:\/\/central\.example\/u#[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/);
  const secret = address.split('.').at(-1)!;
  expect(traces(central.uploads.rows)).not.toContain(secret);
  expect(traces(central.uploads.rows)).toContain(new URL(address).hash.slice(1, 37));
});

test('what is no photo is said here and on the phone, which may send another one', async () => {
  let good = false;
  const { scanned, later, phone, problem, central } = await booth({
    bringIn: async () => (good ? ok({ jpeg: Buffer.from('x'), width: 900, height: 900 }) : err('photo.heic')),
  });
  const { hand } = await scanned();
  hand.opens();
  hand.sent(Buffer.from('heic'));
  await later();
  await phone(({ stage, taking }) => stage === 'opened' && !taking);
  expect(problem()).toBe('photo.heic');
  expect(central.uploads.outcomes.at(-1)).toEqual({ state: 'refused', why: 'photo.heic' });
  good = true;
  hand.sent(Buffer.from('jpeg'));
  await later();
  await phone(({ picture }) => picture !== null);
  expect(problem()).toBeNull();
});

test('a refusal that the phone cannot hear of ends the code: nobody waits for a photo that was here', async () => {
  const { scanned, later, phone, problem, central } = await booth({ bringIn: async () => err('photo.heic') });
  const { hand } = await scanned();
  hand.opens();
  central.uploads.deafTo = 'refused';
  hand.sent(Buffer.from('heic'));
  await later();
  await phone(({ stage, taking }) => stage === 'opened' && !taking);
  await later();
  expect(await phone(({ stage }) => stage !== 'opened')).toMatchObject({
    stage: 'ended',
    why: 'upload.unknown',
    address: null,
  });
  expect(problem()).toBe('photo.heic');
  expect(central.uploads.rows.size).toBe(0);
});

test('what was not encrypted for this kiosk is refused by name', async () => {
  const { scanned, later, problem, central } = await booth();
  const { hand } = await scanned();
  hand.sentRaw(Buffer.alloc(5_000, 7));
  await later();
  expect(problem()).toBe('upload.undecipherable');
  expect(central.uploads.outcomes).toEqual([
    { state: 'received' },
    { state: 'refused', why: 'upload.undecipherable' },
  ]);
});

test('five minutes, by the clock of whoever is asked first: then it is over, revoked, and another code may follow', async () => {
  const { scanned, later, phone, runner, central } = await booth();
  const first = await scanned();
  for (let minute = 0; minute < 10; minute += 1) {
    runner.act({ act: 'touch' });
    await later(29_000);
  }
  expect((await phone(() => true)).stage).toBe('waiting');
  await later(10_000);
  const over = await phone(({ stage }) => stage === 'ended');
  expect(over).toMatchObject({ why: 'upload.expired', address: null, endsAt: null });
  expect(central.uploads.rows.size).toBe(0);
  runner.act({ act: 'phone-again' });
  const { address } = await phone(({ stage }) => stage === 'waiting');
  expect(address).not.toBe(first.address);
});

test('central’s clock may be anywhere: the countdown is right', async () => {
  const { phone, runner, central, clock } = await booth();
  central.ahead = 3_600_000;
  runner.act({ act: 'photo-source', from: 'phone' });
  const { endsAt } = await phone(({ stage }) => stage === 'waiting');
  expect(Date.parse(endsAt!) - clock.now()).toBe(300_000);
});

test.each(['central.unreachable', 'central.too-many-requests'] as const)(
  'no code without central: %s, and another try',
  async (fault) => {
    const { phone, runner, central } = await booth();
    central.uploads.fault = fault;
    runner.act({ act: 'photo-source', from: 'phone' });
    expect(await phone(({ stage }) => stage === 'ended')).toMatchObject({ why: fault, address: null });
    central.uploads.fault = null;
    runner.act({ act: 'phone-again' });
    await phone(({ stage }) => stage === 'waiting');
  },
);

test('central away for a while, while the photo lies there: nothing is lost', async () => {
  const { scanned, later, phone, central } = await booth();
  const { hand } = await scanned();
  hand.opens();
  await later();
  central.uploads.fault = 'central.unreachable';
  await later(1_000);
  await later(2_000);
  hand.sent(Buffer.from('photo'));
  central.uploads.fault = null;
  await later(2_000);
  await phone(({ picture }) => picture !== null);
});

test('central that forgot the upload ends it', async () => {
  const { scanned, later, phone, central } = await booth();
  await scanned();
  central.uploads.rows.clear();
  await later();
  expect(await phone(({ stage }) => stage === 'ended')).toMatchObject({ why: 'upload.expired' });
});

test('whatever is done on the phone counts as a touch; a phone that lies still does not', async () => {
  const { scanned, later, runner } = await booth();
  const { hand } = await scanned();
  await later(40_000);
  hand.opens();
  await later(4_000);
  await later(40_000);
  expect(runner.view().visit?.idle).toBeNull();
  hand.sends();
  await later(4_000);
  await later(40_000);
  expect(runner.view().visit?.idle).toBeNull();
  await later(10_000);
  expect(runner.view().visit?.idle).not.toBeNull();
  await later(20_000);
  expect(runner.view().visit).toBeNull();
});

test.each([
  ['another source', { act: 'photo-source', from: 'camera' }],
  ['back', { act: 'back' }],
  ['leaving', { act: 'leave' }],
  ['another code', { act: 'phone-again' }],
] as const)('%s revokes the code, and a photo that comes after is read by nobody', async (_what, act) => {
  const { scanned, later, runner, central, settle } = await booth();
  const { address } = await scanned();
  const id = new URL(address).hash.slice(1, 37) as UploadId;
  expect(runner.act(act).ok).toBe(true);
  await settle();
  expect(central.uploads.rows.has(id)).toBe(false);
  await later();
  expect(central.uploads.outcomes).toEqual([]);
});

test('a photo that is fetched while the person leaves is overwritten, not kept', async () => {
  let finish: () => void = () => undefined;
  const jpeg = Buffer.from('Zébulon too late');
  const { scanned, later, runner, on, settle } = await booth({
    bringIn: () => new Promise((resolve) => (finish = () => resolve(ok({ jpeg, width: 900, height: 900 })))),
  });
  const { hand } = await scanned();
  hand.sent(Buffer.from('photo'));
  await later();
  runner.act({ act: 'leave' });
  await on('leaving');
  finish();
  await settle();
  expect(jpeg.every((byte) => byte === 0)).toBe(true);
});

test('from a stick: folder, thumbnail, picture; into the command as one of a stick; nothing is left of any of it', async () => {
  const { plug, stick, runner, central, on, clock, settle } = await booth();
  runner.act({ act: 'photo-source', from: 'usb' });
  await stick(({ stage }) => stage === 'waiting');
  plug.plug(folder());
  await settle();
  clock.advance(1_000);
  const top = await stick(({ stage }) => stage === 'listing');
  expect(top.entries).toMatchObject([{ kind: 'folder', name: 'DCIM' }]);
  expect(runner.act({ act: 'stick-pick', entry: entry(top, 'DCIM') })).toEqual(err('visit.act-not-allowed'));
  runner.act({ act: 'stick-open', entry: entry(top, 'DCIM') });
  const inner = await stick(({ stage, path }) => stage === 'listing' && path.length === 1);
  const id = entry(inner, 'Zébulon.jpg');
  const small = await runner.stickThumbnail(id);
  expect(small).toEqual(ok(Buffer.from('Zébulon thumbnail')));
  expect(await runner.stickThumbnail(entry(top, 'DCIM'))).toEqual(err('visit.act-not-allowed'));
  runner.act({ act: 'stick-pick', entry: id });
  const { picture } = await stick((now) => now.picture !== null);
  const kept = runner.uploadedPicture(picture!.id);
  runner.act({ act: 'submit-photo', from: { source: 'upload', upload: picture!.id }, crop, measured });
  await on('saved');
  expect(central.saved[0]?.payload).toMatchObject({ source: 'usb' });
  expect(kept.ok && kept.value.every((byte) => byte === 0)).toBe(true);
  expect(small.ok && small.value.every((byte) => byte === 0)).toBe(true);
});

test('a stick pulled out under the eyes: said, and waited for anew; after the pick it may go', async () => {
  const { plug, stick, runner, clock, settle, problem } = await booth();
  const top = folder();
  plug.plug(top);
  runner.act({ act: 'photo-source', from: 'usb' });
  await stick(({ stage }) => stage === 'listing');
  plug.unplug();
  await settle();
  clock.advance(1_000);
  expect(await stick(({ stage }) => stage === 'waiting')).toMatchObject({ entries: [], path: [] });
  expect(problem()).toBe('stick.gone');
  plug.plug(top);
  await settle();
  clock.advance(1_000);
  const again = await stick(({ stage }) => stage === 'listing');
  expect(problem()).toBeNull();
  runner.act({ act: 'stick-open', entry: entry(again, 'DCIM') });
  const inner = await stick(({ path, stage }) => path.length === 1 && stage === 'listing');
  runner.act({ act: 'stick-pick', entry: entry(inner, 'Zébulon.jpg') });
  await stick(({ picture }) => picture !== null);
  plug.unplug();
  await settle();
  clock.advance(1_000);
  expect((await stick(({ stage }) => stage === 'waiting')).picture).not.toBeNull();
  expect(problem()).toBeNull();
});

test('another picture than the one taken in: the stick is still there, a phone gets another code', async () => {
  const { plug, stick, phone, scanned, later, runner } = await booth();
  plug.plug(folder());
  runner.act({ act: 'photo-source', from: 'usb' });
  const top = await stick(({ stage }) => stage === 'listing');
  expect(runner.act({ act: 'drop-picture' })).toEqual(err('visit.act-not-allowed'));
  runner.act({ act: 'stick-open', entry: entry(top, 'DCIM') });
  const inner = await stick(({ path, stage }) => path.length === 1 && stage === 'listing');
  runner.act({ act: 'stick-pick', entry: entry(inner, 'Zébulon.jpg') });
  const { picture } = await stick((now) => now.picture !== null);
  runner.act({ act: 'drop-picture' });
  expect((await stick((now) => now.picture === null)).path).toEqual(['DCIM']);
  expect(runner.uploadedPicture(picture!.id)).toEqual(err('visit.act-not-allowed'));
  const { hand, address } = await scanned();
  hand.sent(Buffer.from('photo'));
  await later();
  await phone((now) => now.picture !== null);
  runner.act({ act: 'drop-picture' });
  expect((await phone(({ stage }) => stage === 'waiting')).address).not.toBe(address);
});

test('nothing of a brought photo is left in memory after the visit', async () => {
  const { plug, stick, runner, clock, on, settle } = await booth();
  plug.plug(folder());
  runner.act({ act: 'photo-source', from: 'usb' });
  const top = await stick(({ stage }) => stage === 'listing');
  runner.act({ act: 'stick-open', entry: entry(top, 'DCIM') });
  const inner = await stick(({ path, stage }) => path.length === 1 && stage === 'listing');
  await runner.stickThumbnail(entry(inner, 'Zébulon.jpg'));
  runner.act({ act: 'stick-pick', entry: entry(inner, 'Zébulon.jpg') });
  await stick((now) => now.picture !== null);
  expect(traces(runner.memory())).toContain('Zébulon');
  runner.act({ act: 'leave' });
  await on('leaving');
  await settle();
  clock.advance(2_000);
  await on('welcome');
  expect(traces(runner.memory())).not.toContain('Zébulon');
});

test('acts of uploads on other screens, and pictures that were never brought, are refused', async () => {
  const { runner, on } = await booth();
  const nobody = '0a0a0a0a-0000-4000-8000-000000000001' as UploadId;
  expect(
    runner.act({ act: 'submit-photo', from: { source: 'upload', upload: nobody }, crop, measured }),
  ).toEqual(err('visit.act-not-allowed'));
  for (const act of [
    { act: 'stick-up' },
    { act: 'stick-open', entry: nobody },
    { act: 'stick-pick', entry: nobody },
    { act: 'phone-again' },
    { act: 'drop-picture' },
  ] as const)
    expect(runner.act(act)).toEqual(err('visit.act-not-allowed'));
  runner.act({ act: 'back' });
  await on('account');
  expect(runner.act({ act: 'photo-source', from: 'phone' })).toEqual(err('visit.act-not-allowed'));
  expect(runner.uploadedPicture(nobody)).toEqual(err('visit.act-not-allowed'));
  expect(await runner.stickThumbnail(nobody)).toEqual(err('visit.act-not-allowed'));
});
