import type { IncomingMessage } from 'node:http';
import type { UploadId } from '../../shared/domain/ids.ts';

/**
 * Bodies on their way, one per upload: what a phone begins anew ends what it began before, which a network that broke may not have ended.
 * So whoever has one QR code makes central hold one photo, not a hundred.
 */
export class Arriving {
  readonly #bodies = new Map<UploadId, IncomingMessage>();

  /** This body comes from now on, and no other one of the upload. */
  begin(upload: UploadId, body: IncomingMessage): void {
    this.#bodies.get(upload)?.destroy();
    if (body.destroyed) return;
    this.#bodies.set(upload, body);
    body.once('close', () => {
      if (this.#bodies.get(upload) === body) this.#bodies.delete(upload);
    });
  }
}
