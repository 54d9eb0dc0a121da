import type { Sha256 } from '../../shared/domain/ids.ts';

/** Public-domain portraits of the tests and the part of each that an identity photo shows; addresses, so that no code of the tests is imported. */
const faces = [
  {
    url: new URL('../../../tests/fixtures/faces/grace_hopper.jpg', import.meta.url),
    part: [97, 36, 289, 372],
  },
  {
    url: new URL('../../../tests/fixtures/faces/barack_obama.jpg', import.meta.url),
    part: [285, 0, 410, 527],
  },
  {
    url: new URL('../../../tests/fixtures/faces/astronaut.png', import.meta.url),
    part: [137, 0, 180, 232],
  },
] as const;

/** An identity photo (531x683, JPEG in base64), the same one for the same name. */
export async function faceOf(sha256: Sha256): Promise<string> {
  const face = faces[Number.parseInt(sha256.slice(-6), 16) % faces.length] ?? faces[0];
  const [left, top, width, height] = face.part;
  const picture = await createImageBitmap(await (await fetch(face.url)).blob());
  const canvas = document.createElement('canvas');
  canvas.width = 531;
  canvas.height = 683;
  canvas.getContext('2d')?.drawImage(picture, left, top, width, height, 0, 0, 531, 683);
  return canvas.toDataURL('image/jpeg', 0.9).replace(/^[^,]*,/, '');
}
