import { randomUUID } from 'node:crypto';
import type { Enrolment } from '../../shared/contract/central.ts';
import type { StationId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { codeHash } from './code.ts';
import { noteOffice } from './office.ts';

/**
 * Trades a one-time code for a place among the stations. The same key again answers the same station, with the same code as long as it
 * lives or with a fresh one: the first answer may have been lost on the way, and the request is proven with that very key. The name that
 * the administrator gave with the code wins over the station's.
 */
export async function enrol(
  context: Context,
  enrolment: Enrolment,
): Promise<Result<StationId, 'station.code-refused'>> {
  const { store, clock } = context;
  const hash = codeHash(enrolment.code);
  const { x } = enrolment.publicKey;
  return store.transaction(async (tx) => {
    const now = clock();
    const code = await tx
      .selectFrom('station_codes')
      .selectAll()
      .where('code_hash', '=', hash)
      .executeTakeFirst();
    if (code === undefined || code.expires_ms <= now) return err('station.code-refused');
    const known = await tx.selectFrom('stations').selectAll().where('public_key', '=', x).executeTakeFirst();
    // A revoked station comes back with a new key only.
    if (known !== undefined && known.revoked_at !== null) return err('station.code-refused');
    if (code.used_ms !== null)
      return known !== undefined && code.station_id === known.id ? ok(known.id) : err('station.code-refused');
    const id = known?.id ?? (randomUUID() as StationId);
    const { name, office } = code;
    await (
      known === undefined
        ? tx.insertInto('stations').values({
            ...{ id, name, public_key: x, enrolled_at: instant(now) },
            ...{ revoked_at: null, last_seen_at: null, office },
          })
        : tx.updateTable('stations').set({ name, office }).where('id', '=', id)
    ).execute();
    if ((known?.office ?? 0) !== office)
      await noteOffice(tx, { station: id, office: office === 1, at: instant(now), by: 'enrolment code' });
    await tx
      .updateTable('station_codes')
      .set({ used_ms: now, station_id: id })
      .where('code_hash', '=', hash)
      .execute();
    return ok(id);
  });
}
