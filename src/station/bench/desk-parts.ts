import type { OfficeCentral } from '../central/office.ts';
import type { Clock } from '../clock.ts';
import type { EncodingJournal } from '../encoding/journal.ts';
import type { OfflineKeys } from '../encoding/offline-keys/offline-keys.ts';
import type { Log } from '../log.ts';
import type { Outbox } from '../queue/port.ts';
import type { RunTable } from './run.ts';

/** What the desk stands on. */
export interface DeskParts {
  readonly journal: EncodingJournal;
  readonly offline: OfflineKeys;
  readonly run: RunTable;
  readonly outbox: Pick<Outbox, 'saveWith'>;
  readonly central: { readonly office: OfficeCentral };
  /** Has the configuration read anew, and answers when it was, or could not be. */
  readonly refreshConfiguration: () => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
}
