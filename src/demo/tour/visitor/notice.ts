import { errorWords } from '../../../renderer/words/error-words.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { kiosk, type Hand } from './hand.ts';

/** Waits until the kiosk says what happened, what is safe and what to do, in its own words for this code. */
export async function told(hand: Hand, code: ErrorCode): Promise<void> {
  const alert = kiosk(hand).getByRole('alert').filter({ hasText: code });
  await alert.waitFor();
  const words = errorWords[hand.language][code];
  for (const sentence of [words.what, words.safe, words.do])
    await alert.getByText(sentence, { exact: true }).waitFor();
}

/** Waits until nothing is said any more under this code. */
export async function noLongerTold(hand: Hand, code: ErrorCode): Promise<void> {
  await kiosk(hand).getByRole('alert').filter({ hasText: code }).waitFor({ state: 'detached' });
}
