import type { OfficeAct } from '../../shared/contract/lookup.ts';
import type { BadgeSheet, OfficeBadge } from '../../shared/contract/office.ts';
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
export interface LookupWork {
  /** Of the latest question to central. */
  readonly number: number;
  readonly works: readonly OfficeWork[];
  /** Acts that central did not take, oldest first. */
  readonly refused: readonly { readonly act: OfficeAct; readonly person: string; readonly code: ErrorCode }[];
}

export const noLookup: LookupWork = { number: 0, works: [], refused: [] };

/** A badge as it is after what was done here, sent or not: what the next act is judged by. */
export function seen<B extends OfficeBadge>({ works }: LookupWork, badge: B): B {
  return works.reduce(
    (now, work) => (work.badge === badge.badge && work.way === 'saved' ? { ...now, ...work.change } : now),
    badge,
  );
}

/** The same with the person's other badges. */
export const seenSheet = (all: LookupWork, sheet: BadgeSheet): BadgeSheet => ({
  ...seen(all, sheet),
  others: sheet.others.map((other) => seen(all, other)),
});

/** The same work with one act changed; null takes it out. */
export function withWork(
  all: LookupWork,
  command: CommandId,
  change: Partial<OfficeWork> | null,
): LookupWork {
  const works = all.works.flatMap((work) =>
    work.command !== command ? [work] : change === null ? [] : [{ ...work, ...change }],
  );
  return { ...all, works };
}

/** The work of an operator who leaves the screen: names are kept of those acts only that central may still refuse. */
export const leftWork = (all: LookupWork): LookupWork => ({
  ...all,
  works: all.works.filter((work) => work.appliedBy === null),
});

/** Forgets the works that an answer to question `number`, and so every later one, shows by itself. */
export const shownBy = (all: LookupWork, number: number): LookupWork => ({
  ...all,
  works: all.works.filter((work) => work.appliedBy === null || work.appliedBy >= number),
});
