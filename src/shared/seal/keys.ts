import type { CipherSuite } from '@hpke/core';
import type { SealingKey } from '../contract/central.ts';
import { toBase64url } from './bytes.ts';

let suite: Promise<CipherSuite> | undefined;

/** HPKE (RFC 9180) as it is used here: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode. Loaded when first asked for. */
export const hpke = (): Promise<CipherSuite> => (suite ??= loadSuite());

async function loadSuite(): Promise<CipherSuite> {
  const { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } = await import('@hpke/core');
  return new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}

/** The private half of a sealing key: 32 bytes in base64url. */
export interface UnsealingKey {
  readonly kid: string;
  readonly privateKey: string;
}

/** A new recipient of sealed attachments. The `kid` is derived from the public key, so that two keys never share one. */
export async function makeSealingKey(
  role: SealingKey['role'],
): Promise<{ publicKey: SealingKey; privateKey: UnsealingKey }> {
  const { kem } = await hpke();
  const pair = await kem.generateKeyPair();
  const raw = new Uint8Array(await kem.serializePublicKey(pair.publicKey));
  const secret = new Uint8Array(await kem.serializePrivateKey(pair.privateKey));
  const print = new Uint8Array(await crypto.subtle.digest('SHA-256', raw)).slice(0, 12);
  const kid = `${role}-${toBase64url(print)}`;
  return {
    publicKey: { kid, role, publicKey: toBase64url(raw) },
    privateKey: { kid, privateKey: toBase64url(secret) },
  };
}
