import type { Migration } from '../migrate.ts';
import { station } from './0010-station.ts';
import { queue } from './0020-queue.ts';
import { audit } from './0030-audit.ts';
import { encoding } from './0040-encoding.ts';
import { offlineKeys } from './0050-offline-keys.ts';
import { benchRun } from './0060-bench-run.ts';
import { encodingQuarantine } from './0070-encoding-quarantine.ts';

/** Every change of the station's database, oldest first. A published one is never edited: add the next ten. */
export const migrations: readonly Migration[] = [
  station,
  queue,
  audit,
  encoding,
  offlineKeys,
  benchRun,
  encodingQuarantine,
];
