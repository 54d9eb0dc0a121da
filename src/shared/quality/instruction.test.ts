import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from './check.ts';
import { nextGuide, startGuide } from './guide.ts';
import { type Instruction, instructions, urgency, wish } from './instruction.ts';
import { judge } from './judge.ts';
import { measure } from './measure.ts';
import { photoProfiles } from './profiles.ts';
import type { FacePlace } from './reading.ts';
import { type Drawing, drawnReading } from './testing/drawn-face.ts';

const profile = photoProfiles.default;
const plain: Values = { ...measure(drawnReading()), Stability: 0, DynamicRange: 7 };
const asked = (change: Values, place: FacePlace | null = null) =>
  wish(judge({ ...plain, ...change }, profile), profile, place);

/** Where a drawn face is, as the runtime tells it. */
const placeOf = ({ x, y, interEye }: Pick<Drawing, 'x' | 'y' | 'interEye'>): FacePlace => ({
  width: 640,
  height: 480,
  rightEye: { x: x - interEye / 2, y },
  leftEye: { x: x + interEye / 2, y },
  chin: { x, y: y + 1.8 * interEye },
  roll: 0,
  top: null,
});

describe('the wish', () => {
  it('for a plain face is none', () => {
    expect(asked({})).toBe('good');
  });

  it.each<[Values, Instruction]>([
    [{ SingleFacePresent: -1 }, 'come-in'],
    [{ SingleFacePresent: 0.5 }, 'alone'],
    [{ InterEyeDistance: 70 }, 'closer'],
    [{ HeadSize: 0.15 }, 'closer'],
    [{ HeadSize: 0.6 }, 'back'],
    [{ Centring: 0.2 }, 'left'],
    [{ Centring: 0.8 }, 'right'],
    [{ HeadPoseRoll: -8 }, 'straighten'],
    [{ HeadPoseYaw: 8 }, 'turn-right'],
    [{ HeadPoseYaw: -8 }, 'turn-left'],
    [{ HeadPosePitch: 12 }, 'chin-up'],
    [{ HeadPosePitch: -12 }, 'chin-down'],
    [{ EyesOpen: 0.01 }, 'open-eyes'],
    [{ EyesVisible: 0.1 }, 'show-eyes'],
    [{ EyesVisible: 0.3 }, 'look-at-camera'],
    [{ LuminanceMean: 0.03 }, 'more-light'],
    [{ LuminanceMean: 0.9 }, 'less-light'],
    [{ IlluminationUniformity: 0.1 }, 'even-light'],
    [{ FaceOcclusionPrevention: 0.9 }, 'uncover-face'],
    [{ MouthClosed: 0.3 }, 'close-mouth'],
    [{ Stability: 0.1 }, 'hold-still'],
    [{ Sharpness: 1.2 }, 'hold-still'],
    [{ BackgroundColour: 10, NaturalColour: 30 }, 'good'],
  ])('after %j is « %s »', (change, instruction) => {
    expect(asked(change)).toBe(instruction);
  });

  it.each<[Pick<Drawing, 'x' | 'y' | 'interEye'>, Instruction]>([
    [{ x: 60, y: 210, interEye: 72 }, 'left'],
    [{ x: 580, y: 210, interEye: 72 }, 'right'],
    [{ x: 320, y: 100, interEye: 72 }, 'down'],
    [{ x: 320, y: 400, interEye: 72 }, 'up'],
    [{ x: 320, y: 100, interEye: 120 }, 'back'],
  ])('for a photo that does not fit, of a face at %j, is « %s »', (at, instruction) => {
    expect(asked({ CropOfTheFaceImage: 0.5 }, placeOf(at))).toBe(instruction);
  });

  it('is for what refuses before what is nearly right, and for the nearer kind first', () => {
    expect(asked({ HeadPoseRoll: 7, EyesOpen: 0.01 })).toBe('open-eyes');
    expect(asked({ HeadPoseRoll: 14, EyesOpen: 0.01 })).toBe('straighten');
    expect(asked({ Stability: 0.2, Centring: 0.1, SingleFacePresent: 0.9 })).toBe('alone');
  });

  it('has an urgency that never falls along the list', () => {
    const kinds = instructions.map((instruction) => urgency[instruction]);
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
  });
});

describe('the guide', () => {
  it('shows the first wish at once', () => {
    expect(startGuide('closer', 5).shown).toBe('closer');
  });

  it('keeps an instruction for 700 ms, then takes a wish that lasted', () => {
    let guide = startGuide('closer', 0);
    for (let now = 100; now < 700; now += 100) guide = nextGuide(guide, 'straighten', now);
    expect(guide.shown).toBe('closer');
    expect(nextGuide(guide, 'straighten', 700).shown).toBe('straighten');
  });

  it('does not take a wish of one odd frame', () => {
    const guide = nextGuide(startGuide('closer', 0), 'straighten', 900);
    expect(guide.shown).toBe('closer');
    expect(nextGuide(guide, 'closer', 1000).shown).toBe('closer');
  });

  it('shows at once that all is good, that nobody is there, and what is two kinds more urgent', () => {
    expect(nextGuide(startGuide('closer', 0), 'good', 50).shown).toBe('good');
    expect(nextGuide(startGuide('good', 0), 'come-in', 50).shown).toBe('come-in');
    expect(nextGuide(startGuide('hold-still', 0), 'straighten', 50).shown).toBe('straighten');
    expect(nextGuide(startGuide('straighten', 0), 'closer', 50).shown).toBe('straighten');
  });

  it('does not lose « good » to one bad frame', () => {
    expect(nextGuide(startGuide('good', 0), 'closer', 2000).shown).toBe('good');
  });

  it('never changes between two ordinary instructions within 700 ms, whatever the frames say', () => {
    const ordinary = fc.constantFrom<Instruction>('closer', 'left', 'straighten', 'turn-left');
    fc.assert(
      fc.property(fc.array(fc.tuple(ordinary, fc.integer({ min: 10, max: 200 }))), (frames) => {
        let [now, guide] = [0, startGuide('closer', 0)];
        for (const [wished, pause] of frames) {
          now += pause;
          const next = nextGuide(guide, wished, now);
          if (next.shown !== guide.shown) expect(now - guide.since).toBeGreaterThanOrEqual(700);
          guide = next;
        }
      }),
    );
  });

  it('comes to show any wish that stays', () => {
    fc.assert(
      fc.property(fc.constantFrom(...instructions), fc.constantFrom(...instructions), (first, then) => {
        let guide = startGuide(first, 0);
        for (let now = 100; now <= 1000; now += 100) guide = nextGuide(guide, then, now);
        expect(guide.shown).toBe(then);
      }),
    );
  });
});
