// Debian packages: which are missing, and how they come in.
import { spawnSync } from 'node:child_process';
import { withoutServices } from './guard.mjs';
import { GROUPS } from './packages.mjs';
import { say, stop } from './say.mjs';

const LOCK = ['-o', 'DPkg::Lock::Timeout=300'];

/**
 * The packages among `names` that are not installed; undefined when this machine has no dpkg.
 * @param {string[]} names
 * @returns {string[] | undefined}
 */
export function missing(names) {
  if (names.length === 0) return [];
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  if (asked.error) return undefined;
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** @param {string[]} words @returns {boolean} */
function apt(words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', [...LOCK, '-qq', ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (done.status !== 0)
    process.stderr.write((done.stderr || done.stdout || String(done.error)).slice(-4000));
  return done.status === 0;
}

/** @param {string[]} names @returns {boolean} */
function install(names) {
  say(`installing ${names.length} Debian package(s): ${names.join(' ')}`);
  if (!apt(['update'])) say('the package lists could not be refreshed; trying with the old ones');
  return withoutServices(() => apt(['install', '-y', '--no-install-recommends', ...names]));
}

/**
 * Makes sure that the packages of these groups are there. As root it installs them; otherwise it prints one sudo
 * line, and stops only when a needed group is incomplete.
 * @param {string[]} groups names out of packages.mjs
 */
export function ensurePackages(groups) {
  const wanted = [...new Set(groups.flatMap((name) => GROUPS[name].packages))];
  const absent = missing(wanted);
  if (absent === undefined) {
    say(`this is not a Debian system: nothing was checked. The packages meant are: ${wanted.join(' ')}`);
    return;
  }
  if (absent.length === 0) return;
  if (process.getuid?.() === 0 && install(absent)) return;

  const left = missing(absent) ?? absent;
  const sudo = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${left.join(' ')}`;
  say(`some Debian packages are missing. To install them:\n\n    ${sudo}\n`);
  for (const name of groups) {
    const group = GROUPS[name];
    if (!group.packages.some((one) => left.includes(one))) continue;
    if (group.needed) stop(`they are needed for ${group.why}. Run the line above and try again.`);
    say(`going on without them: ${group.without}. (They are for ${group.why}.)`);
  }
}
