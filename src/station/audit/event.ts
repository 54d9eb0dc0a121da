import { z } from 'zod';
import { ErrorCode } from '../../shared/domain/errors.ts';
import { CommandId, Sha256, StationId, VisitId } from '../../shared/domain/ids.ts';

const Ending = z.union([z.literal(['goodbye', 'timed-out']), ErrorCode]);
/** Why a sign-in or a visit ended: what the welcome screen says then. */
export type Ending = z.infer<typeof Ending>;

/** What the station remembers of what happened. Ids, hashes, counts and codes: no name, no number of a person, no picture. */
export const AuditEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('station-enrolled'), station: StationId }),
  z.object({ event: z.literal('configuration-changed'), sha256: Sha256 }),
  z.object({
    event: z.literal('command-saved'),
    command: CommandId,
    sequence: z.number().int(),
    sha256: Sha256,
    attachments: z.number().int(),
  }),
  z.object({ event: z.literal('command-first-sent'), command: CommandId }),
  z.object({ event: z.literal('command-receipted'), command: CommandId, receiptSha256: Sha256 }),
  /** Proof of erasure: what was kept of this command is gone from here. */
  z.object({
    event: z.literal('command-purged'),
    command: CommandId,
    attachments: z.number().int(),
    bytes: z.number().int(),
  }),
  /** `signed`: central said so in a receipt; otherwise it refused the request itself. */
  z.object({
    event: z.literal('command-quarantined'),
    command: CommandId,
    code: ErrorCode,
    signed: z.boolean(),
  }),
  z.object({ event: z.literal('command-requeued'), command: CommandId }),
  /** A row of the encoding journal does not open any more: nobody knows which card it was of. */
  z.object({ event: z.literal('encoding-quarantined'), entry: z.string(), state: z.string() }),
  z.object({ event: z.literal('sign-in-failed'), why: Ending }),
  z.object({ event: z.literal('visit-opened'), visit: VisitId }),
  z.object({ event: z.literal('visit-ended'), visit: VisitId, why: Ending }),
]);
export type AuditEvent = z.infer<typeof AuditEvent>;
