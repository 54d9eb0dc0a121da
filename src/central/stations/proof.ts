import type { FastifyRequest } from 'fastify';
import { Proof, proofScheme, proofType, proofWindow } from '../../shared/contract/central.ts';
import { StationId } from '../../shared/domain/ids.ts';
import { decodeProtectedHeader, type CryptoKey } from 'jose';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import { stationKey } from '../keys/ed25519.ts';
import { parseJson, verifiedBytes } from '../keys/sign.ts';

/** The station that sent a request, once its proof is verified. */
export interface ProvenStation {
  readonly id: StationId;
  readonly name: string;
  /** Operators may work here. */
  readonly office: boolean;
  /** `x` of its Ed25519 key. */
  readonly publicKey: string;
}

const refused = () => new ProblemError('station.proof-refused');

function proofOf(request: FastifyRequest): string {
  const [scheme, jws, ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== proofScheme.toLowerCase() || jws === undefined || rest.length > 0)
    throw refused();
  return jws;
}

/** A proof that fits this request but for the body, which has not come yet. */
async function checkedProof(
  context: Context,
  request: FastifyRequest,
  key: CryptoKey,
  kid: string | null,
): Promise<Proof> {
  const bytes = await verifiedBytes(proofOf(request), { typ: proofType, kid }, key);
  const read = bytes.ok ? Proof.safeParse(parseJson(bytes.value)) : null;
  if (read?.success !== true) throw refused();
  // `url` as sent: path and query.
  if (read.data.htm !== request.method || read.data.htu !== request.raw.url) throw refused();
  return read.data;
}

function checkClock(context: Context, proof: Proof): void {
  if (Math.abs(context.clock() / 1000 - proof.iat) > proofWindow) {
    throw new ProblemError('station.clock-wrong', { serverTime: instant(context.clock()) });
  }
}

/** Before the body is read: which station asks. Unknown and revoked ones get nothing else. */
export async function proveStation(
  context: Context,
  request: FastifyRequest,
): Promise<{ station: ProvenStation; proof: Proof }> {
  const kid = StationId.safeParse(keyIdOf(proofOf(request)));
  if (!kid.success) throw new ProblemError('station.unknown');
  const row = await context.store.db
    .selectFrom('stations')
    .select(['id', 'name', 'public_key', 'revoked_at', 'office'])
    .where('id', '=', kid.data)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('station.unknown');
  const proof = await checkedProof(context, request, await stationKey(row.public_key), row.id);
  if (row.revoked_at !== null) throw new ProblemError('station.revoked');
  checkClock(context, proof);
  const { id, name, public_key: publicKey } = row;
  return { station: { id, name, publicKey, office: row.office === 1 }, proof };
}

/** The proof of an enrolment: made with the very key that the body brings, so that nobody enrols somebody else's key. */
export async function proveNewKey(
  context: Context,
  request: FastifyRequest,
  publicKey: string,
): Promise<void> {
  const key = await stationKey(publicKey).catch(() => {
    throw refused(); // 32 bytes that are no point of the curve
  });
  const proof = await checkedProof(context, request, key, null);
  checkClock(context, proof);
  await spendProof(context, request, proof, publicKey);
}

/**
 * After the body was read: it is the one of the proof, and the proof was never used. A power cut may forget the last ones: their stations come
 * back to an act that is already known, or to a question.
 */
export async function spendProof(
  context: Context,
  request: FastifyRequest,
  proof: Proof,
  owner: string,
): Promise<void> {
  if (proof.body !== sha256(request.rawBody)) throw refused();
  const expires = (proof.iat + 2 * proofWindow) * 1000;
  const added = await context.store.note((db) =>
    db
      .insertInto('station_proofs')
      .values({ station_id: owner, jti: proof.jti.toLowerCase(), expires_ms: expires })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst(),
  );
  if (added.numInsertedOrUpdatedRows !== 1n) throw refused();
}

function keyIdOf(jws: string): unknown {
  try {
    return decodeProtectedHeader(jws).kid;
  } catch {
    throw refused();
  }
}
