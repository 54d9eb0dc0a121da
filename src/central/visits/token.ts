import { z } from 'zod';
import type { VisitToken } from '../../shared/contract/central.ts';
import { PersonId, StationId, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { parseJson, signJson, verifiedBytes } from '../keys/sign.ts';

/** JWS `typ` of a visit token. Only central reads it. */
const tokenType = 'trombine-visit+jws';

const Claims = z.strictObject({
  visit: VisitId,
  aud: StationId,
  sub: PersonId,
  iat: z.number().int(),
  exp: z.number().int(),
});

/** A visit as its row says. */
export interface OpenVisit {
  readonly id: VisitId;
  readonly station: StationId;
  readonly person: PersonId;
  /** Milliseconds since 1970. */
  readonly ends: number;
}

/** A token for the next minutes of a visit, never beyond its end. */
export async function issueToken({ clock, keys, limits }: Context, visit: OpenVisit): Promise<VisitToken> {
  const now = clock();
  const expires = Math.min(now + limits.token, visit.ends);
  const claims: z.infer<typeof Claims> = {
    visit: visit.id,
    aud: visit.station,
    sub: visit.person,
    iat: Math.floor(now / 1000),
    exp: Math.floor(expires / 1000),
  };
  return {
    token: await signJson(claims, tokenType, keys.visit),
    tokenExpiresAt: instant(claims.exp * 1000),
  };
}

/** The visit that a token stands for, at this station, still open. */
export async function visitOf(
  { clock, keys, store }: Context,
  token: string | undefined,
  expected: { station: StationId; visit: string },
): Promise<Result<OpenVisit, 'visit.none' | 'visit.expired' | 'visit.foreign'>> {
  if (token === undefined) return err('visit.none');
  const bytes = await verifiedBytes(token, { typ: tokenType, kid: keys.visit.kid }, keys.visit.publicKey);
  const claims = bytes.ok ? Claims.safeParse(parseJson(bytes.value)) : null;
  if (claims?.success !== true) return err('visit.none');
  if (claims.data.aud !== expected.station || claims.data.visit !== expected.visit)
    return err('visit.foreign');
  if (claims.data.exp * 1000 <= clock()) return err('visit.expired');
  const row = await store.db
    .selectFrom('visits')
    .selectAll()
    .where('id', '=', claims.data.visit)
    .where('station_id', '=', expected.station)
    .executeTakeFirst();
  if (row === undefined || row.person_id !== claims.data.sub) return err('visit.foreign');
  if (row.closed_ms !== null || row.ends_ms <= clock()) return err('visit.expired');
  return ok({ id: row.id, station: row.station_id, person: row.person_id, ends: row.ends_ms });
}
