import { ArrowRight, Check, CloudUpload, HardDriveDownload, MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SavedAct } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { Page } from '../frame/page.tsx';
import { useAutoContinue } from './use-auto-continue.ts';
import './outcome.css';

type Delivery = 'waiting' | 'stored' | 'transmitted';
const icons = { waiting: CloudUpload, stored: HardDriveDownload, transmitted: MailCheck } as const;

/** What was saved, and how far it has gone: on its way, kept here, or receipted by central. */
export function Saved({ what, delivery }: { what: SavedAct; delivery: Delivery }) {
  const { t } = useTranslation();
  const act = useAct();
  const left = useAutoContinue(delivery !== 'waiting', () => act({ act: 'continue' }));
  const Icon = icons[delivery];
  const title = t(titleOf(what, delivery));
  const text = t(`saved.${delivery === 'transmitted' ? 'text' : 'later'}.${what}`);
  return (
    <Page
      className="outcome"
      title={title}
      lead={text}
      spoken={`${title}. ${t(`saved.${delivery}`)}.`}
      before={
        <span className="seal" aria-hidden="true">
          <Check />
        </span>
      }
      main={
        <MainAction icon={ArrowRight} onPress={() => act({ act: 'continue' })}>
          {t('common.continue')}
        </MainAction>
      }
      second={
        <p className="hint" aria-hidden="true">
          {left === null ? '' : t('saved.auto', { count: left })}
        </p>
      }
    >
      <p className="delivery" data-delivery={delivery} role="status">
        {delivery === 'waiting' ? (
          <span className="spinner" aria-hidden="true" />
        ) : (
          <Icon aria-hidden="true" />
        )}
        {t(`saved.${delivery}`)}
      </p>
    </Page>
  );
}

const keptTitles = {
  activation: 'saved.activationStored',
  reinstatement: 'saved.reinstatementStored',
  opposition: 'saved.oppositionStored',
} as const;

/** « Activé », « opposition levée » and « en opposition » are said only when central has said so. */
function titleOf(what: SavedAct, delivery: Delivery) {
  if (delivery === 'transmitted') return `saved.title.${what}` as const;
  return what in keptTitles ? keptTitles[what as keyof typeof keptTitles] : (`saved.title.${what}` as const);
}
