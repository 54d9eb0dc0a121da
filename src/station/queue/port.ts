import type { Actor, CommandKind, Payload } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, PersonId, Sha256 } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { StoreError } from '../store/store-error.ts';

/** An accepted act, before it has a sequence number and a signature. */
export interface Draft<K extends CommandKind = CommandKind> {
  /** Made when the act begins, so that a repeated act is the same command. */
  readonly id: CommandId;
  readonly kind: K;
  readonly subject: PersonId;
  readonly actor: Actor;
  readonly payload: Payload<K>;
  /** Clear bytes in memory; sealed before anything is written. */
  readonly attachments: readonly {
    readonly name: 'identity-photo' | 'directory-photo';
    readonly jpeg: Uint8Array;
    /** Of these bytes, when the intake has it already: a person waits for every pass over a photo. Central checks it. */
    readonly sha256?: Sha256;
  }[];
}

/** How a command ended at central. `waiting`: no receipt yet, it will be sent. */
export type Settlement =
  | { readonly state: 'applied' }
  | { readonly state: 'refused'; readonly code: ErrorCode }
  | { readonly state: 'waiting' };

/** The queue as the visit sees it: save, then learn. */
export interface Outbox {
  /**
   * One transaction: the command, its sealed attachments, the queue row, the audit event. Answers after the commit (synchronous=FULL):
   * only then may a screen say "saved". The same id again answers `ok` and adds nothing.
   */
  save<K extends CommandKind>(draft: Draft<K>): Promise<Result<null, ErrorCode>>;
  /**
   * One transaction: what `within` writes, then these commands without attachments, in this order; all of it or nothing. What `within`
   * answers as an error undoes it. Like `save`, it answers after the commit, and a command of an id that is there already adds nothing.
   */
  saveWith(
    drafts: readonly Draft[],
    within: () => Result<unknown, StoreError>,
  ): Result<null, StoreError | 'command.invalid'>;
  /** Waits for the receipt at most `milliseconds`, then says what is true. */
  settled(id: CommandId, milliseconds: number): Promise<Settlement>;
  /** Hears of every verified receipt, in any order. */
  onSettled(listener: (id: CommandId, settlement: Settlement) => void): () => void;
  /** How many commands have no receipt yet. */
  queued(): number;
  onQueued(listener: (queued: number) => void): () => void;
}
