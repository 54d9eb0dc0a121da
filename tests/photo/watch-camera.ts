import type { FaceAnalysis } from '../../src/renderer/face/index.ts';

/** When frames of the camera were shown and when analyses were done, in milliseconds of the page's clock. */
export interface Watched {
  readonly width: number;
  readonly shown: readonly number[];
  readonly analysed: readonly number[];
}

/** Shows the camera for some milliseconds, 720p if it can, and analyses frames as fast as the analysis takes them; not without one. */
export async function watchCamera(time: number, analysis: FaceAnalysis | null): Promise<Watched> {
  await analysis?.state;
  const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: size, audio: false });
  const video = document.createElement('video');
  document.body.append(video);
  video.srcObject = stream;
  await video.play();
  const shown: number[] = [];
  const analysed: number[] = [];
  let isBusy = false;
  const look = async (to: FaceAnalysis): Promise<void> => {
    isBusy = true;
    const scale = video.videoWidth / 640;
    const resizeHeight = Math.round(video.videoHeight / scale);
    const small = { resizeWidth: 640, resizeHeight, resizeQuality: 'low' } as const;
    const answer = await to.analyse(await createImageBitmap(video, small), scale, 'live');
    if (answer?.faces !== 1) throw new Error('the face in front of the camera was not found');
    analysed.push(performance.now());
    isBusy = false;
  };
  await new Promise<void>((resolve, reject) => {
    const end = performance.now() + time;
    const frame = (now: number): void => {
      shown.push(now);
      if (now > end) return resolve();
      video.requestVideoFrameCallback(frame);
      if (analysis !== null && !isBusy) look(analysis).catch(reject);
    };
    video.requestVideoFrameCallback(frame);
  });
  for (const track of stream.getTracks()) track.stop();
  video.remove();
  return { width: video.videoWidth, shown, analysed };
}
