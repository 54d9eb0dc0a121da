import { Ban, CopyPlus, Link2, PackageCheck, RotateCcw, Trash2, Zap, type LucideIcon } from 'lucide-react';
import type { OfficeAct } from '../../shared/contract/lookup.ts';
import type { OfficeBadge } from '../../shared/contract/office-badge.ts';

/** The sign of each act, on its button and in its confirmation. */
export const actIcons: Readonly<Record<OfficeAct, LucideIcon>> = {
  activate: Zap,
  oppose: Ban,
  reinstate: RotateCcw,
  replace: CopyPlus,
  deliver: PackageCheck,
  destroy: Trash2,
  accredit: Link2,
};

/** An act in words of its own: an opposition of what is opposed already only gives it another motive. */
export type ActWords = OfficeAct | 'opposeAgain';
export const wordsOf = (act: OfficeAct, sheet: Pick<OfficeBadge, 'state'> | null): ActWords =>
  act === 'oppose' && sheet?.state === 'opposed' ? 'opposeAgain' : act;

/** Acts after which the badge no longer works: they stand apart. */
export const carefulActs: readonly OfficeAct[] = ['oppose', 'replace', 'destroy'];

/** Acts that a slip of the finger must not do: confirmed by holding. */
export const heldActs = ['replace', 'destroy'] as const satisfies readonly OfficeAct[];
export type HeldAct = (typeof heldActs)[number];
export const isHeld = (act: OfficeAct): act is HeldAct => heldActs.some((held) => held === act);

/** Acts in the order of their buttons and of their digits: the careful ones last. */
export const inOrder = <T extends { readonly act: OfficeAct }>(offers: readonly T[]): T[] => [
  ...offers.filter(({ act }) => !carefulActs.includes(act)),
  ...offers.filter(({ act }) => carefulActs.includes(act)),
];
