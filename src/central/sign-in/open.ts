import { servicePath, type SignIn } from '../../shared/contract/central.ts';
import type { StationId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { randomState, sha256 } from '../hash.ts';
import { entHosts } from '../stations/configuration.ts';

/** The service URL of one sign-in: byte for byte the same at the login page and at validation. */
export const serviceUrl = ({ publicUrl }: Pick<Context, 'publicUrl'>, state: string): string =>
  `${publicUrl()}${servicePath}?state=${state}`;

/** A leave to open the ENT's login page once, for this station. The state is kept as a hash. */
export async function openSignIn(context: Context, station: StationId): Promise<SignIn> {
  const { store, clock, ent, limits } = context;
  const state = randomState();
  const expires = clock() + limits.signIn;
  await store.db
    .insertInto('sign_ins')
    .values({ state_hash: sha256(state), station_id: station, expires_ms: expires, consumed_ms: null })
    .execute();
  const service = serviceUrl(context, state);
  return {
    state,
    service,
    loginUrl: `${ent.prefixUrl}/login?${new URLSearchParams({ service, renew: 'true' }).toString()}`,
    logoutUrl: `${ent.prefixUrl}/logout`,
    hosts: entHosts(context),
    expiresAt: instant(expires),
  };
}

type StateRefusal = 'sign-in.state-unknown' | 'sign-in.state-used' | 'sign-in.state-expired';

/** Uses a state up, in one statement: of two requests one wins. A foreign station learns no more than of an invented state. */
export async function consumeState(
  { store, clock }: Context,
  station: StationId,
  state: string,
): Promise<Result<true, StateRefusal>> {
  const hash = sha256(state);
  const now = clock();
  const used = await store.db
    .updateTable('sign_ins')
    .set({ consumed_ms: now })
    .where('state_hash', '=', hash)
    .where('station_id', '=', station)
    .where('consumed_ms', 'is', null)
    .where('expires_ms', '>', now)
    .executeTakeFirst();
  if (used.numUpdatedRows === 1n) return ok(true);
  const row = await store.db
    .selectFrom('sign_ins')
    .selectAll()
    .where('state_hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined || row.station_id !== station) return err('sign-in.state-unknown');
  return err(row.consumed_ms === null ? 'sign-in.state-expired' : 'sign-in.state-used');
}
