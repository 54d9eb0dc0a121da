#!/usr/bin/env node
// Brings a bare clone on a fresh Debian 12 (Node 20 and npm) to the point where the project runs.
//   node scripts/setup.mjs run build reader        the groups of scripts/setup/packages.mjs
//   node scripts/setup.mjs run build reader --test  and what the tests need besides
// Nothing to do costs a fraction of a second. Plain JavaScript: it runs before anything is installed.
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './setup/debian.mjs';
import { ensureNpm } from './setup/npm.mjs';
import { GROUPS } from './setup/packages.mjs';
import { stop } from './setup/say.mjs';

/**
 * Installs what is missing for these groups, in the folder of the project.
 * @param {string[]} groups
 */
export function setup(groups) {
  const unknown = groups.filter((name) => !(name in GROUPS));
  if (unknown.length > 0)
    stop(`no group is called ${unknown.join(', ')}. Known: ${Object.keys(GROUPS).join(', ')}.`);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 18))
    stop(`Node ${process.versions.node} is too old: 20.18 or later is needed.`);
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  ensurePackages(groups);
  ensureNpm();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const test = words.includes('--test') ? ['cas', 'postgres'] : [];
  setup([...words.filter((word) => word !== '--test'), ...test]);
}
