import { v7 as uuidv7 } from 'uuid';
import { proofScheme, proofType, type Proof } from '../../shared/contract/central.ts';
import type { StationId } from '../../shared/domain/ids.ts';
import type { Signer } from '../keys/signer.ts';
import { sha256 } from '../queue/freeze.ts';

interface Request {
  readonly method: string;
  /** Path with its query, as sent. */
  readonly target: string;
  readonly body: Uint8Array;
}

/** Who signs: a station by its id; one that is not enrolled yet by the key that its request brings. */
export interface Prover {
  readonly signer: Signer;
  /** Null until the station is enrolled. */
  station: StationId | null;
}

/** `Authorization` of one request: signed by the station, for this method, path and body, at this moment (milliseconds of central's clock). */
export function authorization(
  { signer, station }: Prover,
  { method, target, body }: Request,
  now: number,
): string {
  const proof: Proof = {
    htm: method,
    htu: target,
    iat: Math.floor(now / 1000),
    jti: uuidv7(),
    body: sha256(body),
  };
  const kid = station === null ? {} : { kid: station };
  return `${proofScheme} ${signer.sign(Buffer.from(JSON.stringify(proof)), { typ: proofType, ...kid })}`;
}
