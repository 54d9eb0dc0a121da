import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { BadgeSheet } from '../../shared/contract/office.ts';
import { fullName } from '../../shared/domain/person.ts';
import { wordsOf } from './act-icons.ts';
import { ConfirmAction, ConfirmWords, titleId } from './confirm-action.tsx';
import { Identity } from './identity.tsx';
import { LookupPage } from './lookup-page.tsx';
import { MotiveChoice } from './motive-choice.tsx';
import { NoteField } from './note-field.tsx';
import { Said } from './said.tsx';
import { missingOf, type useBegun } from './use-begun.ts';
import { useKeysOfConfirming } from './use-keys-of-confirming.ts';
import { useSend } from './use-send.ts';

type Begun = ReturnType<typeof useBegun>;

/** An act on the badge that is shown, before it is done: why, in whose words, and what it does. */
export function ConfirmingStage(props: {
  screen: LookupScreen;
  sheet: BadgeSheet;
  open: NonNullable<Begun['open']>;
  steps: Pick<Begun, 'change' | 'close'>;
  hears: boolean;
}) {
  const { t } = useTranslation();
  const send = useSend();
  const { sheet, open, steps } = props;
  const { begun, offer } = open;
  const { act } = begun;
  const missing = missingOf(offer, begun);
  const person = fullName(sheet.holder);
  const note = begun.note.trim();
  const confirm = (): void => {
    // The badge that the confirmation was opened on, and no other: it is gone with its sheet (see useBegun).
    if (missing !== null || act === 'accredit' || begun.about !== sheet.badge) return;
    const said = note === '' || offer.note === 'none' ? null : note;
    const { badge } = sheet;
    send(
      { act: 'office-act', badge, what: act, motive: offer.motive ? begun.motive : null, note: said },
      steps.close,
    );
  };
  useKeysOfConfirming(props.hears, open, steps, confirm);
  const stays = act === 'replace' && sheet.state === 'opposed';
  const words = wordsOf(act, sheet);
  const what = t(stays ? 'lookup.confirm.what.replaceOpposed' : `lookup.confirm.what.${words}`, { person });
  return (
    <LookupPage
      label={t('lookup.badgeOf', { name: person })}
      spoken={`${t(`lookup.confirm.title.${words}`)} ${what}`}
      focus={titleId}
      doing={<ConfirmWords act={act} words={words} what={what} tap={offer.tap} />}
      last={<ConfirmAction {...{ act, words, missing }} onConfirm={confirm} onClose={steps.close} />}
    >
      <Said screen={props.screen} />
      <Identity badge={sheet} small />
      {offer.motive && (
        <MotiveChoice
          motives={open.motives}
          motive={begun.motive}
          onChange={(motive) => steps.change({ motive })}
        />
      )}
      {offer.note !== 'none' && (
        <NoteField
          act={act}
          isNeeded={offer.note === 'needed'}
          note={begun.note}
          onChange={(next) => steps.change({ note: next })}
        />
      )}
    </LookupPage>
  );
}
