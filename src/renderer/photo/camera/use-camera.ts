import { useEffect, useRef, useState } from 'react';
import type { CameraStatus } from '../../../shared/contract/station.ts';
import { useAct } from '../../connection/use-station.tsx';
import { CameraFeed } from './camera-feed.ts';
import { storedCamera } from './chosen-camera.ts';
import { glancer } from './glance.ts';
import { freshPicture, nextPicture } from './picture-watch.ts';

/** No new picture for so long means that the camera stands still, in milliseconds. */
const quietFor = 2000;
/** How often the picture itself is looked at. */
const glanceEvery = 250;

/** The camera as the booth sees it. */
export interface Camera {
  readonly status: CameraStatus;
  /** Living pictures are on screen now. */
  readonly flowing: boolean;
  readonly video: HTMLVideoElement | null;
  /** Takes the video element of the live picture; none while the photo is framed. */
  readonly setVideo: (video: HTMLVideoElement | null) => void;
}

/**
 * The camera of the photo step, its status told to the station. It stays open while a photo is looked at and framed, so that taking another
 * one is immediate; its light goes out when `wanted` ends or the step is left.
 */
export function useCamera(wanted: boolean): Camera {
  const act = useAct();
  const tell = useRef(act);
  const feed = useRef<CameraFeed | null>(null);
  useEffect(() => {
    tell.current = act;
  });
  const [status, setStatus] = useState<CameraStatus>('unknown');
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [flowing, setFlowing] = useState(false);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const mine = new CameraFeed(
      navigator.mediaDevices,
      storedCamera(() => localStorage),
      {
        onStream: setStream,
        onStatus: (next) => {
          setStatus(next);
          tell.current({ act: 'camera', status: next });
        },
      },
    );
    feed.current = mine;
    mine.start();
    return () => {
      feed.current = null;
      mine.stop();
      setStatus('unknown');
    };
  }, [wanted]);
  useEffect(() => {
    if (video === null || stream === null || feed.current === null) return;
    const stop = show(stream, video, feed.current, () => setFlowing(true));
    return () => {
      stop();
      setFlowing(false);
    };
  }, [video, stream]);
  return { status, flowing: flowing && status === 'ready', video, setVideo };
}

/** Plays a stream on a video element and watches what is seen there. */
function show(
  stream: MediaStream,
  video: HTMLVideoElement,
  feed: CameraFeed,
  onFlow: () => void,
): () => void {
  const glance = glancer(video);
  let lastPicture = performance.now();
  let watch = freshPicture;
  const onPicture = (): void => {
    lastPicture = performance.now();
    onFlow();
    handle = video.requestVideoFrameCallback(onPicture);
  };
  let handle = video.requestVideoFrameCallback(onPicture);
  video.srcObject = stream;
  video.play().catch((error: unknown) => {
    // Another stream, or none, has taken its place: no fault of this one.
    if (video.srcObject === stream && !(error instanceof DOMException && error.name === 'AbortError'))
      feed.failed('lost');
  });
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible') {
      lastPicture = performance.now();
      return;
    }
    const now = performance.now();
    if (now - lastPicture > quietFor) return feed.failed('lost');
    const seen = glance(now);
    if (seen === null) return;
    const before = watch.state;
    watch = nextPicture(watch, seen);
    if (watch.state === before) return;
    if (watch.state === 'well') feed.healthy();
    if (watch.state === 'black') feed.black();
    if (watch.state === 'frozen') feed.failed('frozen');
  }, glanceEvery);
  return () => {
    clearInterval(timer);
    video.cancelVideoFrameCallback(handle);
    video.srcObject = null;
  };
}
