import type { BadgeSheet, OfficeFound, OfficeSearch, PeopleFound } from '../../shared/contract/office.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { VisitAccess } from '../central/port.ts';

/** Which question of which stay on the look-up screen: an answer to an earlier one is dropped. */
export interface Question {
  readonly lap: number;
  readonly step: number;
  readonly number: number;
}

type Asking<D extends string, T> = { readonly do: D; readonly access: VisitAccess } & Question & T;

/** What the look-up asks of central. */
export type LookupEffect =
  | Asking<'lookup-search', { readonly search: OfficeSearch }>
  | Asking<'lookup-sheet', { readonly badge: BadgeId }>
  | Asking<'lookup-people', { readonly text: string }>;

type Answer<T extends string, V> = { readonly type: T; readonly result: Result<V, ErrorCode> } & Question;

/** What central answered. */
export type LookupHappening =
  | Answer<'lookup-found', OfficeFound>
  | Answer<'lookup-sheet', BadgeSheet>
  | Answer<'lookup-people', PeopleFound>;
