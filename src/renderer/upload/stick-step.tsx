import { ArrowUp, ChevronRight, FolderOpen, Usb } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoSourceView } from '../../shared/contract/upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { Page } from '../frame/page.tsx';
import { OtherWay, ToCamera } from './back-actions.tsx';
import { StickGrid } from './stick-grid.tsx';

type Stick = Extract<PhotoSourceView, { from: 'usb' }>;

/** The person's stick: waited for, then its folders and pictures. A folder view of our own: it opens nothing else. */
export function StickStep({ source, problem }: { source: Stick; problem: ErrorCode | null }) {
  const { t } = useTranslation();
  const { entries, path } = source;
  // While another folder is read, the one before stays on screen.
  const state = source.stage === 'reading' && entries.length > 0 ? 'listing' : source.stage;
  const what = state === 'listing' && entries.length === 0 ? 'empty' : state;
  return (
    <Page
      className="upload"
      title={t(`upload.usb.${what}.title`)}
      lead={t(`upload.usb.${what}.lead`)}
      fault={problem}
      main={<ToCamera />}
      second={<OtherWay />}
    >
      {problem !== null && <ErrorNotice code={problem} />}
      {state === 'listing' ? (
        <>
          <Crumbs path={path} />
          {entries.length > 0 ? (
            <StickGrid entries={entries} disabled={source.stage === 'reading'} />
          ) : (
            <div className="fill">
              <div className="stick-drawing" aria-hidden="true">
                <FolderOpen />
              </div>
            </div>
          )}
          {source.more && <p className="soft small centred">{t('upload.usb.more')}</p>}
        </>
      ) : (
        <div className="fill">
          <div className="stick-drawing" aria-hidden="true">
            <Usb />
            {state === 'reading' && <span className="spinner" />}
          </div>
        </div>
      )}
    </Page>
  );
}

/** Where in the stick we are, and the way up. */
function Crumbs({ path }: { path: readonly string[] }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <div className="crumbs">
      {path.length > 0 && (
        <QuietAction icon={ArrowUp} onPress={() => act({ act: 'stick-up' })}>
          {t('upload.usb.up')}
        </QuietAction>
      )}
      <p className="small" aria-label={t('upload.usb.path')}>
        {t('upload.usb.top')}
        {path.map((name, at) => (
          <Fragment key={at}>
            <ChevronRight aria-hidden="true" />
            <bdi>{name}</bdi>
          </Fragment>
        ))}
      </p>
    </div>
  );
}
