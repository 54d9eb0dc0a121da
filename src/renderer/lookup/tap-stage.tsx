import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { KeyCap } from '../controls/key-cap.tsx';
import { LookupPage } from './lookup-page.tsx';
import { ReadyParts } from './ready-parts.tsx';
import { Tapping, useTapTitle } from './tapping.tsx';
import { useCalmKeys } from './use-calm-keys.ts';

/** A confirmed act waits for its badge; it can be given up. */
export function TapStage(props: { screen: LookupScreen; reader: ReaderStatus; hears: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const title = useTapTitle(props.screen.doing);
  const cancel = (): void => act({ act: 'lookup-cancel' });
  useCalmKeys(props.hears, (key) => {
    if (key !== 'Escape') return false;
    cancel();
    return true;
  });
  return (
    <LookupPage
      label={t('lookup.title')}
      spoken={title}
      doing={
        <>
          <ReadyParts reader={props.reader} scanner={null} />
        </>
      }
      last={
        <>
          <Button className="button main calm" onPress={cancel}>
            <X aria-hidden="true" />
            {t('common.cancel')}
            <KeyCap>{t('lookup.keys.escape')}</KeyCap>
          </Button>
        </>
      }
    >
      <Tapping screen={props.screen} reader={props.reader} />
    </LookupPage>
  );
}
