import { RotateCcw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import { useAct } from '../connection/use-station.tsx';
import { KeyCap } from '../controls/key-cap.tsx';
import { FoundList } from './found-list.tsx';
import { LookupPage } from './lookup-page.tsx';
import { Said } from './said.tsx';
import { ToAccount } from './to-account.tsx';
import { useCalmKeys } from './use-calm-keys.ts';

/** Several badges answer: one of them is opened, or the search is made anew. */
export function ListStage({ screen, hears }: { screen: LookupScreen; hears: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const anew = (): void => act({ act: 'lookup-close' });
  useCalmKeys(hears, (key) => {
    if (key !== 'Escape') return false;
    anew();
    return true;
  });
  return (
    <LookupPage
      label={t('lookup.list.label')}
      spoken={t('lookup.list.title', { count: screen.found.length })}
      focus={null}
      head={<ToAccount />}
      doing={
        <>
          <ul className="list-keys">
            <li>
              <KeyCap isSaid>↑</KeyCap>
              <KeyCap isSaid>↓</KeyCap>
              {t('lookup.list.walk')}
            </li>
            <li>
              <KeyCap isSaid>{t('lookup.keys.enter')}</KeyCap>
              {t('lookup.list.open')}
            </li>
          </ul>
        </>
      }
      last={
        <>
          <Button className="button main calm" onPress={anew}>
            <RotateCcw aria-hidden="true" />
            {t('lookup.findAgain')}
            <KeyCap>{t('lookup.keys.escape')}</KeyCap>
          </Button>
        </>
      }
    >
      <Said screen={screen} />
      <FoundList
        found={screen.found}
        more={screen.more}
        onOpen={({ badge }) => act({ act: 'lookup-open', badge })}
      />
    </LookupPage>
  );
}
