import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNames, type CheckName, Values } from './check.ts';
import { judge } from './judge.ts';
import { measure } from './measure.ts';
import { photoProfiles } from './profiles.ts';
import { type Drawing, drawnPoints, drawnReading } from './testing/drawn-face.ts';

const profile = photoProfiles.default;
/** The checks that a drawn face does not pass, with how. The drawn skin is plainer than any: its entropy says nothing. */
const faults = (change: Partial<Drawing>) =>
  judge(measure(drawnReading(change)), profile)
    .filter(({ check, verdict }) => verdict !== 'pass' && check !== 'Stability' && check !== 'DynamicRange')
    .map(({ check, verdict }) => `${check} ${verdict}`);

describe('all measures of a reading', () => {
  it('are 22 numbers, and one null that a still picture cannot have', () => {
    const values = measure(drawnReading());
    expect(Object.keys(Values.parse(values)).sort()).toEqual([...checkNames].sort());
    expect(checkNames.filter((name) => values[name] === null)).toEqual(['Stability']);
  });

  it('find nothing wrong with a plain face', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Partial<Drawing>, string[]]>([
    ['leaning', { roll: 7 }, ['HeadPoseRoll warn']],
    ['leaning a lot, the other way', { roll: -14 }, ['HeadPoseRoll fail']],
    ['turned', { yaw: 9 }, ['HeadPoseYaw warn']],
    ['turned a lot, the other way', { yaw: -15 }, ['HeadPoseYaw fail']],
    ['looking down', { pitch: 12 }, ['HeadPosePitch warn']],
    ['looking up', { pitch: -20 }, ['HeadPosePitch fail']],
    ['with closed eyes', { lidGap: 0.02 }, ['EyesOpen fail']],
    ['looking aside', { gaze: 0.9 }, ['EyesVisible warn']],
    ['with dark glasses', { glasses: [17, 17, 17] }, ['EyesVisible fail']],
    ['with an open mouth', { lipGap: 0.4 }, ['MouthClosed warn']],
    ['with a mask', { covering: [155, 196, 226] }, ['NaturalColour warn', 'FaceOcclusionPrevention warn']],
    ['lit from one side', { shade: 0.4 }, ['IlluminationUniformity warn']],
    ['before a pattern', { pattern: 60 }, ['BackgroundUniformity warn']],
    ['before a dark wall', { wall: [50, 50, 60] }, ['BackgroundColour warn']],
    ['at the edge of the frame', { x: 130 }, ['CropOfTheFaceImage warn', 'Centring fail']],
    ['at the top of the frame', { y: 120 }, ['CropOfTheFaceImage fail']],
    ['far away', { interEye: 26 }, ['InterEyeDistance fail', 'HeadSize fail']],
    ['near', { interEye: 140 }, ['HeadSize fail', 'CropOfTheFaceImage fail']],
  ])('find what is wrong with a face %s', (_how, change, wrong) => {
    expect(faults(change)).toEqual(wrong);
  });

  it('without a face are all null, and say that nobody is there', () => {
    for (const nobody of [{ points: null, presence: null, faces: [] }, { presence: 0.2 }]) {
      const { SingleFacePresent, ...others } = measure(drawnReading({}, nobody));
      expect(SingleFacePresent).toBe(-1);
      expect(Object.values(others).every((value) => value === null)).toBe(true);
    }
  });

  it('compare the second face with the largest, in any order', () => {
    const box = (side: number) => ({ x: 0, y: 0, width: side, height: side, score: 0.9 });
    const several = (...sides: number[]) =>
      measure(drawnReading({}, { faces: sides.map(box) })).SingleFacePresent;
    expect(several(100)).toBe(0);
    expect(several(100, 50, 20)).toBe(0.25);
    expect(several(50, 100)).toBe(0.25);
    expect(several()).toBe(0); // followed although the detector misses it
  });

  it('say nothing of the background without a mask, nor of the cheeks outside of the picture', () => {
    const { BackgroundUniformity, BackgroundColour } = measure(drawnReading({}, { mask: null }));
    expect([BackgroundUniformity, BackgroundColour]).toEqual([null, null]);
    const { IlluminationUniformity, NaturalColour, EyesVisible } = measure(drawnReading({ x: 640 }));
    expect([IlluminationUniformity, NaturalColour, EyesVisible]).toEqual([null, null, null]);
  });

  it('are the same in a picture twice as large of the same frame', () => {
    const small = measure(
      drawnReading({ width: 480, height: 360, x: 240, y: 160, interEye: 54 }, { scale: 4 }),
    );
    const large = measure(drawnReading({ width: 960, height: 720, x: 480, y: 320, interEye: 108 }));
    // a reduced picture is sharper, and the wall is seen through another mesh of the mask
    const apart: CheckName[] = ['Sharpness', 'BackgroundUniformity', 'Stability'];
    for (const name of checkNames.filter((one) => !apart.includes(one))) {
      const [one, other] = [small[name] ?? Number.NaN, large[name] ?? Number.NaN];
      expect(Math.abs(one - other), name).toBeLessThanOrEqual(0.05 * Math.max(1, Math.abs(other)));
    }
  });

  it('of what refuses do not change with the skin', () => {
    const channel = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(channel, (part) => {
        // from very dark to very light skin, as measured under white light
        const mix = (dark: number, light: number) => dark + ((light - dark) * part) / 100;
        const measures = judge(
          measure(drawnReading({ skin: [mix(62, 240), mix(40, 205), mix(32, 185)] })),
          profile,
        );
        const hard = measures.filter(({ check }) => profile.rules[check].hard && check !== 'Stability');
        expect(hard.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('stability', () => {
  const stability = (moved: number, age: number) =>
    measure(drawnReading({ x: 320 }, { before: { points: drawnPoints({ x: 320 - moved }), age } })).Stability;

  it('is the way of the face in inter-eye distances per 100 ms, whatever the rate', () => {
    expect(stability(7.2, 100)).toBeCloseTo(0.1, 6);
    expect(stability(3.6, 50)).toBeCloseTo(0.1, 6);
    expect(stability(0, 80)).toBe(0);
  });

  it('sees a head that turns in its place', () => {
    const before = { points: drawnPoints({ yaw: 8 }), age: 100 };
    expect(measure(drawnReading({}, { before })).Stability).toBeGreaterThan(0.01);
  });

  it('is unknown after a gap, and without a clock that goes forward', () => {
    expect(stability(1, 2000)).toBeNull();
    expect(stability(1, 0)).toBeNull();
  });
});
