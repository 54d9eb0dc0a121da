import type { SavedAct } from '../../../shared/contract/station.ts';
import { heading, kiosk, type Hand } from './hand.ts';

/** Waits until the screen says that an act is saved, and where: at central, or here for the moment. */
export async function saved(hand: Hand, what: SavedAct, delivery: 'stored' | 'transmitted'): Promise<void> {
  await kiosk(hand).getByRole('status').getByText(hand.words.saved[delivery], { exact: true }).waitFor();
  await heading(hand, titleOf(hand, what, delivery));
}

/** « Activé » and « en opposition » are said only when central has said so. */
function titleOf({ words }: Hand, what: SavedAct, delivery: 'stored' | 'transmitted'): string {
  if (delivery === 'stored' && what === 'activation') return words.saved.activationStored;
  if (delivery === 'stored' && what === 'opposition') return words.saved.oppositionStored;
  return words.saved.title[what];
}
