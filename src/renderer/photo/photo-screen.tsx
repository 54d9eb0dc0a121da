import { useCallback, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';
import type { PhotoSourceView } from '../../shared/contract/upload.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useLink } from '../connection/use-station.tsx';
import { measuredOf, nextBooth, openBooth, type Shot } from './booth.ts';
import { useCamera } from './camera/use-camera.ts';
import { cropOf } from './framing/framing.ts';
import { FramingStep } from './framing/framing-step.tsx';
import { usePhotoKit } from './kit-context.ts';
import { LiveStep } from './live/live-step.tsx';
import { useLive } from './live/use-live.ts';
import { RefusedStep } from './refused-step.tsx';
import { UploadStep } from '../upload/upload-step.tsx';
import { base64Of } from './shot.ts';
import { useBrought } from './use-brought.ts';
import { useShooting } from './use-shooting.ts';
import './photo.css';

/** The booth: look, guide, freeze, frame, keep. The shot lives here only, and dies with the screen. */
export function PhotoScreen(props: {
  account: Account;
  saving: boolean;
  problem: ErrorCode | null;
  /** A photo that the person brings; the camera when absent. */
  source?: PhotoSourceView | undefined;
}) {
  const link = useLink();
  const kit = usePhotoKit();
  const analysis = useSyncExternalStore(kit.subscribe, kit.state);
  const [booth, send] = useReducer(nextBooth, openBooth);
  const isCamera = props.source === undefined || props.source.from === 'camera';
  const camera = useCamera(isCamera);
  const greenSince = useRef(0);
  const isLooking = camera.flowing && (booth.step === 'live' || booth.step === 'counting');
  const { signs, burst } = useLive(camera.video, isLooking && analysis === 'on', kit, (since) => {
    greenSince.current = since;
    send({ event: 'due' });
  });
  const frozen = useShooting({
    ...{ booth, send, burst, kit },
    wanted: isCamera,
    video: camera.video,
    greenSince: () => greenSince.current,
  });
  const unshown = useBrought(props.source, kit, send);
  useRevoked(booth.step === 'framing' || booth.step === 'refused' ? booth.shot : null);
  useCountdown(booth.step, () => send({ event: 'tick' }));
  useEffect(() => {
    if (!camera.flowing && booth.step === 'counting') send({ event: 'camera-gone' });
  }, [camera.flowing, booth.step]);
  useEffect(() => {
    // Without a picture there is nothing to choose from: no frame of anybody stays behind it. After the choice, which comes first.
    if (!camera.flowing) burst.clear();
  }, [camera.flowing, burst]);
  useEffect(() => {
    if (!isCamera) send({ event: 'left-camera' });
  }, [isCamera]);

  const isKeeping = useRef(false);
  const keep = useCallback(async (): Promise<void> => {
    // A photo takes a moment to be read: a second tap meanwhile asks for nothing more.
    if (booth.step !== 'framing' || isKeeping.current) return;
    isKeeping.current = true;
    const { shot, framing } = booth;
    try {
      const from =
        shot.source.from === 'camera'
          ? ({ source: 'camera', frame: await base64Of(shot.jpeg) } as const)
          : ({ source: 'upload', upload: shot.source.upload } as const);
      await link.act({ act: 'submit-photo', from, crop: cropOf(framing, shot), measured: measuredOf(booth) });
    } finally {
      isKeeping.current = false;
    }
  }, [link, booth]);

  const problem = props.problem ?? unshown;
  if (booth.step === 'framing')
    return (
      <FramingStep
        account={props.account}
        booth={booth}
        send={send}
        saving={props.saving}
        problem={problem}
        onKeep={() => void keep()}
      />
    );
  if (booth.step === 'refused') return <RefusedStep booth={booth} send={send} />;
  if (props.source !== undefined && props.source.from !== 'camera')
    return <UploadStep source={props.source} problem={problem} />;
  return (
    <LiveStep
      booth={booth}
      camera={{ status: camera.status, flowing: camera.flowing }}
      attach={camera.setVideo}
      signs={analysis === 'on' ? signs : null}
      analysis={analysis}
      frozen={frozen}
      problem={problem}
      onShoot={() => send({ event: 'shoot' })}
    />
  );
}

/** Revokes a shot's address as soon as another one, or none, is in its place. */
function useRevoked(shot: Shot | null): void {
  useEffect(() => {
    if (shot === null) return;
    return () => URL.revokeObjectURL(shot.url);
  }, [shot]);
}

function useCountdown(step: string, onTick: () => void): void {
  const tick = useRef(onTick);
  useEffect(() => {
    tick.current = onTick;
  });
  useEffect(() => {
    if (step !== 'counting') return;
    const timer = setInterval(() => tick.current(), 1000);
    return () => clearInterval(timer);
  }, [step]);
}
