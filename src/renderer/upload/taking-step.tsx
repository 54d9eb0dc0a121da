import { useTranslation } from 'react-i18next';
import { Page } from '../frame/page.tsx';
import { OtherWay, ToCamera } from './back-actions.tsx';

/** A photo is being looked at: soon it is framed, or it is said what is wrong with it. */
export function TakingStep() {
  const { t } = useTranslation();
  return (
    <Page
      className="upload"
      title={t('upload.taking.title')}
      lead={t('upload.taking.lead')}
      main={<ToCamera />}
      second={<OtherWay />}
    >
      <div className="fill quiet-wait">
        <span className="spinner" aria-hidden="true" />
      </div>
    </Page>
  );
}
