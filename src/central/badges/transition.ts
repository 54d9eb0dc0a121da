import {
  nextBadgeState,
  type BadgeActInput,
  type BadgeRole,
  type OppositionMotive,
} from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, CommandId, PersonId, StationId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import type { BadgesTable, Schema } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/** Who did it, where and when: kept with every transition. */
export interface Attribution {
  readonly role: BadgeRole;
  /** `visit:<id>`, or who acted at central. */
  readonly actor: string;
  readonly station: StationId | null;
  readonly command: CommandId | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

/** What is brought to an act on a badge. */
export interface BadgeMove extends Omit<BadgeActInput, 'role' | 'kind' | 'motive'> {
  readonly motive?: OppositionMotive;
  /** The UID that encoding gives to the badge. */
  readonly uid?: CardUid;
}

/** A badge that does not exist yet. */
export type NewBadge = Pick<BadgesTable, 'id' | 'kind'> & { readonly person_id: PersonId };

/** Makes a badge by the `request` row of the table. */
export async function requestBadge(
  tx: Tx,
  badge: NewBadge,
  certified: boolean,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const next = nextBadgeState(null, null, { act: 'request', role: by.role, kind: badge.kind, certified });
  if (!next.ok) return next;
  await tx
    .insertInto('badges')
    .values({
      ...badge,
      state: next.value,
      motive: null,
      uid: null,
      requested_at: by.occurredAt,
      changed_at: by.occurredAt,
    })
    .execute();
  await addEvent(tx, badge.id, { act: 'request', from_state: null, to_state: next.value, motive: null }, by);
  await bumpRevision(tx, badge.person_id);
  return ok(true);
}

/** Moves a badge along the only table of its life, and writes down who did it. The one place where a state changes. */
export async function moveBadge(
  tx: Tx,
  badge: BadgesTable,
  { uid, ...move }: BadgeMove,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const motive = move.motive ?? null;
  const next = nextBadgeState(badge.state, badge.motive, {
    ...move,
    motive,
    role: by.role,
    kind: badge.kind,
  });
  if (!next.ok) return next;
  if (next.value === 'active' && (await otherActive(tx, badge))) return err('badge.already-active');
  if (uid !== undefined && (await uidTaken(tx, badge.id, uid))) return err('badge.uid-taken');
  await tx
    .updateTable('badges')
    .set({
      state: next.value,
      // Kept while opposed and after it: an expired or destroyed badge still says why it was opposed.
      motive: next.value === 'active' ? null : (motive ?? badge.motive),
      uid: uid ?? badge.uid,
      changed_at: by.occurredAt,
    })
    .where('id', '=', badge.id)
    .execute();
  await addEvent(tx, badge.id, { act: move.act, from_state: badge.state, to_state: next.value, motive }, by);
  await bumpRevision(tx, badge.person_id);
  return ok(true);
}

async function otherActive(tx: Tx, badge: BadgesTable): Promise<boolean> {
  const found = await tx
    .selectFrom('badges')
    .select('id')
    .where('person_id', '=', badge.person_id)
    .where('kind', '=', badge.kind)
    .where('state', '=', 'active')
    .where('id', '<>', badge.id)
    .executeTakeFirst();
  return found !== undefined;
}

async function uidTaken(tx: Tx, badge: BadgeId, uid: CardUid): Promise<boolean> {
  const found = await tx
    .selectFrom('badges')
    .select('id')
    .where('uid', '=', uid)
    .where('state', '<>', 'destroyed')
    .where('id', '<>', badge)
    .executeTakeFirst();
  return found !== undefined;
}

type Change = Pick<Schema['badge_events'], 'act' | 'from_state' | 'to_state' | 'motive'>;

async function addEvent(tx: Tx, badge: BadgeId, change: Change, by: Attribution): Promise<void> {
  const { last } = await tx
    .selectFrom('badge_events')
    .select((select) => select.fn.max('position').as('last'))
    .where('badge_id', '=', badge)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('badge_events')
    .values({
      badge_id: badge,
      position: (last ?? 0) + 1,
      ...change,
      role: by.role,
      actor: by.actor,
      station_id: by.station,
      command_id: by.command,
      occurred_at: by.occurredAt,
      recorded_at: by.recordedAt,
    })
    .execute();
}
