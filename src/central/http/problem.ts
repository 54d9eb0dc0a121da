import type { Problem } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';

/** Media type of every refusal (RFC 9457). */
export const problemType = 'application/problem+json';

/** Status and title of each code that central answers. Titles are for developers: screens have their own sentences. */
const known: Partial<Record<ErrorCode, readonly [status: number, title: string]>> = {
  'ent.unreachable': [503, 'The ENT does not answer'],
  'ent.ticket-refused': [403, 'The ENT refused the ticket'],
  'ent.answer-unreadable': [502, 'The answer of the ENT is not one'],
  'ent.not-fresh': [403, 'The sign-in is not a fresh one'],
  'sign-in.state-unknown': [403, 'This sign-in was not opened by this station'],
  'sign-in.state-used': [409, 'This sign-in was used already'],
  'sign-in.state-expired': [403, 'This sign-in came too late'],
  'sign-in.person-unknown': [403, 'The person is not known here'],
  'visit.none': [401, 'A visit is needed'],
  'visit.expired': [401, 'The visit is over'],
  'visit.foreign': [403, 'The visit belongs to somebody else'],
  'visit.input-invalid': [400, 'The request is not valid'],
  'central.error': [500, 'Something went wrong here'],
  'central.unreachable': [503, 'Not ready'],
  'central.not-found': [404, 'There is nothing here'],
  'central.too-many-requests': [429, 'Too many requests'],
  'station.unknown': [401, 'The station is not known'],
  'station.revoked': [403, 'The station was revoked'],
  'station.code-refused': [403, 'The enrolment code is not good'],
  'station.proof-refused': [401, 'The proof of the station is not good'],
  'station.clock-wrong': [401, 'The clock of the station is wrong'],
  'photo.too-large': [413, 'The photo is too large'],
  'upload.unknown': [404, 'There is no such upload'],
  'upload.expired': [410, 'The upload is over'],
  'upload.taken': [409, 'Another phone has this upload'],
  'upload.used': [409, 'The photo of this upload was sent already'],
  'command.invalid': [422, 'The command is not valid'],
  'command.signature-refused': [422, 'The command is not signed by this station'],
  'command.conflict': [409, 'Another command has this id'],
  'command.too-large': [413, 'The request is too large'],
  'moderation.not-allowed': [403, 'Not a moderator at a station of the office'],
  'office.not-allowed': [403, 'Not of the card office at a station of the office'],
  'badge.none': [404, 'There is no such badge'],
  'bench.no-profile': [409, 'Nothing is encoded here'],
  'bench.profile-changed': [409, 'Another encoding profile is served'],
  'bench.badge-elsewhere': [409, 'The badge is being encoded at another station'],
  'encoding.card-dead': [409, 'The card was set aside'],
  'encoding.keys-refused': [502, 'The keys of the card cannot be made'],
  'encoding.keys-unavailable': [503, 'The keys of cards cannot be had now'],
  'attachment.missing': [422, 'The attachments are not those of the command'],
};

/** A refusal on its way to `application/problem+json`. */
export class ProblemError extends Error {
  readonly code: ErrorCode;
  readonly statusCode: number;
  readonly more: Pick<Problem, 'detail' | 'serverTime'>;
  /** Seconds, for the header `Retry-After`; null says nothing. */
  readonly retryAfter: number | null;
  constructor(
    code: ErrorCode,
    more: Pick<Problem, 'detail' | 'serverTime'> = {},
    retryAfter: number | null = null,
  ) {
    super(code);
    this.code = code;
    this.statusCode = known[code]?.[0] ?? 500;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}

/** The body of a refusal. */
export function problem(code: ErrorCode, more: Pick<Problem, 'detail' | 'serverTime'> = {}): Problem {
  const [status, title] = known[code] ?? [500, 'Something went wrong here'];
  return { type: `urn:trombine:problem:${code}`, title, status, code, ...more };
}
