import { useEffect, useRef, useState } from 'react';
import type { CameraStatus } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { CameraFeed } from './camera-feed.ts';

/** No new picture for so long means that the camera stands still, in milliseconds. */
const watchEvery = 2000;

/** The live camera on a video element, its status told to the station; closed when `wanted` ends. */
export function useCamera(wanted: boolean) {
  const act = useAct();
  const tell = useRef(act);
  useEffect(() => {
    tell.current = act;
  });
  const [status, setStatus] = useState<CameraStatus>('unknown');
  const [flowing, setFlowing] = useState(false);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  useEffect(() => {
    if (!wanted || video === null) return;
    let watch = 0;
    let lastPicture = performance.now();
    const feed = new CameraFeed(
      navigator.mediaDevices,
      (stream) => {
        lastPicture = performance.now();
        setFlowing(false);
        video.srcObject = stream;
        if (stream !== null) video.play().catch(() => feed.stalled());
      },
      (next) => {
        setStatus(next);
        tell.current({ act: 'camera', status: next });
      },
    );
    const onPicture = (): void => {
      lastPicture = performance.now();
      setFlowing(true);
      watch = video.requestVideoFrameCallback(onPicture);
    };
    watch = video.requestVideoFrameCallback(onPicture);
    const watchdog = setInterval(() => {
      const quiet = performance.now() - lastPicture > watchEvery && document.visibilityState === 'visible';
      if (quiet && video.srcObject !== null) feed.stalled();
    }, watchEvery / 2);
    feed.start();
    return () => {
      clearInterval(watchdog);
      video.cancelVideoFrameCallback(watch);
      feed.stop();
      video.srcObject = null;
      setFlowing(false);
    };
  }, [wanted, video]);
  return { status, flowing: flowing && status === 'ready', video, setVideo };
}
