import { Button, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OfficeAct } from '../../shared/contract/lookup.ts';
import { KeyCap } from '../controls/key-cap.tsx';

/** Longest note (see ActNote). */
export const noteMost = 200;
export const suggestions = ['one', 'two', 'three'] as const;
/** The field, for the key that goes there. */
export const noteId = 'lookup-note';

/** The operator's words: a ready-made sentence by one touch, or their own. The suggestions follow the digits of the motives. */
export function NoteField(props: {
  act: OfficeAct;
  isNeeded: boolean;
  note: string;
  onChange: (note: string) => void;
}) {
  const { t } = useTranslation();
  const label = t(props.isNeeded ? 'lookup.confirm.note' : 'lookup.confirm.noteOptional');
  return (
    <section className="act-note" aria-label={label}>
      <h2>
        {label}
        <span className="soft small">{t('lookup.confirm.noteHint')}</span>
      </h2>
      <ul className="suggestions" aria-label={t('lookup.confirm.suggestions')}>
        {suggestions.map((one, place) => {
          const text = t(`lookup.suggestion.${props.act}.${one}`);
          return (
            <li key={one}>
              <Button
                className="suggestion"
                data-chosen={props.note === text}
                onPress={() => props.onChange(text)}
              >
                <span>{text}</span>
                <KeyCap>{String(place + 4)}</KeyCap>
              </Button>
            </li>
          );
        })}
      </ul>
      <TextField
        className="note-words"
        aria-label={label}
        value={props.note}
        maxLength={noteMost}
        onChange={(note) => props.onChange(note.replaceAll('\n', ' '))}
      >
        <TextArea id={noteId} rows={2} autoComplete="off" spellCheck="false" />
        <KeyCap>N</KeyCap>
      </TextField>
      <p className="note-left soft small">
        {t('lookup.confirm.left', { count: noteMost - props.note.length })}
      </p>
    </section>
  );
}
