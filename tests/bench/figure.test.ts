import { describe, expect, it } from 'vitest';
import { figureOf, table, type Taken } from './figure.ts';

const quick = figureOf({ ours: [14, 15, 16], baseline: [10, 10, 10] }, 1.6);

describe('a figure', () => {
  it('is the ratio of the medians, with its spread', () => {
    expect(quick).toEqual({
      value: 15,
      unit: 'ms',
      baseline: 10,
      ratio: 1.5,
      target: 1.6,
      samples: 3,
      p95: 15.9,
      spread: { value: 0.033, baseline: 0 },
    });
  });
});

describe('the table', () => {
  it('says pass at the target itself, and miss above it', () => {
    const at = figureOf({ ours: [3], baseline: [1] }, 3);
    const above = figureOf({ ours: [3.1], baseline: [1] }, 3);
    const lines = table(
      new Map<string, Taken>([
        ['at', { figure: at }],
        ['above', { figure: above }],
      ]),
    ).split('\n');
    expect(lines[1]).toMatch(/^at .*3\.00 +<= 3 +pass$/);
    expect(lines[2]).toMatch(/^above .*3\.10 +<= 3 +MISS$/);
  });

  it('says what it counts where that is not time', () => {
    const figure = { ...quick, value: 1, unit: 'failures', baseline: 100, ratio: 0.01, target: 0 } as const;
    expect(table(new Map<string, Taken>([['count', { figure }]]))).toMatch(
      /count +1 failures .* 100\.0 .* 0\.01 +<= 0 +MISS/,
    );
  });

  it('names what was not measured, and why', () => {
    const taken = new Map<string, Taken>([
      ['quick', { figure: quick }],
      ['slow', { missing: 'no Electron runtime' }],
    ]);
    expect(table(taken)).toContain('slow: not measured, no Electron runtime');
  });
});
