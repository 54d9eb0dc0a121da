import { useEffect, useRef, useState } from 'react';
import { useCamera, type Camera } from '../photo/camera/use-camera.ts';
import { CodeReader } from './code-reader.ts';
import { SeenCodes } from './seen-codes.ts';

/** Milliseconds between two looks: a few a second are enough for a hand, and leave the machine to the card reader and the screen. */
const lookEvery = 160;
/** Pixels of the longer side: enough for a small code at arm's length. */
const longest = 1280;

/** The camera as it reads codes. */
export interface CodeCameraState extends Camera {
  /** Codes cannot be read on this machine: the camera is off again, the picture alone would help nobody. */
  readonly isBroken: boolean;
}

async function pictureOf(video: HTMLVideoElement): Promise<ImageBitmap> {
  const scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight));
  return createImageBitmap(video, {
    resizeWidth: Math.round(video.videoWidth * scale),
    resizeHeight: Math.round(video.videoHeight * scale),
  });
}

/**
 * Reads codes with the camera as long as the component is there; then the camera is released and the reader ended. A code that stays in
 * the picture is told once. `isMuted`: none is told now, and the camera stays on.
 */
export function useCameraCodes({
  onCode,
  isMuted = false,
}: {
  onCode: (code: string) => void;
  isMuted?: boolean;
}): CodeCameraState {
  const [isBroken, setBroken] = useState(false);
  const camera = useCamera(!isBroken);
  const { video, flowing } = camera;
  const seen = useRef(new SeenCodes());
  const now = useRef({ onCode, isMuted });
  useEffect(() => {
    now.current = { onCode, isMuted };
  });
  useEffect(() => {
    if (!flowing || video === null) return;
    const reader = new CodeReader();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const look = async (): Promise<void> => {
      // a video that has just lost its picture has nothing to copy: the camera's own watch says so
      const codes = await pictureOf(video).then(
        (picture) => reader.read(picture),
        () => [],
      );
      if (ended) return;
      if (codes === null) return setBroken(true);
      const code = seen.current.see(codes, performance.now(), now.current.isMuted);
      if (code !== null) now.current.onCode(code);
      timer = setTimeout(() => void look(), lookEvery);
    };
    void look();
    return () => {
      ended = true;
      clearTimeout(timer);
      reader.close();
    };
  }, [flowing, video]);
  return { ...camera, isBroken };
}
