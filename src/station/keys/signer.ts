import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { PublicJwk } from '../../shared/contract/central.ts';

/** PKCS #8 of an Ed25519 private key up to its 32-byte seed (RFC 8410, 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The station's own signature. */
export class Signer {
  readonly #key: KeyObject;
  /** What central knows the station by. */
  readonly publicKey: PublicJwk;

  /** From the 32-byte seed of an Ed25519 key (RFC 8032). */
  constructor(seed: Uint8Array) {
    this.#key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = PublicJwk.parse(createPublicKey(this.#key).export({ format: 'jwk' }));
  }

  /**
   * A compact JWS (RFC 7515) with EdDSA over exactly these bytes. Done here and not by a library because a command is signed inside
   * its transaction, and SQLite's transactions cannot wait for a promise. Whatever is verified is verified by the library.
   */
  sign(payload: Uint8Array, header: { readonly typ: string; readonly kid?: string }): string {
    const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', ...header })).toString('base64url');
    const signed = `${head}.${Buffer.from(payload).toString('base64url')}`;
    return `${signed}.${sign(null, Buffer.from(signed, 'ascii'), this.#key).toString('base64url')}`;
  }
}
