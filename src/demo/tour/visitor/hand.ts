import type { Locator, Page } from 'playwright-core';
import { dictionaries } from '../../../renderer/words/dictionaries.ts';
import type { Words } from '../../../renderer/words/words.ts';
import type { DockAct } from '../../../shared/contract/station.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Surfaces } from '../surfaces.ts';
import { moveDock } from './dock.ts';

/** A visitor's hand and eyes: what stands on the kiosk in one language, and how to touch it. */
export interface Hand {
  readonly surfaces: Surfaces;
  /** The words of the screens, in the language of the visit. */
  readonly words: Words;
  readonly language: Language;
  /** Told at each screen of the visit, under a name for its picture. */
  readonly seen: (name: string) => Promise<void>;
  /** Moves something at the development dock on the screen itself. */
  readonly dock: (act: DockAct) => Promise<void>;
}

/** A hand for a visit in one language. `seen` may take a picture. */
export function handOf(
  surfaces: Surfaces,
  language: Language,
  seen: (name: string) => Promise<void> = async () => undefined,
): Hand {
  return {
    surfaces,
    language,
    words: dictionaries[language],
    seen,
    dock: (act) => moveDock(surfaces.kiosk(), act),
  };
}

/** The kiosk's own page. */
export const kiosk = (hand: Hand): Page => hand.surfaces.kiosk();

/** A button of the kiosk, by its whole name. */
export const button = (hand: Hand, name: string): Locator =>
  kiosk(hand).getByRole('button', { name, exact: true });

/** Waits for a heading of the kiosk. */
export async function heading(hand: Hand, name: string): Promise<void> {
  await kiosk(hand).getByRole('heading', { name, exact: true }).first().waitFor();
}

/** Touches a button of the kiosk, by its whole name. */
export async function touch(hand: Hand, name: string): Promise<void> {
  await button(hand, name).first().click();
}

/** Fills the `{{place}}` of a sentence. */
export const filled = (sentence: string, values: Record<string, string>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_whole, key: string) => values[key] ?? '');
