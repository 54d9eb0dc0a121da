import type { CommandDelivery } from '../../shared/contract/central.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Vault } from '../keys/vault.ts';
import type { QueueTable } from './queue-table.ts';
import type { Expected } from './receipts.ts';

/** A command as it travels, and what its receipt must name. */
export interface Parcel {
  readonly delivery: CommandDelivery;
  readonly expected: Expected;
}

/** Reads a queued command; null when its record does not open or is gone. */
export function readParcel(table: QueueTable, vault: Vault, id: CommandId): Parcel | null {
  const row = table.command(id);
  const jws = row?.sealed == null ? null : vault.open(row.sealed, `command:${id}`);
  if (row === undefined || jws === null) return null;
  const attachments = table.attachments(id);
  return {
    delivery: {
      command: jws.toString('ascii'),
      attachments: attachments.map(({ sha256, sealed }) => ({ sha256, sealed: sealed.toString('base64') })),
    },
    expected: {
      command: id,
      station: row.station,
      commandSha256: row.sha256,
      attachments: attachments.map(({ sha256 }) => sha256),
    },
  };
}
