import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import { ReaderDrawing } from '../drawings/reader-drawing.tsx';
import { readerProblem } from '../tap/tap.tsx';
import { Trouble } from './said.tsx';

/** The words over the reader: whose badge it must be. */
export function useTapTitle(doing: LookupScreen['doing']): string {
  const { t } = useTranslation();
  if (doing === null) return '';
  return t(doing.act === 'accredit' ? 'lookup.tap.titleCard' : 'lookup.tap.title', { person: doing.person });
}

/** A confirmed act waits for that very badge on the reader. */
export function Tapping({ screen, reader }: { screen: LookupScreen; reader: ReaderStatus }) {
  const { t } = useTranslation();
  const { doing, sheet } = screen;
  const title = useTapTitle(doing);
  const problem = screen.problem ?? readerProblem(reader);
  if (doing === null) return null;
  return (
    <div className="asking tapping-for">
      <ReaderDrawing
        stage={problem === null ? 'waiting' : 'problem'}
        kind={sheet?.kind ?? 'student'}
        name={doing.person}
        label={t('lookup.ask.drawing')}
      />
      <div className="asking-words">
        <h1>{title}</h1>
        <p className="lead">{t(`lookup.tap.lead.${doing.act}`)}</p>
        {problem === null ? <p className="soft">{t('lookup.tap.only')}</p> : <Trouble code={problem} />}
      </div>
    </div>
  );
}
