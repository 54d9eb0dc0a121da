import { ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import { optionalPurposes } from '../../shared/domain/consent.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { Page } from '../frame/page.tsx';
import { useLanguage } from '../words/use-words.ts';
import { choose, decisionsOf, missingOf, type Choices } from './choices.ts';
import { PurposeCard } from './purpose-card.tsx';
import { useTexts } from './use-texts.ts';

/** One card per purpose, nothing chosen beforehand; « Continuer » says what is missing. */
export function Choose({ account }: { account: Account }) {
  const { t } = useTranslation();
  const act = useAct();
  const { texts, failure, retry } = useTexts(useLanguage());
  const [choices, setChoices] = useState<Choices>({});
  const [asked, setAsked] = useState(false);
  const cards = useRef<HTMLDivElement>(null);
  const missing = missingOf(choices);
  const send = (): void => {
    const decisions = decisionsOf(choices);
    if (decisions !== null) return act({ act: 'decide-image-rights', decisions });
    setAsked(true);
    cards.current
      ?.querySelector<HTMLElement>(`[data-purpose="${missing[0]}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Page
      className="choosing"
      title={t('imageRights.choose.title')}
      lead={t('imageRights.choose.lead')}
      main={
        <MainAction icon={ArrowRight} unready={missing.length > 0} onPress={send}>
          {t('common.continue')}
        </MainAction>
      }
      second={
        <>
          <p className="hint" role="status">
            {asked && missing.length > 0 ? t('imageRights.choose.missing', { count: missing.length }) : ''}
          </p>
          <QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>
        </>
      }
    >
      {failure !== null && (
        <>
          <ErrorNotice code={failure} />
          <QuietAction onPress={retry}>{t('common.retry')}</QuietAction>
        </>
      )}
      <div className="cards" ref={cards} aria-busy={texts === null}>
        {optionalPurposes.map((purpose) => (
          <PurposeCard
            key={purpose}
            purpose={purpose}
            text={texts?.find((one) => one.purpose === purpose) ?? null}
            chosen={choices[purpose]?.decision ?? null}
            missing={asked && choices[purpose] === undefined}
            current={account.consents.find((one) => one.purpose === purpose)?.decision ?? null}
            onChoose={(decision, text) => setChoices((before) => choose(before, purpose, decision, text))}
          />
        ))}
      </div>
    </Page>
  );
}
