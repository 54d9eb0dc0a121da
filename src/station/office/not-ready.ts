import type { OfficeBadge } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';

/** Why a badge in this state is not encoded; null for one that may be. */
export function notReady({ state }: Pick<OfficeBadge, 'state'>): ErrorCode | null {
  switch (state) {
    case 'printed':
      return null;
    case 'requested':
    case 'approved':
    case 'rejected':
    case 'cancelled':
      return 'bench.badge-not-printed';
    case 'encoded':
    case 'active':
      return 'bench.badge-has-card';
    case 'opposed':
      return 'bench.badge-opposed';
    case 'expired':
    case 'destroyed':
      return 'bench.badge-over';
  }
}
