import { createHash } from 'node:crypto';
import { Command, type Attachment } from '../../shared/contract/command.ts';
import type { Sha256, StationId } from '../../shared/domain/ids.ts';
import type { Draft } from './port.ts';

/** SHA-256 in lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): Sha256 =>
  createHash('sha256').update(bytes).digest('hex') as Sha256;

/** A sealed attachment and what the command says of it. */
export interface SealedAttachment {
  readonly about: Attachment;
  readonly sealed: Uint8Array;
}

/** Where in the station's chain a command stands, and when. */
export interface Place {
  readonly station: StationId;
  readonly sequence: number;
  readonly previous: Sha256;
  readonly occurredAt: string;
  readonly clockOffset: number;
}

/** The bytes of a command as they are hashed and signed, once and for ever; null when the draft makes no valid command. */
export function freeze(
  draft: Draft,
  place: Place,
  attachments: readonly SealedAttachment[],
): Uint8Array | null {
  const command = Command.safeParse({
    id: draft.id,
    kind: draft.kind,
    subject: draft.subject,
    actor: draft.actor,
    station: place.station,
    sequence: place.sequence,
    occurredAt: place.occurredAt,
    clockOffset: place.clockOffset,
    previous: place.previous,
    payload: draft.payload,
    attachments: attachments.map(({ about }) => about),
  });
  return command.success ? Buffer.from(JSON.stringify(command.data), 'utf8') : null;
}
