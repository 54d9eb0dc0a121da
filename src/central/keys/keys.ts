import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { z } from 'zod';
import { PublicJwk, SealingKey } from '../../shared/contract/central.ts';
import { ed25519 } from './ed25519.ts';
import { makeSealingKey, type UnsealingKey } from '../../shared/seal/keys.ts';

/** An Ed25519 key that signs; `kid` is the RFC 7638 thumbprint of its public half. */
export interface SigningKey {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** All keys of one central. The private half of the recovery key is not among them: it lies off line, with the university. */
export interface CentralKeys {
  /** Signs receipts; stations know its public half. */
  readonly receipt: SigningKey;
  /** Signs visit tokens; nobody else needs it. */
  readonly visit: SigningKey;
  readonly sealing: readonly SealingKey[];
  readonly unsealing: UnsealingKey;
}

const PrivateJwk = PublicJwk.extend({ d: PublicJwk.shape.x });

/** What is kept in the keys directory, in one file, so that a copy is never half of it. */
export const KeyFile = z.strictObject({
  version: z.literal(1),
  receipt: PrivateJwk,
  visit: PrivateJwk,
  sealing: SealingKey.extend({ role: z.literal('central'), privateKey: SealingKey.shape.publicKey }),
  recovery: SealingKey.extend({ role: z.literal('recovery') }),
});
export type KeyFile = z.infer<typeof KeyFile>;

async function privateJwk(): Promise<z.infer<typeof PrivateJwk>> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return PrivateJwk.parse(await exportJWK(pair.privateKey));
}

/** New keys: those of central, and the recovery key that is handed to the operator and not kept. */
export async function makeKeys(): Promise<{ file: KeyFile; recovery: UnsealingKey }> {
  const sealing = await makeSealingKey('central');
  const recovery = await makeSealingKey('recovery');
  const file = KeyFile.parse({
    version: 1,
    receipt: await privateJwk(),
    visit: await privateJwk(),
    sealing: { ...sealing.publicKey, privateKey: sealing.privateKey.privateKey },
    recovery: recovery.publicKey,
  });
  return { file, recovery: recovery.privateKey };
}

async function signingKey(jwk: z.infer<typeof PrivateJwk>): Promise<SigningKey> {
  const publicJwk = PublicJwk.parse(jwk);
  return {
    kid: await calculateJwkThumbprint(publicJwk),
    publicJwk,
    privateKey: await ed25519(jwk),
    publicKey: await ed25519(publicJwk),
  };
}

/** Keys ready for use. */
export async function importKeys(file: KeyFile): Promise<CentralKeys> {
  const { privateKey, ...sealing } = file.sealing;
  return {
    receipt: await signingKey(file.receipt),
    visit: await signingKey(file.visit),
    sealing: [sealing, file.recovery],
    unsealing: { kid: sealing.kid, privateKey },
  };
}
