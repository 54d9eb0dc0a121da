// The table of a badge's life, walked at random through the database: what is stored is what the table says, and every step is explained.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  badgeActs,
  badgeLifeCycle,
  BadgeRole,
  nextBadgeState,
  OppositionMotive,
  type BadgeState,
} from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import { putPerson } from '../people/add.ts';
import { openStore, type Store } from '../store/store.ts';
import { makeSqlite } from '../testing/house.ts';
import { moveBadge, requestBadge, type Attribution } from './transition.ts';

const step = fc.record({
  badge: fc.nat(2),
  act: fc.constantFrom(...badgeActs),
  role: fc.constantFrom(...BadgeRole.options),
  tap: fc.boolean(),
  motive: fc.option(fc.constantFrom(...OppositionMotive.options), { nil: undefined }),
  /** Most steps are ones that the table knows from where the badge is, so that walks get far. */
  follow: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: fc.nat(99) }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The step itself, or one that this state allows. Ends come seldom. */
function guided(one: Step, from: BadgeState): Step {
  const ends = ['destroy', 'expire', 'cancel', 'reject'];
  const rows = badgeLifeCycle.filter(
    (row) => row.from === from && (!ends.includes(row.act) || (one.follow ?? 0) > 90),
  );
  const row = one.follow === null ? undefined : rows[one.follow % Math.max(1, rows.length)];
  if (row === undefined) return one;
  const role = row.by[(one.follow ?? 0) % row.by.length] ?? one.role;
  return { ...one, act: row.act, role, tap: true, motive: one.motive ?? 'lost' };
}

describe('the life of badges', () => {
  let store: Store;
  let database: Awaited<ReturnType<typeof makeSqlite>>;
  let people = 0;
  beforeAll(async () => {
    database = await makeSqlite();
    store = await openStore(database.url);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const by = (role: BadgeRole, second: number): Attribution => {
    const at = new Date(second * 1000).toISOString();
    return {
      role,
      actor: 'a test',
      station: null,
      command: null,
      occurredAt: at,
      recordedAt: at,
      announced: false,
    };
  };
  const newPerson = (): Promise<PersonId> =>
    store.transaction(async (tx) => {
      people += 1;
      const words = { firstName: 'A', lastName: 'B', login: `p${people}`, universityEmail: 'a@b.fr' };
      const none = { contactEmail: null, studentNumber: null, staffNumber: null };
      return (await putPerson(tx, { kind: 'student', ...words, ...none })).id;
    });
  const rowOf = (id: BadgeId) =>
    store.db.selectFrom('badges').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  it('follows the table, keeps one active badge, and explains every step', async () => {
    /** How often each thing was seen: walks that never get to the doors would prove nothing of them. */
    const seen = { active: 0, second: 0, bare: 0, refused: 0, lifted: 0 };
    const walks = fc.noBias(fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }));
    await fc.assert(
      fc.asyncProperty(walks, async (walk) => {
        const person = await newPerson();
        const badges = [0, 1, 2].map(() => randomUUID() as BadgeId);
        await store.transaction(async (tx) => {
          for (const id of badges) {
            await requestBadge(tx, { id, person_id: person, kind: 'student' }, false, by('holder', 0));
          }
        });
        const states: BadgeState[] = ['requested', 'requested', 'requested'];
        for (const [index, any] of walk.entries()) {
          const { badge } = any;
          const id = badges[badge] ?? ('' as BadgeId);
          const before = await rowOf(id);
          expect(before.state).toBe(states[badge]);
          const { act, role, tap, motive } = guided(any, before.state);
          const uid =
            act === 'encode'
              ? (randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase() as CardUid)
              : undefined;
          const given = { act, tap, ...(motive && { motive }), ...(uid && { uid }) };
          const moved = await store.transaction((tx) => moveBadge(tx, before, given, by(role, index + 1)));
          const table = nextBadgeState(before.state, before.motive, {
            act,
            role,
            tap,
            kind: 'student',
            motive: motive ?? null,
          });
          const active = table.ok && table.value === 'active';
          const second = active && states.some((state, at) => at !== badge && state === 'active');
          // Opposed before it was encoded: there is no card that could come back.
          const bare = active && before.uid === null;
          if (bare) expect(moved).toEqual({ ok: false, error: 'badge.uid-mismatch' });
          else if (second) expect(moved).toEqual({ ok: false, error: 'badge.already-active' });
          else expect(moved.ok).toBe(table.ok);
          if (moved.ok && table.ok) states[badge] = table.value;
          if (bare) seen.bare += 1;
          else if (second) seen.second += 1;
          else if (!moved.ok) seen.refused += 1;
          else if (active) seen[before.state === 'opposed' ? 'lifted' : 'active'] += 1;
        }
        expect(states.filter((state) => state === 'active').length).toBeLessThanOrEqual(1);
        for (const [index, id] of badges.entries()) {
          const events = await store.db
            .selectFrom('badge_events')
            .selectAll()
            .where('badge_id', '=', id)
            .orderBy('position')
            .execute();
          expect(events.map((event) => event.position)).toEqual(events.map((_event, at) => at + 1));
          expect(events.map((event) => event.from_state)).toEqual([
            null,
            ...events.slice(0, -1).map((event) => event.to_state),
          ]);
          expect(events.at(-1)?.to_state).toBe(states[index]);
          const row = await rowOf(id);
          if (row.state === 'opposed') expect(row.motive).not.toBeNull();
          if (row.state === 'active') expect(row.motive).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(2);
  });

  it('holds one active badge per person even against the code: the database refuses the second', async () => {
    const person = await newPerson();
    const add = () =>
      store.db
        .insertInto('badges')
        .values({
          id: randomUUID() as BadgeId,
          person_id: person,
          kind: 'student',
          state: 'active',
          motive: null,
          uid: null,
          requested_at: '',
          changed_at: '',
        })
        .execute();
    await add();
    await expect(add()).rejects.toThrow(/UNIQUE/);
  });
});
