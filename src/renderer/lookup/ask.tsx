import { useTranslation } from 'react-i18next';
import type { ReaderStatus } from '../../shared/contract/station.ts';
import { ReaderDrawing } from '../drawings/reader-drawing.tsx';
import { readerProblem } from '../tap/tap.tsx';
import { LookupField } from './search-field.tsx';

/** The field of the question. */
export const fieldId = 'lookup-field';

/** « Quel badge ? »: one drawing of the reader, one field; or that the answer is on its way. */
export function Ask(props: {
  isSearching: boolean;
  reader: ReaderStatus;
  text: string;
  /** Too little was typed. */
  isShort: boolean;
  onText: (text: string) => void;
  onFind: () => void;
}) {
  const { t } = useTranslation();
  const isReaderOut = readerProblem(props.reader) !== null;
  return (
    <div className="asking" data-searching={props.isSearching}>
      <ReaderDrawing
        kind="student"
        stage={props.isSearching ? 'reading' : isReaderOut ? 'problem' : 'waiting'}
        label={t('lookup.ask.drawing')}
      />
      <div className="asking-words">
        <h1>{t('lookup.ask.title')}</h1>
        <p className="lead">{t('lookup.ask.lead')}</p>
        <LookupField
          id={fieldId}
          label={t('lookup.field')}
          value={props.text}
          onChange={props.onText}
          onSubmit={props.onFind}
        />
        <p className="asking-state" role="status">
          {props.isSearching ? (
            <>
              <span className="spinner" aria-hidden="true" />
              {t('lookup.searching')}
            </>
          ) : (
            props.isShort && t('lookup.short')
          )}
        </p>
      </div>
    </div>
  );
}
