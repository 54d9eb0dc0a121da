import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The steps of the whole visit, in the order a person does them. */
export const tourSteps = [
  'sign-in',
  'consent',
  'photo',
  'request',
  'activate',
  'oppose',
  'sign-out',
] as const;

/** What an operator of the card office does after that. */
export const officeSteps = ['bench', 'look-up', 'office-sign-out'] as const;
export type OfficeStep = (typeof officeSteps)[number];
export type TourStep = (typeof tourSteps)[number];

/** One step: whether it ended as it should, how long it took in milliseconds, and the picture of its end. */
export interface StepReport {
  readonly name: TourStep | OfficeStep;
  readonly ok: boolean;
  readonly ms: number;
  /** Path of a PNG beside the report; null when no picture could be taken. */
  readonly screenshot: string | null;
  /** What did not go as it should although the step ended well; absent when all did. */
  readonly note?: string;
}

/** What `out/tour/report.json` holds. */
export interface TourReport {
  readonly shell: 'electron' | 'chromium';
  readonly steps: readonly StepReport[];
}

/** Whether all the steps are there, in order, and all are ok. */
export function isComplete(report: TourReport): boolean {
  const all = [...tourSteps, ...officeSteps];
  return (
    report.steps.length === all.length &&
    report.steps.every((step, index) => step.name === all[index] && step.ok)
  );
}

/** Writes the report as JSON; makes its folder. */
export function writeReport(report: TourReport, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
