import { ArrowRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SavedAct } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { Page } from '../frame/page.tsx';
import { useErrorWords } from '../words/use-words.ts';
import './outcome.css';

/** What was refused, why, and what to do now. */
export function Refused({ what, code }: { what: SavedAct; code: ErrorCode }) {
  const { t } = useTranslation();
  const act = useAct();
  const words = useErrorWords(code);
  const title = t(`refused.title.${what}`);
  return (
    <Page
      className="outcome"
      title={title}
      spoken={`${title}. ${words.what} ${words.safe} ${words.do}`}
      before={
        <span className="seal refused" aria-hidden="true">
          <X />
        </span>
      }
      main={
        <MainAction icon={ArrowRight} onPress={() => act({ act: 'continue' })}>
          {t('common.back')}
        </MainAction>
      }
    >
      <ErrorNotice code={code} />
    </Page>
  );
}
