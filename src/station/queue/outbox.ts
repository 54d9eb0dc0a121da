import { chainStart, commandType, type CommandKind } from '../../shared/contract/command.ts';
import type { Configuration } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Audit } from '../audit/audit.ts';
import { instant, type Clock } from '../clock.ts';
import type { Keys } from '../keys/open-keys.ts';
import { Listeners } from '../listeners.ts';
import type { StoreError } from '../store/store-error.ts';
import type { Store } from '../store/store.ts';
import { freeze, sha256, type SealedAttachment } from './freeze.ts';
import type { Draft, Outbox, Settlement } from './port.ts';
import type { QueueTable } from './queue-table.ts';
import type { Sealer } from './seal-attachment.ts';
import type { Settlements } from './settlements.ts';

export interface OutboxParts {
  readonly store: Store;
  readonly table: QueueTable;
  readonly audit: Audit;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly settlements: Settlements;
  readonly sealer: Sealer;
  readonly configuration: () => Configuration;
  /** Central's clock minus the station's, in milliseconds. */
  readonly clockOffset: () => number;
  /** Called after each commit, so that the sender starts at once. */
  readonly saved: () => void;
  /** Called at each step of a save; tests cut the power there. */
  readonly step?: (step: SaveStep) => void;
}

export type SaveStep =
  'sealed' | 'begun' | 'chained' | 'command' | 'attachments' | 'queued' | 'audited' | 'committed';

/** Undoes a transaction for a reason that is no bug. */
class Undo extends Error {
  readonly code: StoreError | 'command.invalid';

  constructor(code: StoreError | 'command.invalid') {
    super(code);
    this.code = code;
  }
}

/** The queue on disk: an act that is acknowledged here survives whatever happens to this machine but the loss of its disk. */
export class StationOutbox implements Outbox {
  readonly #parts: OutboxParts;
  readonly #saving = new Map<CommandId, Promise<Result<null, ErrorCode>>>();
  readonly #queued = new Listeners<[number]>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    parts.settlements.onSettled(() => this.tellQueued());
  }

  async save<K extends CommandKind>(draft: Draft<K>): Promise<Result<null, ErrorCode>> {
    const running = this.#saving.get(draft.id);
    if (running !== undefined) return running;
    const saving = this.#save(draft as unknown as Draft).finally(() => this.#saving.delete(draft.id));
    this.#saving.set(draft.id, saving);
    return saving;
  }

  saveWith(
    drafts: readonly Draft[],
    within: () => Result<unknown, StoreError>,
  ): Result<null, StoreError | 'command.invalid'> {
    const { store, table, step } = this.#parts;
    if (drafts.some(({ attachments }) => attachments.length > 0))
      throw new Error('attachments are sealed before a transaction: use save');
    try {
      const written = store.write(() => {
        const first = within();
        if (!first.ok) throw new Undo(first.error);
        const { station } = this.#parts.configuration();
        for (const draft of drafts.filter(({ id }) => table.command(id) === undefined)) {
          const code = this.#write(draft, station, []);
          if (code !== null) throw new Undo(code);
        }
      });
      if (!written.ok) return written;
    } catch (thrown) {
      if (thrown instanceof Undo) return err(thrown.code);
      throw thrown;
    }
    step?.('committed');
    this.tellQueued();
    if (drafts.length > 0) this.#parts.saved();
    return ok(null);
  }

  settled(id: CommandId, milliseconds: number): Promise<Settlement> {
    return this.#parts.settlements.wait(id, milliseconds);
  }

  onSettled(listener: (id: CommandId, settlement: Settlement) => void): () => void {
    return this.#parts.settlements.onSettled(listener);
  }

  queued(): number {
    return this.#parts.table.waiting();
  }

  onQueued(listener: (queued: number) => void): () => void {
    return this.#queued.add(listener);
  }

  tellQueued(): void {
    this.#queued.tell(this.queued());
  }

  async #save(draft: Draft): Promise<Result<null, ErrorCode>> {
    const { table, store, sealer, configuration, step } = this.#parts;
    if (table.command(draft.id) !== undefined) return ok(null);
    const { station, sealingKeys } = configuration();
    const attachments = await Promise.all(
      draft.attachments.map((attachment) =>
        sealer.seal(attachment, sealingKeys, { command: draft.id, station, name: attachment.name }),
      ),
    );
    step?.('sealed');
    const written = store.write(() => this.#write(draft, station, attachments));
    if (!written.ok) return written;
    if (written.value !== null) return err(written.value);
    step?.('committed');
    this.tellQueued();
    this.#parts.saved();
    return ok(null);
  }

  /** All of a save that touches the disk, in one transaction. */
  #write(
    draft: Draft,
    station: Configuration['station'],
    attachments: readonly SealedAttachment[],
  ): 'command.invalid' | null {
    const { table, keys, audit, clock, clockOffset, step } = this.#parts;
    step?.('begun');
    const { sequence: last, head } = table.chain(station) ?? { sequence: 0, head: chainStart };
    const sequence = last + 1;
    const at = instant(clock.now());
    const place = { station, sequence, previous: head, occurredAt: at, clockOffset: clockOffset() };
    const bytes = freeze(draft, place, attachments);
    if (bytes === null) return 'command.invalid';
    const hash = sha256(bytes);
    table.moveChain(station, sequence, hash);
    step?.('chained');
    const jws = keys.signer.sign(bytes, { typ: commandType, kid: station });
    const sealed = keys.vault.seal(Buffer.from(jws, 'ascii'), `command:${draft.id}`);
    table.insertCommand({ id: draft.id, station, sequence, sha256: hash, saved_at: at, sealed });
    step?.('command');
    attachments.forEach(({ about, sealed }, position) =>
      table.insertAttachment(draft.id, position, about.sha256, sealed),
    );
    step?.('attachments');
    table.enqueue(draft.id, draft.subject);
    step?.('queued');
    audit.append(
      { event: 'command-saved', command: draft.id, sequence, sha256: hash, attachments: attachments.length },
      at,
    );
    step?.('audited');
    return null;
  }
}
