import { existsSync } from 'node:fs';
import { describe } from 'vitest';
import { virtualReaderMissing } from '../../src/demo/reader.ts';
import { available as llng } from '../peers/llng.ts';
import { available as postgres } from '../peers/postgres.ts';

/** What a suite cannot do without. */
export interface Needs {
  readonly reader?: boolean;
  readonly cas?: boolean;
  readonly chromium?: boolean;
  readonly electron?: boolean;
  readonly postgres?: boolean;
}

export const chromiumPath = '/usr/bin/chromium';

/** Why a suite with these needs cannot run on this machine, in words; undefined when it can. */
export function missing(needs: Needs): string | undefined {
  const reasons = [
    needs.reader === true ? virtualReaderMissing() : undefined,
    needs.cas === true ? llng() : undefined,
    needs.postgres === true ? postgres() : undefined,
    needs.chromium === true && !existsSync(chromiumPath)
      ? 'Chromium is not installed (apt install chromium)'
      : undefined,
    needs.electron === true ? electronMissing() : undefined,
  ];
  return reasons.find((reason) => reason !== undefined);
}

function electronMissing(): string | undefined {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist';
  if (!existsSync(`${folder}/electron`)) return 'no Electron runtime on this machine';
  return process.env['DISPLAY'] === undefined ? 'no screen for Electron (xvfb-run gives one)' : undefined;
}

/**
 * `describe` where the machine has what the suite needs; else a skipped one whose name ends with `[skipped: REASON]`,
 * which the runner repeats in its last lines.
 */
export function describeWith(needs: Needs, name: string, suite: () => void): void {
  const reason = missing(needs);
  if (reason === undefined) describe(name, suite);
  else describe.skip(`${name} [skipped: ${reason}]`, suite);
}
