import { Camera, ImageUp } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { useAct } from '../../connection/use-station.tsx';
import { MainAction, QuietAction } from '../../controls/buttons.tsx';
import { ErrorNotice } from '../../controls/error-notice.tsx';
import { Page } from '../../frame/page.tsx';
import { useErrorWords } from '../../words/use-words.ts';
import type { Booth } from '../booth.ts';
import { cameraTroubles } from '../camera/camera-troubles.ts';
import type { Camera as BoothCamera } from '../camera/use-camera.ts';
import { Oval } from './oval.tsx';
import { EdgeArrow, InstructionLine, LiveChips } from './signs.tsx';
import type { LiveSigns } from './use-live.ts';
import { usePaced } from './use-paced.ts';
import './live.css';

/** The live picture, mirrored, the one instruction of the moment, an oval that fills, and one button that always works. */
export function LiveStep(props: {
  booth: Exclude<Booth, { step: 'framing' | 'refused' }>;
  camera: Pick<BoothCamera, 'status' | 'flowing'>;
  /** Takes the video element of the live picture. */
  attach: BoothCamera['setVideo'];
  /** What was seen; null when nothing was, or nothing can look. */
  signs: LiveSigns | null;
  analysis: 'starting' | 'on' | 'off';
  /** The frame that was chosen, shown in place of the live picture. */
  frozen: ImageBitmap | null;
  problem: ErrorCode | null;
  onShoot: () => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { booth, camera, attach } = props;
  const trouble = cameraTroubles[camera.status];
  // What was seen before the camera failed asks for nothing now: the notice does.
  const signs = trouble === undefined ? props.signs : null;
  const words = useErrorWords(trouble ?? 'camera.none');
  const counting = booth.step === 'counting';
  const held = booth.step === 'taking' || booth.step === 'frozen';
  const instruction = held ? 'good' : (signs?.instruction ?? 'come-in');
  const line = props.analysis === 'off' ? t('photo.checksOff') : t(`photo.ask.${instruction}`);
  const said = usePaced(trouble === undefined ? line : `${words.what} ${words.do}`);
  return (
    <Page
      className={held ? 'booth live held' : 'booth live'}
      title={t('photo.live.title')}
      spoken={said}
      main={
        <MainAction icon={Camera} isDisabled={!camera.flowing || held} onPress={props.onShoot}>
          {counting ? t('photo.now') : t('photo.shoot')}
        </MainAction>
      }
      second={
        counting ? (
          <p className="hint">{t('photo.skip')}</p>
        ) : (
          <>
            <QuietAction
              icon={ImageUp}
              isDisabled={held}
              onPress={() => act({ act: 'photo-source', from: 'choose' })}
            >
              {t('photo.upload')}
            </QuietAction>
            <QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>
          </>
        )
      }
    >
      <div className="stage" data-trouble={trouble !== undefined}>
        {props.analysis === 'off' ? (
          <p className="ask calm" role="status">
            {line}
          </p>
        ) : (
          <InstructionLine instruction={instruction} />
        )}
        <div
          className="mirror"
          data-flowing={camera.flowing}
          data-step={booth.step}
          data-alight={signs?.alight === true}
        >
          <div className="glass">
            <video ref={attach} muted playsInline disablePictureInPicture aria-label={t('photo.preview')} />
            {props.frozen !== null && <Frozen picture={props.frozen} />}
            <Oval fill={held ? 1 : (signs?.fill ?? 0) / 50} closing={held || signs?.closing === true} />
            {camera.flowing && !held && <EdgeArrow instruction={instruction} />}
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
            {held && <span className="flash" aria-hidden="true" />}
            {trouble !== undefined && <ErrorNotice code={trouble} />}
          </div>
        </div>
        {props.analysis !== 'off' && <LiveChips chips={signs?.chips ?? null} />}
      </div>
      {props.problem !== null && <ErrorNotice code={props.problem} />}
    </Page>
  );
}

/** The chosen frame, mirrored like the live picture it stands in for. */
function Frozen({ picture }: { picture: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false });
    context?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} className="frozen" width={picture.width} height={picture.height} />;
}
