import { createPublicKey } from 'node:crypto';
import type * as Jose from 'jose';
import type { Configuration } from '../../shared/contract/central.ts';
import { Receipt, receiptType } from '../../shared/contract/receipt.ts';
import type { CommandId, Sha256, StationId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

/** The command that a receipt must name to count. */
export interface Expected {
  readonly command: CommandId;
  readonly station: StationId;
  readonly commandSha256: Sha256;
  readonly attachments: readonly Sha256[];
}

export type ReceiptFault = 'unknown-key' | 'not-a-receipt' | 'of-something-else';

/** The receipt inside a compact JWS, if a receipt key of the configuration signed it and it names this very command, hash by hash. */
export async function verifyReceipt(
  jws: string,
  keys: Configuration['receiptKeys'],
  expected: Expected,
): Promise<Result<Receipt, ReceiptFault>> {
  const jose = await import('jose'); // not before the first receipt: a station that starts does not wait for it
  const kid = kidOf(jose, jws);
  if (kid === null) return err('not-a-receipt');
  const jwk = keys.find((key) => key.kid === kid);
  if (jwk === undefined) return err('unknown-key');
  const payload = await verified(jose, jws, { kty: jwk.kty, crv: jwk.crv, x: jwk.x });
  const receipt = payload === null ? null : parse(payload);
  if (receipt === null) return err('not-a-receipt');
  const same =
    receipt.command === expected.command &&
    receipt.station === expected.station &&
    receipt.commandSha256 === expected.commandSha256 &&
    receipt.attachments.length === expected.attachments.length &&
    receipt.attachments.every((sha256, position) => sha256 === expected.attachments[position]);
  return same ? ok(receipt) : err('of-something-else');
}

function kidOf({ decodeProtectedHeader }: typeof Jose, jws: string): string | null {
  try {
    const { kid, typ, alg } = decodeProtectedHeader(jws);
    return typ === receiptType && alg === 'EdDSA' && kid !== undefined ? kid : null;
  } catch {
    return null; // not a JWS at all
  }
}

async function verified(
  { compactVerify, errors }: typeof Jose,
  jws: string,
  jwk: { kty: string; crv: string; x: string },
): Promise<Uint8Array | null> {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return (await compactVerify(jws, key, { algorithms: ['EdDSA'] })).payload;
  } catch (refused) {
    if (refused instanceof errors.JOSEError) return null; // broken or forged: no receipt
    throw refused;
  }
}

function parse(payload: Uint8Array): Receipt | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return Receipt.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // signed, but not JSON
  }
}
