import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/renderer/face/index.ts';
import { checkNames, type CheckName, type Verdict } from '../../src/shared/quality/check.ts';
import { qualityClass } from '../../src/shared/quality/class.ts';
import { wish } from '../../src/shared/quality/instruction.ts';
import { judge, verdictOf } from '../../src/shared/quality/judge.ts';
import { photoProfiles } from '../../src/shared/quality/profiles.ts';
import { readiness } from '../../src/shared/quality/readiness.ts';
import { score } from '../../src/shared/quality/score.ts';
import { byProfile, expected, type Expected } from './expected.ts';
import { openHarness, type PhotoHarness } from './harness.ts';
import { measured } from './measured.ts';
import { moved, variants, type Variant } from './variants.ts';

const names = Object.keys(expected) as Variant[];
const profile = photoProfiles.default;
let harness: PhotoHarness;
const seen = new Map<Variant, Promise<Analysis>>();

beforeAll(async () => void (harness = await openHarness()));
afterAll(() => harness?.close());

/** What the real analysis says of a frame; asked once. */
function analysed(name: Variant): Promise<Analysis> {
  const found = seen.get(name) ?? analyse(name);
  seen.set(name, found);
  return found;
}

async function analyse(name: Variant): Promise<Analysis> {
  const analysis = await harness.analyseFile(await variants[name]());
  if (analysis === null) throw new Error('the face analysis is off');
  return analysis;
}

function verdictsOf({ warn = [], fail = [], noFace }: Expected): Record<CheckName, Verdict> {
  const of = (check: CheckName): Verdict => {
    if (fail.includes(check)) return 'fail';
    if (warn.includes(check)) return 'warn';
    return noFace === true || check === 'Stability' ? 'unknown' : 'pass';
  };
  return Object.fromEntries(checkNames.map((check) => [check, of(check)])) as Record<CheckName, Verdict>;
}

describe('each frame gets the verdicts of the table', () => {
  test.each(names)('%s', async (name) => {
    const { values, place } = await analysed(name);
    const measures = judge(values, profile);
    const verdicts = Object.fromEntries(measures.map(({ check, verdict }) => [check, verdict]));
    expect(verdicts, JSON.stringify(values)).toEqual(verdictsOf(expected[name]));
    expect(wish(measures, profile, place)).toBe(expected[name].asks);
  });
});

/** How far a value may lie from the recorded one: a quarter of it, and at least this in its own unit. */
const slack: Partial<Record<CheckName, number>> = {
  HeadPoseRoll: 2,
  HeadPoseYaw: 2,
  HeadPosePitch: 2.5,
  BackgroundUniformity: 3,
  NaturalColour: 1,
};

describe('the values are those of the document', () => {
  test.each(Object.keys(measured) as Variant[])('%s', async (name) => {
    const { values } = await analysed(name);
    for (const [check, recorded] of Object.entries(measured[name] ?? {}) as [CheckName, number][]) {
      const most = Math.max(0.25 * Math.abs(recorded), slack[check] ?? 0.02);
      expect(
        Math.abs((values[check] ?? Number.NaN) - recorded),
        `${check} ${values[check]}`,
      ).toBeLessThanOrEqual(most);
    }
  });
});

describe('the table itself', () => {
  test('every frame that was made for a check does not pass it', () => {
    for (const [name, { madeFor, warn = [], fail = [] }] of Object.entries(expected))
      for (const check of madeFor) expect([...warn, ...fail], name).toContain(check);
  });

  test('only light, colour and covering may let a bad frame go with a warning; a lean of 8 degrees and a gaze aside too', () => {
    const hard = names.filter((name) =>
      expected[name].madeFor.some(
        (check) => profile.rules[check].hard && !expected[name].fail?.includes(check),
      ),
    );
    expect(hard).toEqual(['turned 5', 'too small', 'looking aside', 'tinted glasses']);
    expect(expected['too small'].fail).toEqual(['InterEyeDistance']);
  });

  test('every check but those of the live picture and of the depth of the mesh has a frame that was made for it', () => {
    const tried = new Set(names.flatMap((name) => expected[name].madeFor));
    const untried = checkNames.filter((check) => !tried.has(check));
    expect(untried).toEqual(['HeadPoseYaw', 'HeadPosePitch', 'MouthClosed', 'Stability']);
  });
});

describe('profiles', () => {
  test.each(Object.keys(byProfile) as Variant[])('%s', async (name) => {
    const { values } = await analysed(name);
    const warns = Object.values(photoProfiles).map((one) => [
      one.name,
      judge(values, one)
        .filter(({ verdict }) => verdict === 'warn')
        .map(({ check }) => check),
    ]);
    expect(Object.fromEntries(warns)).toEqual(byProfile[name]);
  });
});

describe('eyes', () => {
  test.each([
    ['good astronaut', 'eyes closed'],
    ['good Obama', 'eyes closed (Obama)'],
  ] as const)('%s against %s: the metric differs by a factor of 3 and more', async (open, closed) => {
    const [wide, shut] = [await analysed(open), await analysed(closed)];
    const values = [wide.values.EyesOpen ?? 0, shut.values.EyesOpen ?? 0] as const;
    expect(values[1]).toBeGreaterThan(0);
    expect(values[0] / values[1]).toBeGreaterThanOrEqual(3);
  });
});

describe('of frames of one person, the better one scores higher', () => {
  test.each([
    ['good astronaut', 'blur 2'],
    ['good astronaut', 'eyes closed'],
    ['good astronaut', 'turned 5'],
    ['good astronaut', 'looking aside'],
    ['blur 2', 'blur 5'],
    ['turned 5', 'turned 10'],
    ['good Obama', 'sunglasses (Obama)'],
  ] as const)('%s over %s', async (better, worse) => {
    const [high, low] = [await analysed(better), await analysed(worse)];
    expect(score(high.values, profile)).toBeGreaterThan(score(low.values, profile));
  });
});

describe('classes', () => {
  test.each([
    ['good astronaut', 'sure'],
    ['darker skin, strong (Obama x 0.55)', 'sure'],
    ['mask, white', 'unsure'],
    ['very dark', 'unsure'],
    ['turned 5', 'unsure'],
    ['sunglasses', 'poor'],
  ] as const)('%s is %s', async (name, wanted) => {
    const measures = judge((await analysed(name)).values, profile);
    const { name: called, version } = profile;
    expect(
      qualityClass({
        profile: { name: called, version },
        analysis: 'on',
        measures,
        tries: 1,
        anyway: false,
      }),
    ).toBe(wanted);
  });
});

describe('whatever the camera', () => {
  const cameras: [string, (frame: Buffer) => Promise<Buffer>][] = [
    ['720p, strongly compressed', (frame) => sharp(frame).jpeg({ quality: 60 }).toBuffer()],
    ['1080p', (frame) => sharp(frame).resize(1920, 1080).jpeg({ quality: 85 }).toBuffer()],
    [
      '640x480',
      (frame) =>
        sharp(frame)
          .extract({ left: 160, top: 0, width: 960, height: 720 })
          .resize(640, 480)
          .jpeg({ quality: 85 })
          .toBuffer(),
    ],
  ];
  const frames: [Variant, CheckName[]][] = [
    ['good astronaut', []],
    ['good Hopper (glasses, hat)', []],
    ['good Obama', []],
    ['darker skin, strong (Obama x 0.55)', []],
    ['lighter skin (astronaut x 1.15)', []],
    ['eyes closed (Obama)', ['EyesOpen']],
    ['sunglasses (Obama)', ['EyesVisible']],
    ['blur 2', ['Sharpness']],
    ['turned 10', ['HeadPoseRoll']],
  ];
  const cases = cameras.flatMap(([camera, through]) =>
    frames.map(([name, fails]) => [camera, name, through, fails] as const),
  );
  test.each(cases)('%s: %s', async (_camera, name, through, fails) => {
    const analysis = await harness.analyseFile(await through(await variants[name]()));
    const failed = judge(analysis?.values ?? {}, profile).filter(({ verdict }) => verdict === 'fail');
    expect(analysis?.faces).toBe(1);
    expect(failed.map(({ check }) => check)).toEqual(fails);
  });
});

describe('a live picture', () => {
  /** Frames in turn, at least four and until the analysis was quick enough to compare two of them. */
  const stability = async (...frames: [Buffer, ...Buffer[]]) => {
    await harness.readFile(await variants['empty wall']()); // forgets the frames before
    let value: number | null = null;
    for (let index = 0; index < 4 || (value === null && index < 30); index++) {
      const frame = frames[index % frames.length] ?? frames[0];
      value = (await harness.readFile(frame, { kind: 'live' })).values.Stability ?? null;
    }
    return verdictOf(value, profile.rules.Stability);
  };

  test('a person who stands still is stable, and then everything is green', async () => {
    const still = await variants['good Obama']();
    expect(await stability(still)).toBe('pass');
    const { values } = await analysed('good Obama');
    const measures = judge({ ...values, Stability: 0 }, profile);
    expect(readiness(measures, profile)).toEqual({ share: 1, allGreen: true, hold: 500 });
  });

  test('a person who moves is not stable', async () => {
    expect(await stability(await variants['good Obama'](), await moved(140))).toBe('fail');
  });

  test('the first frame says nothing of it', async () => {
    await harness.readFile(await variants['empty wall']());
    const { values } = await harness.readFile(await variants['good Obama'](), { kind: 'live' });
    expect(values.Stability).toBeNull();
  });
});
