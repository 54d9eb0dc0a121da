import { spread, summarise } from './stats.ts';
import type { Pairs } from './pairs.ts';

/** One figure of the bench as `out/bench.json` has it. Times are medians, in milliseconds. */
export interface Figure {
  readonly value: number;
  /** `failures`: of `baseline` tries, `ratio` is their share. */
  readonly unit: 'ms' | 'failures';
  readonly baseline: number;
  /** `value / baseline`: what the target speaks of. */
  readonly ratio: number;
  readonly target: number;
  readonly samples: number;
  readonly p95: number;
  /** Half the distance of the quartiles as a share of the median, of the value and of the baseline. */
  readonly spread: { readonly value: number; readonly baseline: number };
  /** A part of the same samples that is worth a look by itself, beside the figure and without a target. */
  readonly part?: {
    readonly name: string;
    readonly value: number;
    readonly baseline: number;
    readonly ratio: number;
  };
}

/** A figure, or why it could not be taken on this machine. */
export type Taken = { readonly figure: Figure } | { readonly missing: string };

/** Makes a figure out of samples. */
export function figureOf({ ours, baseline }: Pairs, target: number): Figure {
  const [our, bare] = [summarise(ours), summarise(baseline)];
  return {
    value: round(our.median),
    unit: 'ms',
    baseline: round(bare.median),
    ratio: round(our.median / bare.median),
    target,
    samples: our.samples,
    p95: round(our.p95),
    spread: { value: round(spread(our)), baseline: round(spread(bare)) },
  };
}

/** A part of a figure, from the same samples. */
export function partOf(name: string, { ours, baseline }: Pairs): NonNullable<Figure['part']> {
  const [value, bare] = [summarise(ours).median, summarise(baseline).median];
  return { name, value: round(value), baseline: round(bare), ratio: round(value / bare) };
}

/** The table for the terminal: one line each, figures first, then what is missing and why. */
export function table(taken: ReadonlyMap<string, Taken>): string {
  const lines: string[][] = [['', 'ms', '±', 'p95', 'baseline', '±', 'ratio', 'target', '']];
  const missing: string[] = [];
  for (const [name, one] of taken) {
    if ('missing' in one) missing.push(`${name}: not measured, ${one.missing}`);
    else
      lines.push(
        lineOf(name, one.figure),
        ...(one.figure.part === undefined ? [] : [partLine(one.figure.part)]),
      );
  }
  const widths = (lines[0] ?? []).map((_cell, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const text = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [...text, ...missing].join('\n');
}

function lineOf(name: string, { value, unit, spread, p95, baseline, ratio, target }: Figure): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const verdict = ratio <= target ? 'pass' : 'MISS';
  return [
    name,
    unit === 'ms' ? value.toFixed(1) : `${value} ${unit}`,
    percent(spread.value),
    p95.toFixed(1),
    baseline.toFixed(1),
    percent(spread.baseline),
    ratio.toFixed(2),
    `<= ${target}`,
    verdict,
  ];
}

function partLine({ name, value, baseline, ratio }: NonNullable<Figure['part']>): string[] {
  return [`  ${name}`, value.toFixed(1), '', '', baseline.toFixed(1), '', ratio.toFixed(2), '', ''];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
