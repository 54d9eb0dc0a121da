import { join } from 'node:path';
import { discreetName } from '../../shared/domain/person.ts';
import type { House } from '../house.ts';
import type { DemoOptions } from '../options.ts';
import { agent, newcomer } from '../people.ts';
import { differences } from './expected.ts';
import { officeActs } from './office.ts';
import { picturesIn, type Pictures } from './pictures.ts';
import { isComplete, officeSteps, tourSteps, writeReport, type StepReport } from './report.ts';
import { handOf } from './visitor/hand.ts';
import { tourActs } from './visit.ts';

/** Where the report and the pictures of a tour go. */
export const tourFolder = 'out/tour';

/** Does the whole visit through the screen, says each step, writes the report. Answers the exit code. */
export async function takeTour(
  house: House,
  options: Pick<DemoOptions, 'language'>,
  say: (line: string) => void,
): Promise<0 | 1> {
  const pictures = picturesIn(tourFolder, house.surfaces);
  const hand = handOf(house.surfaces, options.language, async (name) => void (await pictures.take(name)));
  const acts = tourActs(house, hand, newcomer, discreetName(newcomer));
  const office = officeActs(house, hand, agent, discreetName(agent));
  const todo: readonly Step[] = [
    ...tourSteps.map((name) => ({ name, act: acts[name] })),
    ...officeSteps.map((name) => ({ name, act: office[name] })),
  ];
  const steps = await walk(todo, pictures, say);
  const shell = house.surfaces.kiosk().url().startsWith('app:') ? 'electron' : 'chromium';
  const report = { shell, steps } as const;
  writeReport(report, join(tourFolder, 'report.json'));
  const all = isComplete(report);
  const wrong = all ? await differences(house.central.admin, await acts.done()) : [];
  for (const difference of wrong) say(`central  ${difference}`);
  if (all && wrong.length === 0) say('central  holds exactly what was done');
  say(`Report: ${join(tourFolder, 'report.json')}`);
  return all && wrong.length === 0 ? 0 : 1;
}

/** One step of the tour, and what is done in it. */
interface Step {
  readonly name: StepReport['name'];
  readonly act: () => Promise<string | void>;
}

/** Takes the steps in order; after one that failed, the others are reported as not done. */
async function walk(
  todo: readonly Step[],
  pictures: Pictures,
  say: (line: string) => void,
): Promise<StepReport[]> {
  const steps: StepReport[] = [];
  let failed = false;
  for (const { name, act } of todo) {
    const step: StepReport = failed
      ? { name, ok: false, ms: 0, screenshot: null }
      : await take({ name, act }, pictures, say);
    failed ||= !step.ok;
    steps.push(step);
    say(`${step.ok ? 'ok    ' : 'FAILED'} ${name.padEnd(15)} ${String(step.ms).padStart(6)} ms`);
  }
  return steps;
}

async function take(
  { name, act }: Step,
  pictures: Pictures,
  say: (line: string) => void,
): Promise<StepReport> {
  const began = performance.now();
  let ok = true;
  let note: string | void = undefined;
  try {
    note = await act();
  } catch (error) {
    ok = false;
    say(error instanceof Error ? error.message : String(error));
  }
  const ms = Math.round(performance.now() - began);
  // A picture of a screen that is gone is no reason to lose the report.
  const screenshot = await pictures.take(ok ? name : `${name}-failed`).catch(() => null);
  if (note !== undefined) say(`       ${note}`);
  return { name, ok, ms, screenshot, ...(note === undefined ? {} : { note }) };
}
