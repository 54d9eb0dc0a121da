import { createHash } from 'node:crypto';
import type { UploadOutcome } from '../../../shared/contract/phone-upload.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { Sha256, type UploadId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { centralAddress } from '../../central/address.ts';
import type { VisitAccess } from '../../central/port.ts';
import type { BroughtIn, PhotoDesk } from '../../photo/intake.ts';
import type { UploadCentral } from '../central.ts';
import { codeAddress, decipher, drawSecret, forgetSecret, type PhoneSecret } from './secret.ts';

/** A QR code that is good until `endsAt`, by central's clock, in milliseconds. */
export interface OpenedCode {
  readonly address: string;
  readonly endsAt: number;
}

/** The secrets of the QR codes of one visit, and what comes in under them. */
export class PhoneLine {
  readonly #secrets = new Map<UploadId, PhoneSecret>();

  /** Draws a secret and has central wait for a phone that knows it. */
  async open(
    central: UploadCentral,
    access: VisitAccess,
    upload: UploadId,
  ): Promise<Result<OpenedCode, ErrorCode>> {
    const drawn = drawSecret(upload);
    this.#secrets.set(upload, drawn);
    const authorisation = Sha256.parse(createHash('sha256').update(drawn.authorisation).digest('hex'));
    const opened = await central.open(access, { upload, authorisation });
    const page = opened.ok ? pageAddress(opened.value.page) : null;
    if (opened.ok && page !== null && this.#secrets.has(upload))
      return ok({ address: codeAddress(page, upload, drawn), endsAt: Date.parse(opened.value.endsAt) });
    this.close(upload);
    return opened.ok ? err('central.answer-invalid') : opened;
  }

  /**
   * Fetches what the phone sent, and makes a picture of it. Central forgets its ciphertext as soon as it is here, and then hears what
   * became of it, so that the phone can say it.
   */
  async fetch(
    central: UploadCentral,
    access: VisitAccess,
    upload: UploadId,
    photos: PhotoDesk,
  ): Promise<Result<BroughtIn, ErrorCode>> {
    const sealed = await central.content(access, upload);
    const secret = this.#secrets.get(upload);
    if (!sealed.ok) return sealed;
    if (secret === undefined) return err('upload.expired');
    const told = central.settle(access, upload, { state: 'received' });
    const clear = decipher(upload, secret, sealed.value);
    const picture = clear.ok ? await photos.bringIn(clear.value) : clear;
    const outcome: UploadOutcome = picture.ok ? { state: 'shown' } : { state: 'refused', why: picture.error };
    await told;
    await central.settle(access, upload, outcome); // unheard, the phone says "sent" until its time is over
    return picture;
  }

  /** Forgets a secret: what is sent under it can be read by nobody. */
  close(upload: UploadId): void {
    const secret = this.#secrets.get(upload);
    if (secret === undefined) return;
    forgetSecret(secret);
    this.#secrets.delete(upload);
  }

  /** Forgets all of them. */
  forget(): void {
    for (const upload of [...this.#secrets.keys()]) this.close(upload);
  }
}

/** Central's own word on its address: a page on which a browser encrypts, without anything behind it. */
function pageAddress(page: string): string | null {
  try {
    return centralAddress(page).href;
  } catch {
    return null; // it throws for nothing else
  }
}
