import { useTranslation } from 'react-i18next';
import { Notice } from '../controls/error-notice.tsx';
import { OperatorNotice } from '../controls/operator-notice.tsx';
import { cameraTroubles } from '../photo/camera/camera-troubles.ts';
import '../words/operator-dictionary.ts';
import { useCameraCodes } from './use-camera-codes.ts';
import './scan.css';

/** The camera's picture with a frame to hold a code in. It reads as long as it is drawn, and the camera's light goes out with it. */
export function CodeView({ onCode, isMuted = false }: { onCode: (code: string) => void; isMuted?: boolean }) {
  const { t } = useTranslation();
  const { status, flowing, isBroken, setVideo } = useCameraCodes({ onCode, isMuted });
  const trouble = cameraTroubles[status];
  if (isBroken)
    return (
      <Notice tone="warn" title={t('scan.broken.title')}>
        <p>{t('scan.broken.text')}</p>
      </Notice>
    );
  return (
    <div className="code-view" data-flowing={flowing}>
      {trouble !== undefined && <OperatorNotice code={trouble} />}
      <div className="code-glass" hidden={trouble !== undefined}>
        <video ref={setVideo} muted playsInline disablePictureInPicture aria-label={t('scan.picture')} />
        <span className="code-frame" aria-hidden="true" />
      </div>
      {trouble === undefined && <p role="status">{t(flowing ? 'scan.show' : 'scan.opening')}</p>}
    </div>
  );
}
