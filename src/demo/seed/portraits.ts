import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { directoryFormat, identityFormat } from '../../shared/domain/photo.ts';

/** Public-domain portraits (see their LICENCES.md), and the part of each that makes an identity photo, in pixels. */
const portraits = {
  astronaut: { file: 'astronaut.png', box: { left: 150, top: 14, width: 149, height: 191 } },
  admiral: { file: 'grace_hopper.jpg', box: { left: 127, top: 29, width: 273, height: 351 } },
  president: { file: 'barack_obama.jpg', box: { left: 285, top: 0, width: 420, height: 540 } },
} as const;
const folder = new URL('../../../tests/fixtures/faces/', import.meta.url);

/** What becomes of a portrait: always the same picture for the same words. */
export interface Variation {
  readonly of: keyof typeof portraits;
  readonly mirrored?: boolean;
  /** 1: as it is. */
  readonly light?: number;
  /** Radius in pixels of the source. */
  readonly blur?: number;
  /** Degrees, clockwise. */
  readonly turn?: number;
  /** Pixels of the source, to the right. */
  readonly aside?: number;
  /** 1: as it is, 0: grey. */
  readonly colour?: number;
  /** A warm lamp. */
  readonly warm?: boolean;
}

/** One portrait, changed a little, as a finished photo in both formats, JPEG. */
export async function portrait(how: Variation): Promise<{ identity: Uint8Array; directory: Uint8Array }> {
  const { file, box } = portraits[how.of];
  const source = sharp(fileURLToPath(new URL(file, folder)));
  const { width = 0 } = await source.metadata();
  const left = Math.max(0, Math.min(width - box.width, box.left - (how.aside ?? 0)));
  let cut = sharp(
    await source
      .removeAlpha()
      .extract({ ...box, left })
      .png()
      .toBuffer(),
  );
  if (how.mirrored === true) cut = cut.flop();
  if (how.blur !== undefined) cut = cut.blur(how.blur);
  cut = cut.modulate({ brightness: how.light ?? 1, saturation: how.colour ?? 1 });
  if (how.warm === true) cut = cut.linear([1.12, 1, 0.72], [0, 0, 0]);
  const upright = await cut.png().toBuffer();
  const turned = how.turn === undefined ? upright : await turnedBy(upright, box, how.turn);
  const made = (size: { width: number; height: number }) =>
    sharp(turned)
      .resize({ ...size, fit: 'cover' })
      .jpeg({ quality: 88 })
      .toBuffer();
  return { identity: await made(identityFormat), directory: await made(directoryFormat) };
}

/** The middle of a turned picture, where no corner is empty. */
async function turnedBy(
  picture: Buffer,
  { width, height }: { width: number; height: number },
  degrees: number,
): Promise<Buffer> {
  const whole = sharp(await sharp(picture).rotate(degrees).png().toBuffer());
  const { width: outer = 0, height: high = 0 } = await whole.metadata();
  const kept = { width: Math.round(width * 0.76), height: Math.round(height * 0.76) };
  const left = Math.round((outer - kept.width) / 2);
  return whole
    .extract({ ...kept, left, top: Math.round((high - kept.height) / 2) })
    .png()
    .toBuffer();
}
