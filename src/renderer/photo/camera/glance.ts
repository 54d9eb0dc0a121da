import type { Glance } from './picture-watch.ts';

const size = { width: 64, height: 36 };

/** Takes small copies of what a video shows and compares each with the one before; nothing is kept but the last 64 x 36 pixels. */
export function glancer(video: HTMLVideoElement): (at: number) => Glance | null {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  let before: Uint8ClampedArray | null = null;
  return (at) => {
    if (context === null || video.videoWidth === 0) return null;
    context.drawImage(video, 0, 0, size.width, size.height);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    let [sum, changed] = [0, false]; // the first picture says nothing about change
    for (let index = 0; index < data.length; index += 1) {
      const value = data[index] ?? 0;
      if (index % 4 !== 3) sum += value;
      changed ||= before !== null && value !== before[index];
    }
    before = data;
    return { at, changed, brightness: sum / ((data.length / 4) * 3) };
  };
}
