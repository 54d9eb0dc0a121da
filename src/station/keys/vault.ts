import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** First byte of every record: AES-256-GCM, then 12 bytes of nonce, the ciphertext, 16 bytes of tag. */
const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** Closes small records so that the disk holds none of them in clear. `context` says where a record belongs: it opens nowhere else. */
export class Vault {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    if (key.length !== 32) throw new Error('a vault key has 32 bytes');
    this.#key = Uint8Array.from(key);
  }

  seal(clear: Uint8Array, context: string): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(Buffer.from(context, 'utf8'));
    return Buffer.concat([
      Buffer.of(version),
      nonce,
      cipher.update(clear),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  /** The clear bytes; null when the record was changed, comes from elsewhere or belongs to another key. */
  open(sealed: Uint8Array, context: string): Buffer | null {
    if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== version) return null;
    const end = sealed.length - tagLength;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(1, 1 + nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(sealed.subarray(end));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength, end)), decipher.final()]);
    } catch {
      return null; // the tag does not match: all that authenticated decryption says
    }
  }
}
