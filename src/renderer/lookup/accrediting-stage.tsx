import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { fullName } from '../../shared/domain/person.ts';
import { useAct } from '../connection/use-station.tsx';
import { personFieldId, WhoseCard } from './accredit.tsx';
import { ConfirmAction, ConfirmWords, titleId } from './confirm-action.tsx';
import { LookupPage } from './lookup-page.tsx';
import { NoteField } from './note-field.tsx';
import { Said } from './said.tsx';
import { UidBlock } from './uid-block.tsx';
import { missingOf, type useBegun } from './use-begun.ts';
import { useKeysOfConfirming } from './use-keys-of-confirming.ts';
import { useSend } from './use-send.ts';

type Begun = ReturnType<typeof useBegun>;

/** A card that nobody knows becomes somebody's badge: whose, and in whose words. */
export function AccreditingStage(props: {
  screen: LookupScreen;
  uid: CardUid;
  open: NonNullable<Begun['open']>;
  steps: Pick<Begun, 'change' | 'close'>;
  hears: boolean;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const send = useSend();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<PersonId | null>(null);
  const { screen, uid, open, steps } = props;
  const { begun, offer } = open;
  // Whoever is no longer in the answer is not on screen, and not chosen.
  const person = screen.people.find(({ id }) => id === picked) ?? null;
  const missing = person === null ? 'person' : missingOf(offer, begun);
  const confirm = (): void => {
    if (missing !== null || person === null || begun.about !== uid) return;
    send(
      { act: 'accredit', person: person.id, kind: person.kind, uid, note: begun.note.trim() },
      steps.close,
    );
  };
  useKeysOfConfirming(props.hears, open, steps, confirm);
  const what =
    person === null
      ? t('lookup.confirm.what.accreditNobody')
      : t('lookup.confirm.what.accredit', { person: fullName(person) });
  return (
    <LookupPage
      label={t('lookup.unknown.whose')}
      spoken={t('lookup.unknown.whose')}
      focus={person === null ? personFieldId : titleId}
      doing={
        <>
          <UidBlock uid={uid} short />
          <ConfirmWords act="accredit" words="accredit" what={what} tap={offer.tap} />
        </>
      }
      last={
        <ConfirmAction
          act="accredit"
          words="accredit"
          missing={missing}
          onConfirm={confirm}
          onClose={steps.close}
        />
      }
    >
      <Said screen={screen} />
      <WhoseCard
        people={screen.people}
        text={text}
        chosen={person}
        onText={setText}
        onFind={() => {
          if (text.trim().length >= 2) act({ act: 'lookup-people', text: text.trim() });
        }}
        onChoose={(next) => setPicked(next?.id ?? null)}
      />
      {person !== null && (
        <NoteField
          act="accredit"
          isNeeded={offer.note === 'needed'}
          note={begun.note}
          onChange={(note) => steps.change({ note })}
        />
      )}
    </LookupPage>
  );
}
