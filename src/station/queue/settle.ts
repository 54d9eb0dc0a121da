import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Audit } from '../audit/audit.ts';
import { instant, type Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import { sha256 } from './freeze.ts';
import type { QueueTable } from './queue-table.ts';

interface Parts {
  readonly store: Store;
  readonly table: QueueTable;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Applied by central, with its receipt: nothing of the act stays here. Purged in the same transaction; `Erasure` takes it off the disk. */
export function settleApplied(parts: Parts, id: CommandId, receipt: string): Result<unknown, StoreError> {
  const { store, table, audit, clock } = parts;
  const at = instant(clock.now());
  return store.write(() => {
    table.receipted(id, receipt, at);
    audit.append({ event: 'command-receipted', command: id, receiptSha256: sha256(receipt) }, at);
    audit.append({ event: 'command-purged', command: id, ...table.purge(id) }, at);
  });
}

/** Refused for good: kept whole, visible, and out of the way. `receipt` is null when the request was refused without one. */
export function settleRefused(
  parts: Parts,
  id: CommandId,
  code: ErrorCode,
  receipt: string | null,
): Result<unknown, StoreError> {
  const { store, table, audit, clock } = parts;
  const at = instant(clock.now());
  return store.write(() => {
    table.quarantine(id, code, receipt, at);
    audit.append({ event: 'command-quarantined', command: id, code, signed: receipt !== null }, at);
  });
}
