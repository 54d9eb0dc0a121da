import { expect, test } from 'vitest';
import { Command, type Payload } from '../../shared/contract/command.ts';
import { Act, stationContract } from '../../shared/contract/station.ts';
import { UploadId } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/domain/result.ts';
import { photoProfiles } from '../../shared/quality/profiles.ts';
import type { Measured } from '../../shared/quality/quality.ts';
import { channelPair } from '../../shared/wire/channel.ts';
import { Wire } from '../../shared/wire/wire.ts';
import { serveScreen } from '../visit/serve-screen.ts';
import { configuration } from '../visit/testing/configuration.ts';
import { openHouse } from '../visit/testing/house.ts';
import { decided, testAccount } from '../visit/testing/people.ts';

const crop = { left: 0, top: 0, width: 1, height: 1 };
const camera = { source: 'camera', frame: 'AAAA' } as const;
const good: Measured = { analysis: 'on', values: { Sharpness: 40, EyesOpen: 0.2 }, tries: 2, anyway: false };

type House = ReturnType<typeof openHouse>;

async function booth() {
  const house = openHouse(testAccount({ consents: decided() }));
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  await house.on('photo');
  return house;
}

const submitted = async (measured: Measured) => saved(await booth(), measured);

/** What goes with the photo that is taken now. */
async function saved(house: House, measured: Measured) {
  house.runner.act({ act: 'start-photo' }); // refused where it is open
  await house.on('photo');
  expect(house.runner.act({ act: 'submit-photo', from: camera, crop, measured }).ok).toBe(true);
  await house.on('saved');
  const [draft] = house.central.saved;
  if (draft?.kind !== 'photo.submit') throw new Error('no photo was saved');
  return draft.payload as Payload<'photo.submit'>;
}

test('the measures travel with the photo, judged by the station', async () => {
  const { source, quality } = await submitted(good);
  expect(source).toBe('camera');
  expect(quality).toMatchObject({
    profile: { name: 'default', version: 1 },
    analysis: 'on',
    tries: 2,
    anyway: false,
  });
  expect(quality?.measures).toHaveLength(22);
  expect(quality?.measures).toContainEqual({ check: 'Sharpness', value: 40, verdict: 'pass' });
  expect(quality?.measures).toContainEqual({ check: 'HeadSize', value: null, verdict: 'unknown' });
});

test('« take it anyway » counts only where something failed', async () => {
  expect((await submitted({ ...good, anyway: true })).quality?.anyway).toBe(false);
  const closed = { ...good, values: { EyesOpen: 0.01 }, anyway: true };
  const { quality } = await submitted(closed);
  expect(quality).toMatchObject({ anyway: true });
  expect(quality?.measures).toContainEqual({ check: 'EyesOpen', value: 0.01, verdict: 'fail' });
});

test('without an analysis nothing is known, whatever the screen says that it measured', async () => {
  const { quality } = await submitted({ ...good, analysis: 'off' });
  expect(quality?.analysis).toBe('off');
  expect(quality?.measures.every(({ value, verdict }) => value === null && verdict === 'unknown')).toBe(true);
});

test('the profile of this university judges, and is what the screen is told', async () => {
  const photoProfile = {
    ...photoProfiles.default,
    name: 'ours',
    version: 7,
    rules: {
      ...photoProfiles.default.rules,
      Sharpness: { pass: { least: 50 }, warn: { least: 45 }, hard: true },
    },
  };
  const house = openHouse(testAccount({ consents: decided() }), {
    putInOrder: async () => {
      await Promise.resolve(); // the house is there
      return ok({ ...house.engine, configuration: () => ({ ...configuration, photoProfile }) });
    },
  });
  await house.signIn();
  const [station, screen] = channelPair();
  serveScreen(new Wire(station), house.runner, (bug) => {
    throw bug;
  });
  const client = new Wire(screen).connect('station', stationContract);
  expect(await client.call('photoProfile', null)).toEqual({ ok: true, value: photoProfile });
  expect(await saved(house, good)).toMatchObject({
    quality: {
      profile: { name: 'ours', version: 7 },
      measures: expect.arrayContaining([{ check: 'Sharpness', value: 40, verdict: 'fail' }]) as unknown,
    },
  });
});

test('a picture that was not brought in cannot be submitted, nor a frame where one was chosen', async () => {
  const house = await booth();
  const upload = UploadId.parse('0d0d0d0d-0000-4000-8000-000000000001');
  const act = { act: 'submit-photo', crop, measured: good } as const;
  const refused = { ok: false, error: 'visit.act-not-allowed' };
  expect(house.runner.act({ ...act, from: { source: 'upload', upload } })).toEqual(refused);
  expect(house.runner.act({ act: 'photo-source', from: 'choose' }).ok).toBe(true);
  expect(house.runner.act({ ...act, from: camera })).toEqual(refused);
});

test.each([
  ['no number', { Sharpness: Number.NaN }],
  ['an infinite number', { Sharpness: Number.POSITIVE_INFINITY }],
  ['a text', { Sharpness: '40' }],
  ['a check that does not exist', { Beauty: 1 }],
])('%s among the measures is refused', (_what, values) => {
  const act = { act: 'submit-photo', from: camera, crop, measured: { ...good, values } };
  expect(Act.safeParse(act).success).toBe(false);
  expect(Act.safeParse({ ...act, measured: good }).success).toBe(true);
});

test('a photo of before the checks is still a command', () => {
  const { payload } = Command.options[0].shape;
  expect(payload.safeParse({ photo: '0d0d0d0d-0000-4000-8000-000000000001' }).success).toBe(true);
});
