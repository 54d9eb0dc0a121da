// Does node_modules hold what package-lock.json asks for? npm keeps its own account in node_modules/.package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.trombine-setup.json';

/** @param {string} file @returns {any} the parsed JSON, undefined when there is none that can be read */
function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @returns {string} SHA-256 of package-lock.json, hex */
export function lockHash() {
  return createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
}

/** @returns {{ lock: string, compiler: boolean } | undefined} what the last set-up left */
export function readStamp() {
  return readJson(STAMP);
}

/** @param {{ lock: string, compiler: boolean }} stamp */
export function writeStamp(stamp) {
  writeFileSync(STAMP, `${JSON.stringify(stamp)}\n`);
}

/**
 * True when every package that npm put in place is the one of the lock file, and none but optional ones is missing.
 * It spares a reinstallation after an `npm install` done by hand.
 * @returns {boolean}
 */
export function installedMatchesLock() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const here = readJson('node_modules/.package-lock.json')?.packages;
  if (!here) return false;
  for (const [path, one] of Object.entries(here)) {
    if (wanted[path]?.version !== one.version || wanted[path]?.integrity !== one.integrity) return false;
  }
  return Object.entries(wanted).every(
    ([path, one]) => path === '' || path in here || one.optional || one.devOptional || one.peer,
  );
}
