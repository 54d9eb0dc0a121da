import type { ErrorCode } from '../../shared/domain/errors.ts';

/** What an answer without a receipt means for the queue. */
export type Verdict =
  /** Central will never take this request as it is: into quarantine, and on with the others. */
  | 'never'
  /** Nothing of this station is taken now: everything is kept and the sender pauses. */
  | 'pause'
  /** No exchange with central took place: again as soon as it can be reached. */
  | 'outage'
  /** Central, or somebody in between, wants this command to wait. */
  | 'later';

/** Reads the code of an answer that is not a receipt. */
export function verdict(code: ErrorCode): Verdict {
  switch (code) {
    case 'visit.input-invalid': // central does not read the request as one
    case 'command.invalid':
    case 'command.conflict':
    case 'command.too-large':
    case 'command.signature-refused':
    case 'attachment.missing':
    case 'attachment.unreadable':
      return 'never';
    case 'station.unknown':
    case 'station.revoked':
    case 'station.clock-wrong':
    case 'station.proof-refused':
    case 'station.not-enrolled':
      return 'pause';
    case 'central.unreachable':
    case 'central.answer-invalid':
      return 'outage';
    default:
      return 'later';
  }
}
