import { expect, it } from 'vitest';
import { BenchProblem } from '../../shared/contract/bench.ts';
import { errorCodes } from '../../shared/domain/errors.ts';
import { badgeFields } from '../../shared/encoding/content.ts';
import type { EncodingError } from './errors.ts';
import { told, tellings } from './told.ts';

// The type of `tellings` has the compiler see to it that no error of the unions is missing.
const cards = Object.keys(tellings) as EncodingError[];
const fields = (['missing', 'too-long', 'too-short', 'invalid'] as const).flatMap((how) =>
  badgeFields.map((field): EncodingError => `field.${how}:${field}`),
);

it.each([...cards, ...fields].flatMap((error) => [true, false].map((touched) => [error, touched] as const)))(
  '%s (touched: %s) is told by a code of the closed set and a next step',
  (error, touched) => {
    const problem = told(error, touched);
    expect(errorCodes).toContain(problem.code);
    expect(BenchProblem.safeParse({ ...problem, about: null }).success).toBe(true);
    expect(problem.touched).toBe(touched);
  },
);

it('tells a code of the closed set by itself, and never as something else', () => {
  for (const error of cards)
    if ((errorCodes as readonly string[]).includes(error)) expect(told(error).code).toBe(error);
});

it('does not send for another card while this one may hold a part', () => {
  for (const error of cards) expect(told(error, true).help).not.toBe('other-card');
  for (const error of cards) expect(told(error, false).help).not.toBe('void');
  expect(told('desfire.memory-full', true).help).toBe('void');
  expect(told('encoding.wrong-card-type').help).toBe('other-card');
});
