import type { PurposeText } from '../../shared/contract/station.ts';
import {
  optionalPurposes,
  type ConsentText,
  type Decision,
  type OptionalPurpose,
} from '../../shared/domain/consent.ts';

/** A decision with the very words that were on the screen when it was taken. */
export interface Choice {
  readonly decision: Decision;
  readonly text: ConsentText;
}
/** Nothing is chosen beforehand: a purpose is absent until the person decides. */
export type Choices = Readonly<Partial<Record<OptionalPurpose, Choice>>>;

/** The choices after one more decision, on the text that is shown. */
export function choose(
  choices: Choices,
  purpose: OptionalPurpose,
  decision: Decision,
  text: PurposeText,
): Choices {
  return { ...choices, [purpose]: { decision, text: text.source } };
}

/** The purposes that still wait for an answer, in their order. */
export function missingOf(choices: Choices): OptionalPurpose[] {
  return optionalPurposes.filter((purpose) => choices[purpose] === undefined);
}

/** What `decide-image-rights` sends, or null while an answer is missing. */
export function decisionsOf(choices: Choices) {
  const decisions = optionalPurposes.flatMap((purpose) => {
    const choice = choices[purpose];
    return choice === undefined ? [] : [{ purpose, ...choice }];
  });
  return decisions.length === optionalPurposes.length ? decisions : null;
}
