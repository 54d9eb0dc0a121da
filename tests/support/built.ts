import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Builds the application if anything of it is older than its sources; the script itself knows. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, [resolve('scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
}
