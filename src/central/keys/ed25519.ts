import { importJWK, type CryptoKey } from 'jose';
import type { PublicJwk } from '../../shared/contract/central.ts';

/** A station's registered key, ready to verify with. */
export const stationKey = (x: string): Promise<CryptoKey> => ed25519({ kty: 'OKP', crv: 'Ed25519', x });

/** A JWK, public or private, as a key that signs or verifies. */
export async function ed25519(jwk: PublicJwk & { d?: string }): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'EdDSA');
  if (key instanceof Uint8Array) throw new Error('a symmetric key where a pair belongs');
  return key;
}
