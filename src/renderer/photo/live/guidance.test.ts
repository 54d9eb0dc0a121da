import { describe, expect, test } from 'vitest';
import type { Values } from '../../../shared/quality/check.ts';
import { instructionOf, nextGuidance, noGuidance } from './guidance.ts';
import { lookWith } from '../testing/looks.ts';

const aside: Values = { Centring: 0.2 };
const dark: Values = { LuminanceMean: 0.01 };
/** Looks every 90 ms. */
const after = (...looks: Values[]) =>
  looks.map((wrong, index) => lookWith(index * 90, wrong)).reduce(nextGuidance, noGuidance);
const times = (count: number, wrong: Values): Values[] => Array.from({ length: count }, () => wrong);

describe('what is asked', () => {
  test('is to come in as long as nothing was seen', () => {
    expect(instructionOf(noGuidance)).toBe('come-in');
  });

  test('is one thing at a time, not to move as soon as the photo is about to take itself', () => {
    expect(instructionOf(after(aside))).toBe('left');
    expect(instructionOf(after(...times(20, aside), {}))).toBe('good');
  });

  test('does not change for one odd picture', () => {
    expect(instructionOf(after(...times(20, aside), { Centring: 0.9 }))).toBe('left');
  });
});

describe('the shape', () => {
  test('fills without jumping', () => {
    let guidance = noGuidance;
    for (let index = 0; index < 30; index += 1) {
      const before = guidance.fill;
      guidance = nextGuidance(guidance, lookWith(index * 90, aside));
      expect(Math.abs(guidance.fill - before)).toBeLessThanOrEqual(0.4);
    }
    expect(guidance.fill).toBeLessThan(1);
  });

  test('is never full unless the photo is about to take itself', () => {
    expect(after(...times(60, { Stability: null })).fill).toBeLessThan(0.98);
    expect(after({}).fill).toBe(1);
  });
});

describe('the chips', () => {
  test('say distance, light and pose, each by its own checks', () => {
    const { chips } = after({ ...aside, ...dark });
    expect([chips.distance.state, chips.light.state, chips.pose.state]).toEqual(['fix', 'fix', 'good']);
  });

  test('wait for three pictures before they change, and not for the first', () => {
    expect(after({}).chips.distance.state).toBe('good');
    expect(after({}, aside, aside).chips.distance.state).toBe('good');
    expect(after({}, aside, aside, aside).chips.distance.state).toBe('fix');
    expect(after({}, aside, aside, {}, aside).chips.distance.state).toBe('good');
  });
});

describe('the light of the screen', () => {
  test('comes after some dark pictures and stays, so that it does not flicker with what it does', () => {
    expect(after(...times(4, dark)).alight).toBe(false);
    expect(after(...times(5, dark)).alight).toBe(true);
    expect(after(...times(5, dark), ...times(20, {})).alight).toBe(true);
  });
});
