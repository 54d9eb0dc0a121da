import { Camera } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { Page } from '../frame/page.tsx';
import { useErrorWords } from '../words/use-words.ts';
import type { Booth } from './booth.ts';
import { GuidanceList } from './guidance-list.tsx';
import type { PhotoGuidance } from './guidance.ts';
import { Oval } from './oval.tsx';
import type { useCamera } from './use-camera.ts';

const troubles: Partial<Record<CameraStatus, ErrorCode>> = {
  none: 'camera.none',
  busy: 'camera.busy',
  denied: 'camera.denied',
  lost: 'camera.lost',
};

/** The live picture, mirrored, an oval to fill, and one button. */
export function LiveStep(props: {
  booth: Exclude<Booth, { step: 'framing' }>;
  camera: Pick<ReturnType<typeof useCamera>, 'status' | 'flowing' | 'video'>;
  /** Takes the video element of the live picture. */
  attach: (video: HTMLVideoElement | null) => void;
  problem: ErrorCode | null;
  guidance: PhotoGuidance | undefined;
  onShoot: () => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { booth, camera, attach } = props;
  const trouble = troubles[camera.status];
  const words = useErrorWords(trouble ?? 'camera.none');
  const counting = booth.step === 'counting';
  return (
    <Page
      className="booth live"
      title={t('photo.live.title')}
      lead={t('photo.live.lead')}
      {...(trouble === undefined ? {} : { spoken: `${words.what} ${words.do}` })}
      main={
        <MainAction
          icon={Camera}
          isDisabled={!camera.flowing || booth.step === 'taking'}
          onPress={props.onShoot}
        >
          {counting ? t('photo.now') : t('photo.shoot')}
        </MainAction>
      }
      second={
        counting ? (
          <p className="hint">{t('photo.skip')}</p>
        ) : (
          <QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>
        )
      }
    >
      <div className="stage">
        <div className="mirror" data-flowing={camera.flowing} data-step={booth.step}>
          <video ref={attach} muted playsInline disablePictureInPicture aria-label={t('photo.preview')} />
          <Oval />
          {!camera.flowing && trouble === undefined && (
            <p className="opening">
              <span className="spinner" aria-hidden="true" />
              {t('photo.opening')}
            </p>
          )}
          {counting && (
            <p className="count" key={booth.left} role="timer" aria-live="assertive">
              <span className="unseen">{t('photo.counting', { count: booth.left })}</span>
              <span aria-hidden="true">{booth.left}</span>
            </p>
          )}
          {booth.step === 'taking' && <span className="flash" aria-hidden="true" />}
          {trouble !== undefined && <ErrorNotice code={trouble} />}
        </div>
        <GuidanceList guidance={props.guidance} video={camera.flowing ? camera.video : null} />
      </div>
      {props.problem !== null && <ErrorNotice code={props.problem} />}
    </Page>
  );
}
