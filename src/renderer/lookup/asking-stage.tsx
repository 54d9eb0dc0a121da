import { Search } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { KeyCap } from '../controls/key-cap.tsx';
import { CodeCamera } from '../scan/code-camera.tsx';
import { isTypedCode } from '../scan/typed-code.ts';
import { Ask, fieldId } from './ask.tsx';
import { LookupPage } from './lookup-page.tsx';
import { ReadyParts } from './ready-parts.tsx';
import { Said } from './said.tsx';
import { ToAccount } from './to-account.tsx';
import { useCalmKeys } from './use-calm-keys.ts';

/** What was typed: a code that was copied or typed by a scanner, or a name or number. */
export function searchOf(typed: string) {
  const text = typed.trim();
  if (text.length < 2) return null;
  return isTypedCode(text)
    ? ({ act: 'scan', code: text } as const)
    : ({ act: 'lookup-search', text } as const);
}

/** Waits for a tap, a code or a search, or for the answer to one. */
export function AskingStage(props: {
  screen: LookupScreen;
  reader: ReaderStatus;
  hears: boolean;
  text: string;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { screen, text } = props;
  const isSearching = screen.stage === 'searching';
  const [isShort, setShort] = useState(false);
  const find = (): void => {
    const search = searchOf(text);
    setShort(search === null);
    if (search !== null) act(search);
  };
  useCalmKeys(props.hears, (key) => {
    if (key !== 'Escape') return false;
    act({ act: 'back' });
    return true;
  });
  return (
    <LookupPage
      label={t('lookup.title')}
      spoken={isSearching ? t('lookup.searching') : `${t('lookup.ask.title')} ${t('lookup.ask.lead')}`}
      focus={fieldId}
      head={<ToAccount byKey />}
      doing={
        <>
          <ReadyParts reader={props.reader} scanner={screen.scanner} />
        </>
      }
      last={
        <>
          <Button className="button main" isDisabled={isSearching} onPress={find}>
            <Search aria-hidden="true" />
            {t('lookup.find')}
            <KeyCap>{t('lookup.keys.enter')}</KeyCap>
          </Button>
          <CodeCamera isDisabled={isSearching} onCode={(code) => act({ act: 'scan', code })} />
        </>
      }
    >
      <Said screen={screen} />
      <Ask
        isSearching={isSearching}
        reader={props.reader}
        text={text}
        isShort={isShort}
        onText={(next) => {
          setShort(false);
          props.onText(next);
        }}
        onFind={find}
      />
    </LookupPage>
  );
}
