import sharp from 'sharp';
import type { Attachment, Command } from '../../shared/contract/command.ts';
import { directoryFormat, identityFormat } from '../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { unseal } from '../../shared/seal/envelope.ts';
import type { UnsealingKey } from '../../shared/seal/keys.ts';
import { sha256 } from '../hash.ts';

// Faces stay in memory no longer than needed: no cache of decoded pictures.
sharp.cache(false);

export type PhotoRefusal = 'attachment.unreadable' | 'photo.unreadable' | 'photo.format';

const formats = { 'identity-photo': identityFormat, 'directory-photo': directoryFormat } as const;

/** Opens a sealed photo and looks at it. Nothing but a plain sRGB JPEG of the agreed size, without metadata, passes. */
export async function checkSealedPhoto(
  sealed: Uint8Array,
  attachment: Attachment,
  command: Command,
  key: UnsealingKey,
): Promise<Result<true, PhotoRefusal>> {
  const binding = { command: command.id, station: command.station, name: attachment.name };
  const clear = await unseal(sealed, key, binding);
  if (!clear.ok) return clear;
  if (sha256(clear.value) !== attachment.clearSha256) return err('attachment.unreadable');
  return checkJpeg(clear.value, formats[attachment.name]);
}

/** The whole picture is decoded: a good header on garbage does not pass. */
async function checkJpeg(
  jpeg: Uint8Array,
  format: { width: number; height: number },
): Promise<Result<true, PhotoRefusal>> {
  // The first three bytes of every JPEG: nothing else may reach another decoder.
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8 || jpeg[2] !== 0xff) return err('photo.unreadable');
  const image = sharp(jpeg, { failOn: 'warning', limitInputPixels: 4_000_000 });
  try {
    const found = await image.metadata();
    const sized = found.width === format.width && found.height === format.height;
    const bare =
      !found.exif && !found.xmp && !found.iptc && !found.orientation && (!found.icc || isSrgb(found.icc));
    if (found.format !== 'jpeg' || !sized || !bare || found.space !== 'srgb') return err('photo.format');
    await image.raw().toBuffer();
    return ok(true);
  } catch {
    return err('photo.unreadable'); // the decoder speaks in messages only, and they are about the bytes
  }
}

/** An embedded profile is accepted when it calls itself sRGB, in ASCII (ICC 2) or UTF-16 (ICC 4). */
function isSrgb(icc: Buffer): boolean {
  return icc.length < 8192 && (icc.includes('sRGB') || icc.includes(Buffer.from('sRGB', 'utf16le').swap16()));
}
