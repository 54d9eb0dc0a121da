import type { VisitId } from '../../shared/domain/ids.ts';

/** A visit's key to central: its id and its token of at most 5 minutes. */
export interface VisitAccess {
  readonly visit: VisitId;
  readonly token: string;
}
