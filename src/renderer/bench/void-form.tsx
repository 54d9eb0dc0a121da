import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Form, Heading, Input, Radio, RadioGroup, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { UnfinishedCard } from '../../shared/contract/bench.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';

const notes = ['dead', 'damaged', 'mixed'] as const;
/** Longest note (see ActNote). */
const noteMost = 200;

/** Sets a card aside for good: what happened, in one touch or in own words, and a confirmation. */
export function VoidForm(props: { card: UnfinishedCard; person: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const [note, setNote] = useState('');
  const written = note.trim();
  const chosen = notes.find((one) => t(`bench.void.notes.${one}`) === note) ?? null;
  return (
    <Form
      className="void-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (written === '') return;
        act({ act: 'bench-void', entry: props.card.entry, note: written });
        props.onClose();
      }}
    >
      <Heading slot="title" level={1}>
        {t('bench.void.title')}
      </Heading>
      <p>
        <b className="unfinished-uid">{props.card.uid}</b> {props.person}
      </p>
      <p className="lead">{t('bench.void.text')}</p>
      <RadioGroup
        className="void-notes"
        aria-label={t('bench.void.note')}
        value={chosen}
        onChange={(value) => {
          const one = notes.find((name) => name === value);
          if (one !== undefined) setNote(t(`bench.void.notes.${one}`));
        }}
      >
        {notes.map((one) => (
          <Radio key={one} value={one} className="void-note">
            {t(`bench.void.notes.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextField
        className="bench-field"
        aria-label={t('bench.void.note')}
        value={note}
        maxLength={noteMost}
        onChange={setNote}
      >
        <Input placeholder={t('bench.void.note')} autoComplete="off" />
      </TextField>
      <div className="void-acts">
        <QuietAction onPress={props.onClose}>{t('bench.void.keep')}</QuietAction>
        <Button type="submit" className="button main careful" isDisabled={written === ''}>
          <Trash2 aria-hidden="true" />
          {written === '' ? t('bench.void.missing') : t('bench.void.confirm')}
        </Button>
      </div>
    </Form>
  );
}
