import type {
  BadgeSheet,
  BenchCount,
  CardRequest,
  CardVerdict,
  OfficeFound,
  OfficeSearch,
  OfflineKeys,
  OfflineKeysRequest,
  PeopleFound,
} from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, Sha256 } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { VisitAccess } from './access.ts';

/** The card office's part of central, for visits of operators at stations of the office; `office.not-allowed` for everybody else. */
export interface OfficeCentral {
  /** How many printed badges wait. */
  count(access: VisitAccess): Promise<Result<BenchCount, ErrorCode>>;
  search(access: VisitAccess, search: OfficeSearch): Promise<Result<OfficeFound, ErrorCode>>;
  people(access: VisitAccess, text: string): Promise<Result<PeopleFound, ErrorCode>>;
  sheet(access: VisitAccess, badge: BadgeId): Promise<Result<BadgeSheet, ErrorCode>>;
  /** JPEG bytes of the identity picture in force of somebody. */
  image(access: VisitAccess, sha256: Sha256): Promise<Result<Uint8Array, ErrorCode>>;
  /** Whether and how a card is encoded for a badge. Holds keys: whoever asks overwrites them. */
  card(access: VisitAccess, request: CardRequest): Promise<Result<CardVerdict, ErrorCode>>;
  offlineKeys(access: VisitAccess, request: OfflineKeysRequest): Promise<Result<OfflineKeys, ErrorCode>>;
}
