import { useState } from 'react';
import type { BenchScreen } from '../../shared/contract/bench.ts';

/** What can lie above the bench. */
export type BenchDialog =
  | { readonly what: 'unfinished' }
  | { readonly what: 'void'; readonly entry: string }
  | { readonly what: 'overwrite'; readonly uid: string }
  | { readonly what: 'offline' }
  | { readonly what: 'fresh' };

/** Which dialog is open. One about a card is gone with its card: nobody confirms something about another one. */
export function useDialog(screen: BenchScreen) {
  const [asked, setAsked] = useState<BenchDialog | null>(null);
  return {
    shown: asked !== null && stillMeant(asked, screen) ? asked : null,
    open: setAsked,
    close: () => setAsked(null),
  };
}

function stillMeant(dialog: BenchDialog, screen: BenchScreen): boolean {
  if (dialog.what === 'void') return screen.unfinished.some(({ entry }) => entry === dialog.entry);
  if (dialog.what === 'overwrite')
    return screen.uid === dialog.uid && screen.problem?.code === 'encoding.holds-other-data';
  return dialog.what !== 'offline' || screen.keeping === undefined;
}
