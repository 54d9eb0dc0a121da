import { optionalPurposes, type Decision, type OptionalPurpose } from '../../../shared/domain/consent.ts';
import { heading, kiosk, touch, type Hand } from './hand.ts';
import { loadedTexts } from './texts.ts';

export type Decisions = Readonly<Record<OptionalPurpose, Decision>>;

/** Reads the explanation and decides purpose by purpose; ends with the last « Continuer ». */
export async function decideImageRights(hand: Hand, decisions: Decisions): Promise<void> {
  const { imageRights } = hand.words;
  const texts = loadedTexts(hand.language);
  await heading(hand, imageRights.explain.title);
  await hand.seen('image-rights-explained');
  await touch(hand, hand.words.common.continue);
  await heading(hand, imageRights.choose.title);
  await hand.seen('image-rights-none-chosen');
  for (const one of optionalPurposes) {
    const title = texts.find((text) => text.purpose === one)?.title ?? one;
    const group = kiosk(hand).getByRole('radiogroup', { name: title, exact: true });
    const answer = decisions[one] === 'accepted' ? imageRights.choose.accept : imageRights.choose.refuse;
    await group.getByText(answer, { exact: true }).click();
  }
  await hand.seen('image-rights-chosen');
  await touch(hand, hand.words.common.continue);
}
