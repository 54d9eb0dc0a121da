import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { UploadOutcome, UploadState } from '../../shared/contract/phone-upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { UploadCentral } from './central.ts';
import { deriveSecret } from './phone/secret.ts';

interface Row {
  authorisation: string;
  endsAt: number;
  state: UploadState;
  why: ErrorCode | null;
  moves: number;
  sealed: Uint8Array | null;
}

/** The uploads of a central in memory, and the phones that come to it. For tests. */
export class MemoryUploads implements UploadCentral {
  readonly rows = new Map<UploadId, Row>();
  /** Set: every call answers it. */
  fault: ErrorCode | null = null;
  /** Set: this word of a station is lost on the way. */
  deafTo: UploadOutcome['state'] | null = null;
  /** Every outcome that a station told, in order. */
  readonly outcomes: UploadOutcome[] = [];
  readonly #now: () => number;

  /** `now`: central's clock, in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  readonly open: UploadCentral['open'] = async (_access, { upload, authorisation }) => {
    if (this.fault !== null) return err(this.fault);
    const endsAt = this.#now() + 300_000;
    this.rows.set(upload, { authorisation, endsAt, state: 'waiting', why: null, moves: 0, sealed: null });
    return ok({ page: 'https://central.example/u', endsAt: instant(endsAt) });
  };

  readonly status: UploadCentral['status'] = async (_access, upload) => {
    const row = this.#row(upload);
    if (!row.ok) return row;
    const { state, why, moves, endsAt } = row.value;
    return ok({ state, why, moves, endsAt: instant(endsAt) });
  };

  readonly content: UploadCentral['content'] = async (_access, upload) => {
    const row = this.#row(upload);
    if (!row.ok) return row;
    return row.value.sealed === null ? err('central.not-found') : ok(row.value.sealed);
  };

  readonly settle: UploadCentral['settle'] = async (_access, upload, outcome) => {
    const row = this.#row(upload);
    if (!row.ok) return row;
    if (outcome.state === this.deafTo) return err('central.unreachable');
    this.outcomes.push(outcome);
    Object.assign(row.value, { why: null, ...outcome, sealed: null });
    return ok(null);
  };

  readonly revoke: UploadCentral['revoke'] = async (_access, upload) => {
    this.rows.delete(upload);
    return this.fault === null ? ok(null) : err(this.fault);
  };

  /** A phone that read this QR code: does what an honest page does, each call one step. */
  phone(code: string) {
    const [, id = '', text = ''] = /#([^.]+)\.(.+)$/.exec(code) ?? [];
    const upload = id as UploadId;
    const { authorisation, key } = deriveSecret(upload, Buffer.from(text, 'base64url'));
    const move = (change: Partial<Row>): void => {
      const row = this.rows.get(upload);
      if (row === undefined) throw new Error('there is no such upload');
      if (row.authorisation !== createHash('sha256').update(authorisation).digest('hex'))
        throw new Error('the QR code holds another secret');
      Object.assign(row, change, { moves: row.moves + 1 });
    };
    const sealed = (clear: Uint8Array): Uint8Array => {
      const nonce = randomBytes(12);
      const sealing = createCipheriv('aes-256-gcm', key, nonce);
      sealing.setAAD(Buffer.from(upload, 'ascii'));
      return Buffer.concat([nonce, sealing.update(clear), sealing.final(), sealing.getAuthTag()]);
    };
    return {
      opens: () => move({ state: 'opened' }),
      sends: () => move({ state: 'sending' }),
      sent: (clear: Uint8Array) => move({ state: 'sent', sealed: sealed(clear) }),
      sentRaw: (bytes: Uint8Array) => move({ state: 'sent', sealed: bytes }),
    };
  }

  #row(upload: UploadId): Result<Row, ErrorCode> {
    if (this.fault !== null) return err(this.fault);
    const row = this.rows.get(upload);
    if (row === undefined) return err('upload.unknown');
    return row.endsAt <= this.#now() ? err('upload.expired') : ok(row);
  }
}
