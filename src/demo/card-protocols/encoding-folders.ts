import { cpSync } from 'node:fs';
import { temporaryFolder } from '../../station/engine-kit.ts';
import { journalAt } from './encoding-kit.ts';

/** A journal in a database of its own, for one test. */
export const journalIn = () => journalAt(temporaryFolder());

/** The station was killed: what a new process finds on the disk, without anything that the old one did not commit. */
export function afterKill(directory: string) {
  const copy = temporaryFolder();
  cpSync(directory, copy, { recursive: true });
  return journalAt(copy);
}
