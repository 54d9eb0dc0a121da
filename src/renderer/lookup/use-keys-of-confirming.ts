import { useTranslation } from 'react-i18next';
import { isHeld } from './act-icons.ts';
import { noteId, suggestions } from './note-field.tsx';
import { useCalmKeys } from './use-calm-keys.ts';
import type { useBegun } from './use-begun.ts';

type Begun = ReturnType<typeof useBegun>;

/** The keys of a confirmation: digits for motives and sentences, N for the note, Enter for the act, Escape to give up. */
export function useKeysOfConfirming(
  hears: boolean,
  { begun, offer, motives }: NonNullable<Begun['open']>,
  { change, close }: Pick<Begun, 'change' | 'close'>,
  confirm: () => void,
): void {
  const { t } = useTranslation();
  const digit = (place: number): boolean => {
    const motive = motives[place - 1];
    const sentence = suggestions[place - 4];
    if (offer.motive && motive !== undefined) change({ motive });
    else if (offer.note !== 'none' && sentence !== undefined)
      change({ note: t(`lookup.suggestion.${begun.act}.${sentence}`) });
    else return false;
    return true;
  };
  useCalmKeys(hears, (key) => {
    if (/^[1-9]$/.test(key)) return digit(Number(key));
    if (key === 'Escape') close();
    else if (key === 'n' && offer.note !== 'none') document.getElementById(noteId)?.focus();
    else if (key === 'Enter') {
      // What must be held is not done by a stroke: the key leads to the button.
      if (isHeld(begun.act)) document.querySelector<HTMLButtonElement>('.lookup .hold')?.focus();
      else confirm();
    } else return false;
    return true;
  });
}
