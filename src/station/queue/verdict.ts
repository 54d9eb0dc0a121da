import type { ErrorCode } from '../../shared/domain/errors.ts';

/**
 * What an answer without a receipt means for the queue.
 * - `never`: central will never take this request as it is: into quarantine, and on with the others.
 * - `pause`: nothing of this station is taken now: everything is kept and the sender pauses.
 * - `outage`: no exchange with central took place: again as soon as it can be reached.
 * - `later`: central, or somebody in between, wants this command to wait.
 */
export type Verdict = 'never' | 'pause' | 'outage' | 'later';

const verdicts: Partial<Record<ErrorCode, Verdict>> = {
  'visit.input-invalid': 'never', // central does not read the request as one
  'command.invalid': 'never',
  'command.conflict': 'never',
  'command.too-large': 'never',
  'command.signature-refused': 'never',
  'attachment.missing': 'never',
  'attachment.unreadable': 'never',
  'station.unknown': 'pause',
  'station.revoked': 'pause',
  'station.clock-wrong': 'pause',
  'station.proof-refused': 'pause',
  'station.not-enrolled': 'pause',
  'central.unreachable': 'outage',
  'central.answer-invalid': 'outage',
};

/** Reads the code of an answer that is not a receipt. What is not listed is kept and tried again. */
export const verdict = (code: ErrorCode): Verdict => verdicts[code] ?? 'later';
