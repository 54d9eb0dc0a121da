import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useAct } from '../connection/use-station.tsx';
import { nextBooth, openBooth, type Shot } from './booth.ts';
import { cropOf } from './crop.ts';
import { FramingStep } from './framing-step.tsx';
import type { PhotoGuidance } from './guidance.ts';
import { LiveStep } from './live-step.tsx';
import { base64Of, takeShot } from './take-shot.ts';
import { useCamera } from './use-camera.ts';
import './photo.css';

/** The booth: look, count, freeze, frame, keep. The shot lives here only, and dies with the screen. */
export function PhotoScreen(props: {
  account: Account;
  saving: boolean;
  problem: ErrorCode | null;
  guidance?: PhotoGuidance;
}) {
  const act = useAct();
  const [booth, send] = useReducer(nextBooth, openBooth);
  const shot = booth.step === 'framing' ? booth.shot : null;
  const { status, flowing, video, setVideo } = useCamera(shot === null);
  useRevoked(shot);
  useCountdown(booth.step, () => send({ event: 'tick' }));

  useEffect(() => {
    if (!flowing && booth.step === 'counting') send({ event: 'camera-gone' });
  }, [flowing, booth.step]);
  useEffect(() => {
    if (booth.step !== 'taking' || video === null) return;
    let gone = false;
    void takeShot(video).then((taken) => {
      if (taken !== null && gone) URL.revokeObjectURL(taken.url);
      else if (!gone) send(taken === null ? { event: 'not-taken' } : { event: 'taken', shot: taken });
    });
    return () => {
      gone = true;
    };
  }, [booth.step, video]);

  const keep = useCallback(async (): Promise<void> => {
    if (booth.step !== 'framing') return;
    const crop = cropOf(booth.framing, booth.shot);
    const from = { source: 'camera', frame: await base64Of(booth.shot.jpeg) } as const;
    const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;
    act({ act: 'submit-photo', from, crop, measured });
  }, [act, booth]);

  return booth.step === 'framing' ? (
    <FramingStep
      account={props.account}
      booth={booth}
      send={send}
      saving={props.saving}
      problem={props.problem}
      onKeep={() => void keep()}
    />
  ) : (
    <LiveStep
      booth={booth}
      camera={{ status, flowing, video }}
      attach={setVideo}
      problem={props.problem}
      guidance={props.guidance}
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
