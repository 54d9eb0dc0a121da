import { chainStart, type Command } from '../../shared/contract/command.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { IncidentKind } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/**
 * Puts a command in its station's chain. Commands of different people travel in parallel, so neighbours may come in either order: each is
 * checked when the second of the two is there.
 *
 * A broken chain is written down for an administrator and refuses nothing: it says that something happened to the station, and the person
 * whose act this is would be the one to pay. A number that is taken is different: the station was copied or set back, one of the two
 * commands cannot be what it claims, and the answer is `taken`.
 */
export async function placeInChain(
  tx: Tx,
  { id, station, sequence, previous }: Command,
  sha256: Sha256,
  noticedAt: string,
): Promise<'placed' | 'taken'> {
  const near = await tx
    .selectFrom('station_sequences')
    .selectAll()
    .where('station_id', '=', station)
    .where('sequence', 'in', [sequence - 1, sequence, sequence + 1])
    .execute();
  const at = (place: number) => near.find((row) => row.sequence === place);
  const note = (kind: IncidentKind) =>
    tx
      .insertInto('station_incidents')
      .values({ station_id: station, command_id: id, kind, sequence, noticed_at: noticedAt })
      .execute();
  if (at(sequence) !== undefined) {
    await note('sequence-taken');
    return 'taken';
  }
  const before = sequence === 1 ? chainStart : at(sequence - 1)?.sha256;
  const after = at(sequence + 1);
  if ((before !== undefined && before !== previous) || (after !== undefined && after.previous !== sha256)) {
    await note('chain-broken');
  }
  await tx
    .insertInto('station_sequences')
    .values({ station_id: station, sequence, command_id: id, sha256, previous })
    .execute();
  return 'placed';
}
