import type { PersonMask } from '../../shared/quality/reading.ts';
import { readableCanvas, tensorOf, type Picture } from './canvas.ts';
import { answer, type Model } from './model.ts';

const SIDE = 256; // pixels

/** MediaPipe's selfie segmentation: how sure each place is a person. The picture is stretched to a square, and so is the mask. */
export function makeMask(model: Model): (picture: Picture) => Promise<PersonMask> {
  const square = readableCanvas(SIDE, SIDE);
  square.imageSmoothingQuality = 'medium';
  return async (picture) => {
    square.drawImage(picture, 0, 0, SIDE, SIDE);
    const answers = await model.run([{ values: tensorOf(square, 1 / 255, 0), shape: [1, SIDE, SIDE, 3] }]);
    return { width: SIDE, height: SIDE, data: answer(answers, 0, SIDE * SIDE) };
  };
}
