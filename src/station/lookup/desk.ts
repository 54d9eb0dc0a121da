import type { OfficeAct } from '../../shared/contract/lookup.ts';
import type { BadgeSheet, OfficeBadge } from '../../shared/contract/office.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, CommandId } from '../../shared/domain/ids.ts';

/** What an act will have changed on its badge once central has applied it. */
export type BadgeChange = Partial<Pick<OfficeBadge, 'state' | 'motive' | 'deliveredAt' | 'changedAt'>>;

/** An act that was handed to the store, until a sheet read after its receipt shows it. */
export interface OfficeWork {
  readonly command: CommandId;
  readonly act: OfficeAct;
  readonly badge: BadgeId;
  /** First and last name, for a refusal that comes late. */
  readonly person: string;
  readonly change: BadgeChange;
  readonly way: 'saving' | 'saved';
  /** Number of the last question asked when the receipt came: a later answer shows the change itself. */
  readonly appliedBy: number | null;
}

/** What an operator of the card office did in this visit, whatever screen is shown. */
export interface LookupDesk {
  /** Of the latest question to central. */
  readonly number: number;
  readonly works: readonly OfficeWork[];
  /** Acts that central did not take, oldest first. */
  readonly refused: readonly { readonly act: OfficeAct; readonly person: string; readonly code: ErrorCode }[];
}

export const noLookup: LookupDesk = { number: 0, works: [], refused: [] };

/** Whether this person works for the card office at this station. Central says so, and says it again with each question. */
export const isCardOffice = (account: Account): boolean => account.roles?.includes('card-office') === true;

export const holderName = ({ holder }: Pick<OfficeBadge, 'holder'>): string =>
  `${holder.firstName} ${holder.lastName}`;

/** A badge as it is after what was done here, sent or not: what the next act is judged by. */
export function seen<B extends OfficeBadge>({ works }: LookupDesk, badge: B): B {
  return works.reduce(
    (now, work) => (work.badge === badge.badge && work.way === 'saved' ? { ...now, ...work.change } : now),
    badge,
  );
}

/** The same with the person's other badges. */
export const seenSheet = (desk: LookupDesk, sheet: BadgeSheet): BadgeSheet => ({
  ...seen(desk, sheet),
  others: sheet.others.map((other) => seen(desk, other)),
});

/** The same desk with one work changed; null takes it out. */
export function withWork(
  desk: LookupDesk,
  command: CommandId,
  change: Partial<OfficeWork> | null,
): LookupDesk {
  const works = desk.works.flatMap((work) =>
    work.command !== command ? [work] : change === null ? [] : [{ ...work, ...change }],
  );
  return { ...desk, works };
}

/** The desk of an operator who leaves the screen: names are kept of those acts only that central may still refuse. */
export const leftDesk = (desk: LookupDesk): LookupDesk => ({
  ...desk,
  works: desk.works.filter((work) => work.appliedBy === null),
});

/** Forgets the works that an answer to question `number`, and so every later one, shows by itself. */
export const shownBy = (desk: LookupDesk, number: number): LookupDesk => ({
  ...desk,
  works: desk.works.filter((work) => work.appliedBy === null || work.appliedBy >= number),
});
