// Keeps freshly installed services from starting (PostgreSQL, pcscd, …): the project starts its own, on its own ports.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const FILE = '/usr/sbin/policy-rc.d';
const MARK = '# written by the set-up of Trombine';

/**
 * Runs `work` while Debian's policy-rc.d refuses every service start. A policy that is already there is left alone.
 * The file only refuses while this process lives, so an interrupted set-up leaves nothing that bites.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function withoutServices(work) {
  if (existsSync(FILE) && !readFileSync(FILE, 'utf8').includes(MARK)) return work();
  writeFileSync(FILE, `#!/bin/sh\n${MARK}\n[ -d /proc/${process.pid} ] && exit 101\nexit 0\n`, {
    mode: 0o755,
  });
  try {
    return work();
  } finally {
    rmSync(FILE, { force: true });
  }
}
