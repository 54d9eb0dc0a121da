import { ArrowLeft } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LookupScreen, OfficeAct } from '../../shared/contract/lookup.ts';
import { fullName } from '../../shared/domain/person.ts';
import { useAct } from '../connection/use-station.tsx';
import { KeyCap } from '../controls/key-cap.tsx';
import { inOrder } from './act-icons.ts';
import { Acts } from './acts.tsx';
import { LookupPage } from './lookup-page.tsx';
import { Outcome } from './outcome.tsx';
import { Said } from './said.tsx';
import { Sheet } from './sheet.tsx';
import { ToAccount } from './to-account.tsx';
import { UidBlock } from './uid-block.tsx';
import { UnknownCard } from './unknown-card.tsx';
import { useCalmKeys } from './use-calm-keys.ts';

/** One badge, or a card that nobody knows: what it is, what was done just now, and what may be done. */
export function SheetStage(props: {
  screen: LookupScreen;
  hears: boolean;
  onBegin: (act: OfficeAct) => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { screen, onBegin } = props;
  const { stage, sheet, uid, doing, offers } = screen;
  const isSaving = stage === 'saving';
  const isDoing = doing !== null && (isSaving || stage === 'saved');
  const name = sheet === null ? (isDoing ? doing.person : t('lookup.unknown.title')) : fullName(sheet.holder);
  const close = (): void => act({ act: 'lookup-close' });
  useCalmKeys(props.hears && !isSaving, (key) => {
    const offer = /^[1-9]$/.test(key) ? inOrder(offers)[Number(key) - 1] : undefined;
    if (offer !== undefined) onBegin(offer.act);
    else if (key === 'Escape') close();
    else return false;
    return true;
  });
  return (
    <LookupPage
      label={sheet === null ? name : t('lookup.badgeOf', { name })}
      spoken={sheet === null ? name : `${name}. ${t(`lookup.state.${sheet.state}`)}.`}
      head={<ToAccount isDisabled={isSaving} />}
      doing={
        <>
          {!isSaving && sheet !== null && offers.length > 0 && <h2>{t('lookup.acts.title')}</h2>}
          {!isSaving && (sheet !== null || !isDoing) && (
            <Acts sheet={sheet} offers={offers} onAct={onBegin} />
          )}
        </>
      }
      last={
        <>
          {stage === 'saved' && <p className="hint">{t('lookup.outcome.next')}</p>}
          <Button
            className={offers.length === 0 ? 'button main calm' : 'button quiet'}
            isDisabled={isSaving}
            onPress={close}
          >
            <ArrowLeft aria-hidden="true" />
            {screen.found.length > 1 ? t('lookup.backToList') : t('lookup.another')}
            <KeyCap>{t('lookup.keys.escape')}</KeyCap>
          </Button>
        </>
      }
    >
      {isDoing && sheet === null && <h1 className="unseen">{name}</h1>}
      {isDoing && <Outcome doing={doing} isSaving={isSaving} />}
      <Said screen={screen} />
      {sheet !== null && <Sheet sheet={sheet} />}
      {sheet === null && uid !== null && isDoing && <UidBlock uid={uid} />}
      {sheet === null && uid !== null && !isDoing && (
        <UnknownCard uid={uid} mayAccredit={offers.some((offer) => offer.act === 'accredit')} />
      )}
    </LookupPage>
  );
}
