import { describe, expect, it } from 'vitest';
import { quantile, spread, summarise } from './stats.ts';

describe('quantile', () => {
  it('is the middle sample of an odd number, and between the two middle ones of an even number', () => {
    expect(quantile([30, 10, 20], 0.5)).toBe(20);
    expect(quantile([40, 10, 20, 30], 0.5)).toBe(25);
  });

  it('sorts as numbers, not as text, and leaves the samples as they were', () => {
    const samples = [9, 100, 20];
    expect(quantile(samples, 0.5)).toBe(20);
    expect(samples).toEqual([9, 100, 20]);
  });

  it('gives the ends, and goes linearly between neighbours', () => {
    expect(quantile([10, 20], 0)).toBe(10);
    expect(quantile([10, 20], 1)).toBe(20);
    expect(quantile([10, 20], 0.75)).toBe(17.5);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it('refuses what has no answer', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 95)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});

describe('summary', () => {
  it('is not moved by one disturbed sample', () => {
    expect(summarise([10, 11, 12, 13, 5_000])).toMatchObject({ median: 12, quartiles: [11, 13], samples: 5 });
  });

  it('keeps what the slow ones feel', () => {
    expect(summarise([1, 2, 3, 4, 5]).p95).toBeCloseTo(4.8);
  });

  it('says how far the samples lie apart, as a share of the median', () => {
    expect(spread(summarise([9, 10, 11]))).toBeCloseTo(0.05);
    expect(spread(summarise([10, 10, 10]))).toBe(0);
  });
});
