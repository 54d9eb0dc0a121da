import { Nfc, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OfficeAct } from '../../shared/contract/lookup.ts';
import { HoldButton } from '../controls/hold-button.tsx';
import { KeyCap } from '../controls/key-cap.tsx';
import { actIcons, carefulActs, isHeld, type ActWords } from './act-icons.ts';

/** The title takes the focus when a confirmation opens: nothing is chosen by that. */
export const titleId = 'lookup-confirm';

type Missing = 'motive' | 'note' | 'person';

/** What the act does, and what it stops. */
export function ConfirmWords(props: {
  act: OfficeAct;
  words: ActWords;
  /** One sentence: what it does and what stops working. */
  what: string;
  tap: boolean;
}) {
  const { t } = useTranslation();
  const isCareful = carefulActs.includes(props.act);
  const Icon = actIcons[props.act];
  return (
    <>
      <h2 className="confirm-title" id={titleId} tabIndex={-1}>
        <Icon aria-hidden="true" />
        {t(`lookup.confirm.title.${props.words}`)}
      </h2>
      <p className="confirm-what" data-careful={isCareful}>
        {isCareful && <TriangleAlert aria-hidden="true" />}
        <span>{props.what}</span>
      </p>
      {props.tap && (
        <p className="confirm-tap">
          <Nfc aria-hidden="true" />
          {t(props.act === 'accredit' ? 'lookup.confirm.tapCard' : 'lookup.confirm.tap')}
        </p>
      )}
    </>
  );
}

/** The one action that does it, held for what cannot be undone; and the way back. */
export function ConfirmAction(props: {
  act: OfficeAct;
  words: ActWords;
  missing: Missing | null;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { act, words, missing } = props;
  return (
    <>
      {isHeld(act) ? (
        <Held {...props} act={act} />
      ) : (
        <>
          <Button
            className={carefulActs.includes(act) ? 'button main careful' : 'button main'}
            isDisabled={missing !== null}
            onPress={props.onConfirm}
          >
            {missing === null ? t(`lookup.confirm.go.${words}`) : t(`lookup.confirm.missing.${missing}`)}
            {missing === null && <KeyCap>{t('lookup.keys.enter')}</KeyCap>}
          </Button>
          <p className="hint">{t('lookup.confirm.until')}</p>
        </>
      )}
      <Button className="button quiet" onPress={props.onClose}>
        <X aria-hidden="true" />
        {t('lookup.confirm.giveUp')}
        <KeyCap>{t('lookup.keys.escape')}</KeyCap>
      </Button>
    </>
  );
}

/** Held for 1.2 s by finger, Enter or the space bar; or, for whoever cannot hold, two separate touches. */
function Held(props: { act: 'replace' | 'destroy'; missing: Missing | null; onConfirm: () => void }) {
  const { t } = useTranslation();
  const [twice, setTwice] = useState(false);
  const { act, missing, onConfirm } = props;
  if (missing !== null)
    return (
      <>
        <Button className="button main" isDisabled>
          {t(`lookup.confirm.missing.${missing}`)}
        </Button>
        <p className="hint">{t('lookup.confirm.until')}</p>
      </>
    );
  return twice ? (
    <Button className="button main careful" onPress={onConfirm}>
      {t(`lookup.confirm.twice.${act}`)}
    </Button>
  ) : (
    <>
      <HoldButton
        label={t(`lookup.confirm.hold.${act}`)}
        holding={t('lookup.confirm.holding')}
        unready={false}
        onUnready={() => undefined}
        onDone={onConfirm}
      />
      <p className="hint">{t('lookup.confirm.until')}</p>
      <Button className="button quiet" onPress={() => setTwice(true)}>
        {t('lookup.confirm.twoTouches')}
      </Button>
    </>
  );
}
