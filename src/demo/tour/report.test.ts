import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isComplete, officeSteps, tourSteps, writeReport, type TourReport } from './report.ts';

const complete: TourReport = {
  shell: 'chromium',
  steps: [...tourSteps, ...officeSteps].map((name) => ({ name, ok: true, ms: 1, screenshot: `${name}.png` })),
};

describe('the report of a tour', () => {
  it('is complete with every step ok, in order', () => {
    expect(isComplete(complete)).toBe(true);
  });

  it('is not complete with a step that failed, is missing or came twice', () => {
    const [first, ...rest] = complete.steps;
    if (first === undefined) throw new Error('no steps at all');
    expect(isComplete({ ...complete, steps: [{ ...first, ok: false }, ...rest] })).toBe(false);
    expect(isComplete({ ...complete, steps: rest })).toBe(false);
    expect(isComplete({ ...complete, steps: [first, first, ...rest.slice(1)] })).toBe(false);
  });

  it('is written as the JSON that others read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    try {
      const file = join(folder, 'tour', 'report.json');
      writeReport(complete, file);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(complete);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
