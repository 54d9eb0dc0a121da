import { useState } from 'react';
import type { LookupScreen, OfficeAct, OfficeActOffer } from '../../shared/contract/lookup.ts';
import { OppositionMotive } from '../../shared/domain/badge.ts';

/** An act that is being confirmed. It belongs to one badge, or to one unknown card, and goes with it. */
export interface Begun {
  readonly about: string;
  readonly act: OfficeAct;
  readonly motive: OppositionMotive | null;
  readonly note: string;
}

/** What the sheet is of: a badge, or a card that nobody knows; null on every other stage. */
export function aboutOf({ stage, sheet, uid }: LookupScreen): string | null {
  if (stage !== 'sheet' && stage !== 'saved') return null;
  return sheet?.badge ?? uid;
}

/** What is still missing before an act can be confirmed, said in a word of `lookup.confirm.missing`. */
export function missingOf(offer: OfficeActOffer, begun: Begun): 'motive' | 'note' | null {
  if (offer.motive && begun.motive === null) return 'motive';
  return offer.note === 'needed' && begun.note.trim() === '' ? 'note' : null;
}

/** The motives that can be chosen, in the order of their digits. An opposition gets another motive than the one it has. */
const motivesOf = (act: OfficeAct | null, opposed: OppositionMotive | null): readonly OppositionMotive[] =>
  OppositionMotive.options.filter((one) => act !== 'oppose' || one !== opposed);

/**
 * The confirmation that is open, if any. It is closed for good when another badge or another stage comes on screen, or when the act is no
 * longer offered: nothing is ever confirmed on another badge than the one that was shown when the confirmation was opened.
 */
export function useBegun(screen: LookupScreen) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const about = aboutOf(screen);
  const offer = screen.offers.find(({ act }) => act === begun?.act) ?? null;
  if (begun !== null && (begun.about !== about || offer === null)) setBegun(null);
  const opposed = screen.sheet?.state === 'opposed' ? screen.sheet.motive : null;
  const motives = motivesOf(begun?.act ?? null, opposed);
  return {
    open: begun !== null && begun.about === about && offer !== null ? { begun, offer, motives } : null,
    begin: (act: OfficeAct) => {
      // A loss stays one unless the operator hears of worse.
      if (about !== null) setBegun({ about, act, motive: act === 'replace' ? opposed : null, note: '' });
    },
    change: (part: Partial<Pick<Begun, 'motive' | 'note'>>) =>
      setBegun((before) => (before === null ? null : { ...before, ...part })),
    close: () => setBegun(null),
  };
}
