import { z } from 'zod';
import { ErrorCode } from '../domain/errors.ts';
import { CommandId, Instant, Sha256, StationId } from '../domain/ids.ts';

const named = {
  command: CommandId,
  station: StationId,
  /** Of the signed bytes of the command: the JWS payload, decoded. */
  commandSha256: Sha256,
  /** Of every sealed attachment, in the command's order. */
  attachments: z.array(Sha256),
  receivedAt: Instant,
};
export const Receipt = z.discriminatedUnion('outcome', [
  z.object({ ...named, outcome: z.literal('applied') }),
  z.object({ ...named, outcome: z.literal('refused'), code: ErrorCode }),
]);
/** Central's signed word on one command: applied, or refused for a reason. Both are final. */
export type Receipt = z.infer<typeof Receipt>;

/** JWS `typ` of a receipt. */
export const receiptType = 'trombine-receipt+jws';
