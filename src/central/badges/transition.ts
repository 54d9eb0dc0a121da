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
import type { BadgeEventsTable, BadgesTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { announce } from '../webhook/announce.ts';
import { freeForBadge } from './uids.ts';

/** Who did it, where and when: kept with every transition. */
export interface Attribution {
  readonly role: BadgeRole;
  /** `visit:<id>`, or who acted at central. */
  readonly actor: string;
  readonly station: StationId | null;
  readonly command: CommandId | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Whether the university's own system is told of what begins and ends to work: see webhook/announce.ts. */
  readonly announced: boolean;
}

/** What is brought to an act on a badge. */
export interface BadgeMove extends Omit<BadgeActInput, 'role' | 'kind' | 'motive'> {
  readonly motive?: OppositionMotive;
  /** The operator's own words. */
  readonly note?: string;
  /** The UID that encoding gives to the badge. */
  readonly uid?: CardUid;
  /** By which it was encoded: `ProfileName` as JSON. */
  readonly profile?: string;
}

/** A badge that does not exist yet. */
export type NewBadge = Pick<BadgesTable, 'id' | 'kind'> & { readonly person_id: PersonId };

/** Makes a badge by the `request` row of the table. */
export async function requestBadge(
  tx: Tx,
  badge: NewBadge,
  certified: boolean,
  by: Attribution,
  note?: string,
): Promise<Result<true, ErrorCode>> {
  return makeBadge(tx, badge, { act: 'request', certified, ...(note !== undefined && { note }) }, by);
}

/** Makes a badge of a card that lies on the reader, by the `accredit` row. The caller knows that the UID is free. */
export async function accreditBadge(
  tx: Tx,
  badge: NewBadge,
  { uid, note }: { uid: CardUid; note: string },
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  return makeBadge(tx, badge, { act: 'accredit', tap: true, uid, note }, by);
}

async function makeBadge(
  tx: Tx,
  badge: NewBadge,
  { uid, note, ...move }: BadgeMove,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const next = nextBadgeState(null, null, { ...move, role: by.role, kind: badge.kind });
  if (!next.ok) return next;
  await tx
    .insertInto('badges')
    .values({
      ...badge,
      state: next.value,
      motive: null,
      uid: uid ?? null,
      requested_at: by.occurredAt,
      changed_at: by.occurredAt,
    })
    .execute();
  const change = { act: move.act, from_state: null, to_state: next.value, motive: null, note: note ?? null };
  await addEvent(tx, badge.id, change, by);
  await bumpRevision(tx, badge.person_id);
  return ok(true);
}

/** Moves a badge along the only table of its life, and writes down who did it. The one place where a state changes. */
export async function moveBadge(
  tx: Tx,
  badge: BadgesTable,
  given: BadgeMove,
  by: Attribution,
): Promise<Result<true, ErrorCode>> {
  const { uid, profile: _profile, note, ...move } = given;
  const motive = move.motive ?? null;
  const next = nextBadgeState(badge.state, badge.motive, {
    ...move,
    motive,
    role: by.role,
    kind: badge.kind,
  });
  if (!next.ok) return next;
  const columns = {
    state: next.value,
    // Kept while opposed and after it: an expired or destroyed badge still says why it was opposed.
    motive: next.value === 'active' ? null : (motive ?? badge.motive),
    changed_at: next.value === badge.state ? badge.changed_at : by.occurredAt,
    ...cardAfter(badge, given, by),
    // Whoever was encoding it has done so, or can do so no more.
    ...{ bench_station_id: null, bench_until_ms: null },
  };
  const after = { ...badge, ...columns };
  // A badge that was opposed before it was encoded has no card to come back with.
  if (after.state === 'active' && after.uid === null) return err('badge.uid-mismatch');
  if (after.state === 'active' && (await otherActive(tx, badge))) return err('badge.already-active');
  const free = uid === undefined ? ok(true as const) : await freeForBadge(tx, badge.id, uid);
  if (!free.ok) return free;
  await tx.updateTable('badges').set(columns).where('id', '=', badge.id).execute();
  const change = {
    act: move.act,
    from_state: badge.state,
    to_state: after.state,
    motive,
    note: note ?? null,
  };
  await addEvent(tx, badge.id, change, by);
  await bumpRevision(tx, badge.person_id);
  if (by.announced) await announce(tx, { before: badge.state, after, act: move.act, motive, by });
  return ok(true);
}

/** What is known of the card itself: a spoiled one is no part of the badge any more. */
function cardAfter(badge: BadgesTable, { act, uid, profile }: BadgeMove, by: Attribution) {
  if (act === 'spoil') return { uid: null, encoded_profile: null, delivered_at: null, expires_on: null };
  return {
    uid: uid ?? badge.uid,
    encoded_profile: profile ?? badge.encoded_profile,
    delivered_at: act === 'deliver' ? (badge.delivered_at ?? by.occurredAt) : badge.delivered_at,
  };
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

type Change = Pick<BadgeEventsTable, 'act' | 'from_state' | 'to_state' | 'motive' | 'note'>;

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
