import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../store/profile.ts';

/** Remembers over a crash that somebody was signing in or signed in. Says nothing of who. */
export interface OpenFlag {
  /** Whether it was up when the station started. */
  readonly wasUp: boolean;
  set(up: boolean): void;
}

/** The flag as an almost empty file in the station's folder. */
export function openFlag(directory: string): OpenFlag {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'visit-open');
  return {
    wasUp: existsSync(path),
    set: (up) => (up ? writeWhole(path, 'open\n') : rmSync(path, { force: true })),
  };
}
