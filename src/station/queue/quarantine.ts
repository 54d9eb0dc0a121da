import type { CommandKind } from '../../shared/contract/command.ts';
import { Command } from '../../shared/contract/command.ts';
import type { CommandDelivery } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Audit } from '../audit/audit.ts';
import { instant, type Clock } from '../clock.ts';
import type { Vault } from '../keys/vault.ts';
import type { Store } from '../store/store.ts';
import { readParcel } from './parcel.ts';
import type { QueueTable } from './queue-table.ts';

/** A command that central will not take, kept until somebody decides. */
export interface Quarantined {
  readonly id: CommandId;
  /** Null when the record does not open any more. */
  readonly kind: CommandKind | null;
  readonly code: ErrorCode;
  readonly since: string;
  /** Refused by a receipt: sending it again would change nothing. */
  readonly final: boolean;
}

interface Parts {
  readonly store: Store;
  readonly table: QueueTable;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Called when something waits again. */
  readonly requeued: () => void;
}

/** What was refused: listed, taken out, or sent again. Nothing is ever dropped from here. */
export class Quarantine {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Oldest first. */
  list(): Quarantined[] {
    return this.#parts.table.quarantined().map((row) => ({
      id: row.command,
      kind: this.#kind(row.command),
      code: row.code,
      since: row.settled_at,
      final: row.receipt !== null,
    }));
  }

  /** The very bytes that were sent: signed, attachments sealed for central and recovery. Null when the id is unknown or unreadable. */
  take(id: CommandId): CommandDelivery | null {
    return readParcel(this.#parts.table, this.#parts.vault, id)?.delivery ?? null;
  }

  /** Sends it again, for what was refused without a receipt; answers whether it waits again. */
  retry(id: CommandId): boolean {
    const { store, table, audit, clock, requeued } = this.#parts;
    const written = store.write(() => {
      const again = table.requeue(id);
      if (again) audit.append({ event: 'command-requeued', command: id }, instant(clock.now()));
      return again;
    });
    if (!written.ok || !written.value) return false;
    requeued();
    return true;
  }

  /**
   * Called at a start: whatever was refused without a receipt waits again, because the reason may be gone (a newer central, a larger
   * limit). Answers how many stay, refused by a receipt.
   */
  retryAll(): number {
    return this.#parts.table.quarantined().filter(({ command }) => !this.retry(command)).length;
  }

  #kind(id: CommandId): CommandKind | null {
    const delivery = this.take(id);
    return delivery === null ? null : kindOf(delivery.command);
  }
}

/** Of this station's own signed bytes, so nothing is verified. */
function kindOf(jws: string): CommandKind | null {
  const payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8');
  return Command.safeParse(JSON.parse(payload)).data?.kind ?? null;
}
