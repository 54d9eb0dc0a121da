import { CompactSign, compactVerify, errors, type CryptoKey } from 'jose';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { SigningKey } from './keys.ts';

/** A compact JWS (EdDSA, Ed25519) of a JSON payload, its purpose in `typ`. */
export async function signJson(payload: unknown, typ: string, key: SigningKey): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', typ, kid: key.kid }).sign(key.privateKey);
}

/** The signed bytes of a compact JWS: EdDSA only, of exactly this `typ` and `kid` (`null`: no `kid` is asked). */
export async function verifiedBytes(
  jws: string,
  expected: { typ: string; kid: string | null },
  key: CryptoKey,
): Promise<Result<Uint8Array, 'signature'>> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    if (protectedHeader.typ !== expected.typ) return err('signature');
    if (expected.kid !== null && protectedHeader.kid !== expected.kid) return err('signature');
    return ok(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return err('signature');
    throw error;
  }
}

/** The JSON value of signed bytes, undefined when they are not JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined; // zod refuses it next, with a code
  }
}
