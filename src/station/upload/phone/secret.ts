import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sealedOverhead, uploadInfo } from '../../../shared/contract/phone-upload.ts';
import type { UploadId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';

const nonceLength = 12;
const tagLength = 16;

/** The secret of one QR code, and what is derived from it. It leaves the station in the code alone. */
export interface PhoneSecret {
  readonly secret: Buffer;
  /** What the phone shows to central, which keeps its hash. */
  readonly authorisation: Buffer;
  /** What the photo is encrypted with. Central never has it. */
  readonly key: Buffer;
}

/** Draws a secret for an upload. */
export const drawSecret = (upload: UploadId): PhoneSecret => deriveSecret(upload, randomBytes(32));

/** What a secret of 32 bytes gives (see phone-upload.ts). */
export function deriveSecret(upload: UploadId, secret: Buffer): PhoneSecret {
  const derive = (info: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.from(upload, 'ascii'), Buffer.from(info, 'ascii'), 32));
  return { secret, authorisation: derive(uploadInfo.authorisation), key: derive(uploadInfo.key) };
}

/** Overwrites it. */
export function forgetSecret({ secret, authorisation, key }: PhoneSecret): void {
  for (const bytes of [secret, authorisation, key]) bytes.fill(0);
}

/** What the QR code says: nothing after the `#` is ever sent to a server. */
export const codeAddress = (page: string, upload: UploadId, { secret }: PhoneSecret): string =>
  `${page}#${upload}.${secret.toString('base64url')}`;

/** The photo, if it was encrypted for this very upload. */
export function decipher(
  upload: UploadId,
  { key }: PhoneSecret,
  sealed: Uint8Array,
): Result<Buffer, 'upload.undecipherable'> {
  if (sealed.length <= sealedOverhead) return err('upload.undecipherable');
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(sealed.length - tagLength);
  const opening = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  opening.setAAD(Buffer.from(upload, 'ascii')).setAuthTag(tag);
  const clear = opening.update(sealed.subarray(nonceLength, sealed.length - tagLength));
  try {
    opening.final();
    return ok(clear);
  } catch {
    clear.fill(0);
    return err('upload.undecipherable'); // the only thing `final` checks
  }
}
