import type { OutputInfo, Raw, Sharp } from 'sharp';
import { identityFormat } from '../../shared/domain/photo.ts';
import type { Size } from '../../shared/domain/crop-geometry.ts';
import type { Part, PixelCrop } from './crop.ts';
import { strictly, timeLimit, type SharpModule } from './decoder.ts';

/** Pixels in memory, sRGB without alpha, 8 bits each. */
export interface RawPicture {
  readonly data: Buffer;
  readonly raw: Raw;
}

/** Real pixels around a part, that its edges are computed with; and copies of the outermost ones, where the picture ends there. */
const margin = 3;

/**
 * The part of an upright picture (`size`) that is kept, as 531x683 pixels: turned, moved and scaled in one step, to a fraction of a pixel, so
 * that it is what the screen showed. Throws for a picture that cannot be decoded whole.
 */
export async function cut(
  sharp: SharpModule,
  bytes: Uint8Array,
  size: Size,
  part: Part,
): Promise<RawPicture> {
  const shrink = shrinkFor(part);
  const decoder = sharp(bytes, strictly).autoOrient();
  // Nothing to place between pixels: one step of the decoder does it all, in half of the time.
  if (shrink === 1 && part.turn === 0 && isWhole(part) && part.height >= identityFormat.height)
    return pixels(fitted(decoder.extract(inside(part, size))));
  // A JPEG that is decoded at a half, a quarter or an eighth costs far less, and libvips does so only where nothing is cut before.
  const small = { width: Math.floor(size.width / shrink), height: Math.floor(size.height / shrink) };
  const scale = { x: small.width / size.width, y: small.height / size.height };
  const near = wholePixels(scaled(part.bounds, scale), small);
  const decoded = shrink === 1 ? decoder : decoder.resize(small.width, small.height, { fit: 'fill' });
  const { data } = await pixels(
    srgb(decoded.extract(near).extend({ ...around(margin), extendWith: 'copy' })),
  );
  // sharp says the size before the extension when a resized picture is cut.
  const whole = { width: near.width + 2 * margin, height: near.height + 2 * margin };
  const region = { data, raw: { ...whole, channels: 3 } } as const;
  const kept = scaled(part, scale);
  const from = { ...kept, left: kept.left - near.left + margin, top: kept.top - near.top + margin };
  try {
    return await printed(sharp, region, from, part.turn);
  } finally {
    region.data.fill(0);
  }
}

/** By how much the decoder may shrink: what is kept still has every pixel that the identity format wants. */
function shrinkFor({ width, height }: PixelCrop): 1 | 2 | 4 | 8 {
  const most = Math.min(width / identityFormat.width, height / identityFormat.height);
  return most >= 8 ? 8 : most >= 4 ? 4 : most >= 2 ? 2 : 1;
}

/** The identity format of a part, which fills it, of a region that was turned clockwise about the middle of the part. */
async function printed(
  sharp: SharpModule,
  region: RawPicture,
  part: PixelCrop,
  turn: number,
): Promise<RawPicture> {
  const { width, height } = identityFormat;
  const fill = Math.max(width / part.width, height / part.height);
  const fits = (picture: RawPicture, kept: PixelCrop): Sharp =>
    fitted(sharp(picture.data, { raw: picture.raw }).extract(kept));
  // Interpolation makes a picture larger; smaller is a mean of pixels, and there a whole pixel of the picture is a part of the photo's.
  if (fill < hardlySmaller && turn === 0) return pixels(fits(region, inside(part, region.raw)));
  const size =
    fill < hardlySmaller
      ? { scale: 1, width: Math.round(part.width), height: Math.round(part.height) }
      : { scale: fill, ...identityFormat };
  const placed = await turned(sharp, region, part, turn, size);
  try {
    const { picture, part: now } = placed;
    return now.width === width && now.height === height
      ? rows(picture, now)
      : await pixels(fits(picture, now));
  } finally {
    placed.picture.data.fill(0);
  }
}

/** The identity format, filled. */
const fitted = (picture: Sharp): Sharp =>
  srgb(picture.resize(identityFormat.width, identityFormat.height, { fit: 'cover' }));

/** A part in whole pixels of a picture, copied out of it. */
function rows({ data, raw }: RawPicture, { left, top, width, height }: PixelCrop): RawPicture {
  const length = width * raw.channels;
  const part = Buffer.alloc(length * height);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * raw.width + left) * raw.channels;
    data.copy(part, row * length, from, from + length);
  }
  return { data: part, raw: { ...raw, width, height } };
}

/** Whether a part lies on whole pixels, or so near to them that nobody can tell. */
const isWhole = ({ left, top, width, height }: PixelCrop): boolean =>
  [left, top, left + width, top + height].every((edge) => Math.abs(fraction(edge)) < 0.05);

/** Down to this scale interpolation loses nothing. */
const hardlySmaller = 0.85;

/** A region turned clockwise and scaled, and the part of that size, in whole pixels, that has the middle of `part` in its middle. */
async function turned(
  sharp: SharpModule,
  { data, raw }: RawPicture,
  part: PixelCrop,
  turn: number,
  { scale, width, height }: Size & { readonly scale: number },
): Promise<{ picture: RawPicture; part: PixelCrop }> {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  // Where the part comes to lie, and the edges of the whole region. libvips counts from the middle of the first pixel, and rounds the edges
  // before it moves.
  const [x, y] = [part.left + part.width / 2 - 0.5, part.top + part.height / 2 - 0.5];
  const corner = { x: x * cos - y * sin + 0.5 - width / 2, y: x * sin + y * cos + 0.5 - height / 2 };
  const edge = { x: Math.min(0, -raw.height * sin), y: Math.min(0, raw.width * sin) };
  // Moved by a part of a pixel, so that the part begins with a whole one.
  const [odx, ody] = [-fraction(corner.x), -fraction(corner.y)];
  const placing = { interpolator: 'bicubic', background: '#fff', odx, ody } as const;
  const picture = await pixels(sharp(data, { raw }).affine([cos, -sin, sin, cos], placing));
  const left = Math.round(corner.x + odx) - Math.round(edge.x);
  const top = Math.round(corner.y + ody) - Math.round(edge.y);
  return { picture, part: { left, top, width, height } };
}

const fraction = (value: number): number => value - Math.round(value);
const around = (room: number) => ({ left: room, right: room, top: room, bottom: room });

/** Colours as every screen reads them, whatever the file had. */
const srgb = (picture: Sharp): Sharp =>
  picture.flatten({ background: '#fff' }).toColourspace('srgb').removeAlpha();

async function pixels(picture: Sharp): Promise<RawPicture> {
  const { data, info } = (await picture
    .raw()
    .timeout({ seconds: timeLimit })
    .toBuffer({ resolveWithObject: true })) as { data: Buffer; info: OutputInfo };
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

const scaled = (part: PixelCrop, { x, y }: { x: number; y: number }): PixelCrop => ({
  left: part.left * x,
  top: part.top * y,
  width: part.width * x,
  height: part.height * y,
});

const wholePixels = (part: PixelCrop, size: Size): PixelCrop =>
  inside(
    {
      left: Math.floor(part.left) - margin,
      top: Math.floor(part.top) - margin,
      width: Math.ceil(part.width) + 2 * margin + 1,
      height: Math.ceil(part.height) + 2 * margin + 1,
    },
    size,
  );

/** The nearest whole pixels that lie in a picture. */
function inside(part: PixelCrop, size: Size): PixelCrop {
  const left = Math.min(Math.max(0, Math.round(part.left)), size.width - 1);
  const top = Math.min(Math.max(0, Math.round(part.top)), size.height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(part.left + part.width), size.width) - left),
    height: Math.max(1, Math.min(Math.round(part.top + part.height), size.height) - top),
  };
}
