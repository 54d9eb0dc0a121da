// What the camera of the tests sees: a real face, out of the public-domain portraits of tests/fixtures/faces.
import { fileURLToPath } from 'node:url';
import { pictureClip } from '../../src/demo/camera-clip.ts';

export { CLIP, fakeCameraArguments, keptClip } from '../../src/demo/camera-clip.ts';

/** A portrait (or not) for tests, by the name of its file. */
export type Face = 'astronaut.png' | 'grace_hopper.jpg' | 'barack_obama.jpg' | 'chelsea.png' | 'coffee.png';

/** The absolute path of a picture. */
export function facePicture(face: Face): string {
  return fileURLToPath(new URL(`../fixtures/faces/${face}`, import.meta.url));
}

/** The path of a motion JPEG clip of that picture, 1280x720, made at the first call and kept. */
export async function faceClip(face: Face = 'astronaut.png'): Promise<string> {
  return pictureClip(facePicture(face));
}
