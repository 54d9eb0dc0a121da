import { useTranslation } from 'react-i18next';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { discreetName } from '../../shared/domain/person.ts';
import { never } from '../../shared/domain/result.ts';
import { BadgePhoto } from '../account/photo-of.tsx';
import { useAct } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { ReaderDrawing } from '../drawings/reader-drawing.tsx';
import { Page } from '../frame/page.tsx';
import { useErrorWords } from '../words/use-words.ts';
import './tap.css';

/** What keeps a reader from reading, as a code with sentences; null when it can read. */
export function readerProblem(reader: ReaderStatus): ErrorCode | null {
  switch (reader) {
    case 'no-driver':
      return 'reader.no-driver';
    case 'no-daemon':
      return 'reader.no-daemon';
    case 'no-reader':
      return 'reader.none';
    case 'several-cards':
      return 'card.several';
    case 'no-card':
    case 'unreadable':
    case 'ready':
      return null;
    default:
      return never(reader);
  }
}

/** A badge on the reader: what to do, what is happening, and what to try. */
export function Tap(props: {
  account: Account;
  badge: BadgeId;
  purpose: 'activate' | 'reinstate';
  stage: 'waiting' | 'reading' | 'checking';
  problem: ErrorCode | null;
  reader: ReaderStatus;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const problem = props.stage === 'waiting' ? (props.problem ?? readerProblem(props.reader)) : null;
  const kind =
    props.account.badges.find((badge) => badge.id === props.badge)?.kind ?? props.account.person.kind;
  const words = useErrorWords(problem ?? 'card.unreadable');
  const stage = problem === null ? props.stage : 'waiting';
  const found = props.purpose === 'reinstate' && stage === 'waiting';
  const title = t(found ? 'tap.found.title' : `tap.${stage}.title`);
  const lead = t(found ? 'tap.found.lead' : `tap.${stage}.lead`);
  return (
    <Page
      className="tapping"
      title={title}
      lead={lead}
      spoken={problem === null ? `${title}. ${lead}` : `${words.what} ${words.do}`}
      main={
        <MainAction calm onPress={() => act({ act: 'back' })}>
          {t('common.cancel')}
        </MainAction>
      }
    >
      <div className="fill">
        <ReaderDrawing
          stage={problem === null ? props.stage : 'problem'}
          kind={kind}
          name={discreetName(props.account.person)}
          photo={<BadgePhoto account={props.account} />}
          label={t('tap.drawing')}
        />
        <div className="help">
          {problem !== null ? (
            <ErrorNotice code={problem} />
          ) : props.stage === 'waiting' ? (
            <Tips />
          ) : (
            <span className="spinner" aria-hidden="true" />
          )}
        </div>
      </div>
    </Page>
  );
}

function Tips() {
  const { t } = useTranslation();
  return (
    <div className="tap-tips">
      <h2>{t('tap.nothing')}</h2>
      <ul>
        <li>{t('tap.tips.flat')}</li>
        <li>{t('tap.tips.case')}</li>
        <li>{t('tap.tips.alone')}</li>
      </ul>
    </div>
  );
}
