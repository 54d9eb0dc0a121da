import { useTranslation } from 'react-i18next';
import { nextStep, type Account } from '../../shared/domain/account.ts';
import { optionalPurposes, undecidedPurposes, type ConsentSummary } from '../../shared/domain/consent.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { Chip } from '../controls/chip.tsx';
import { longDate } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

/** « Confidentialité et droit à l'image » : each purpose, the decision in force, when, on which text. */
export function RightsTab({ account }: { account: Account }) {
  const { t } = useTranslation();
  const act = useAct();
  const some = undecidedPurposes(account.consents).length < optionalPurposes.length;
  return (
    <div className="rows">
      <p className="soft">{t('account.rights.lead')}</p>
      <ul className="purposes">
        <li>
          <div>
            <h2>{t('purpose.badge')}</h2>
            <p className="soft small">{t('account.rights.badge')}</p>
          </div>
          <Chip tone="good">{t('account.rights.always')}</Chip>
        </li>
        {optionalPurposes.map((purpose) => (
          <li key={purpose}>
            <div>
              <h2>{t(`purpose.${purpose}`)}</h2>
              <Decided consent={account.consents.find((one) => one.purpose === purpose)} />
            </div>
            <State consent={account.consents.find((one) => one.purpose === purpose)} />
          </li>
        ))}
      </ul>
      {nextStep(account).step !== 'decide-image-rights' && (
        <QuietAction onPress={() => act({ act: 'start-image-rights' })}>
          {t(some ? 'account.rights.change' : 'account.rights.choose')}
        </QuietAction>
      )}
    </div>
  );
}

function Decided({ consent }: { consent: ConsentSummary | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (consent === undefined) return null;
  const date = longDate(consent.decidedAt, language);
  return <p className="soft small">{t('account.rights.decided', { date, version: consent.text.version })}</p>;
}

function State({ consent }: { consent: ConsentSummary | undefined }) {
  const { t } = useTranslation();
  if (consent === undefined) return <Chip tone="warn">{t('account.rights.undecided')}</Chip>;
  return (
    <Chip tone={consent.decision === 'accepted' ? 'good' : 'bad'}>
      {t(`account.rights.${consent.decision}`)}
    </Chip>
  );
}
