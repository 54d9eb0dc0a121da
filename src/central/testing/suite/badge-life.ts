import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badgeLifeCycle, OppositionMotive } from '../../../shared/domain/badge.ts';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import type { BadgesTable } from '../../store/schema.ts';
import { openStore, type Store } from '../../store/store.ts';
import type { MakeDatabase } from '../house.ts';
import { LifeWorld, type Cast, type LifeState } from '../life.ts';
import { freshUid, profile } from '../officer.ts';

const kinds = [
  'badge.request',
  'badge.activate',
  'badge.oppose',
  'badge.reinstate',
  'badge.encode',
  'badge.spoil',
  'badge.replace',
  'badge.deliver',
  'badge.destroy',
  'badge.accredit',
] as const;

/** Anything, by anybody, on any badge, with any card. */
const step = fc.record({
  what: fc.constantFrom(...kinds, 'approve', 'print', 'expire'),
  /** Which badge of those there are, or a new one. */
  badge: fc.nat(9),
  subject: fc.oneof(
    { weight: 6, arbitrary: fc.constant('its-holder' as const) },
    { weight: 1, arbitrary: fc.nat(2) },
  ),
  hand: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('operator', 'its-holder') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('a-stranger', 'operator-in-the-hall', 'operator-as-moderator'),
    },
  ),
  uid: fc.oneof(
    { weight: 8, arbitrary: fc.constant('its-own' as const) },
    { weight: 3, arbitrary: fc.constant('anothers' as const) },
    { weight: 1, arbitrary: fc.nat(4) },
  ),
  // A loss most often: it is what a holder may lift again.
  motive: fc.constantFrom('lost' as const, 'lost' as const, ...OppositionMotive.options),
  note: fc.boolean(),
  /** Every other time a step that the table knows from where the badge is, so that walks get far. */
  follow: fc.oneof(fc.constant(null), fc.nat(19)),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What the life of badges promises of whole commands, whatever anybody sends in whatever order. */
export function badgeLifeSuite(makeDatabase: MakeDatabase): void {
  describe('the life of badges, by commands', () => {
    let store: Store;
    let drop: () => Promise<void>;
    let world: LifeWorld;
    beforeAll(async () => {
      const database = await makeDatabase();
      drop = () => database.drop();
      store = await openStore(database.url);
      world = new LifeWorld(store);
      await world.begin();
    });
    afterAll(async () => {
      await store.close();
      await drop();
    });

    /** Everybody has a badge that is printed, so that no walk is spent on the way there. */
    async function begun({ people, visits }: Cast) {
      for (const [index, person] of people.entries()) {
        const badge = randomUUID() as BadgeId;
        const hand = { role: 'holder', visit: visits[index] } as Parameters<LifeWorld['command']>[2];
        const payload = { badge, kind: 'student', certified: false } as const;
        const outcomes = [
          (await world.command('badge.request', person, hand, payload)).outcome,
          await world.atCentral(badge, 'approve'),
          await world.atCentral(badge, 'print'),
        ];
        expect(outcomes).toEqual(['applied', 'applied', 'applied']);
      }
    }

    /** Which transitions were seen at all: a walk that reaches nothing proves nothing. */
    const seen = new Map<string, number>();
    const see = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);

    /** The step, or one that the badge's state allows. Ends of a badge come seldom, and so does what keeps one from its first card. */
    function guided(one: Step, target: BadgesTable | undefined): Step {
      const seldom = ({ from, act }: (typeof badgeLifeCycle)[number]) =>
        (act === 'destroy' && from !== 'opposed') ||
        act === 'expire' ||
        (from === 'printed' && act !== 'encode');
      const rows = badgeLifeCycle.filter(
        (row) => row.from === (target?.state ?? null) && (!seldom(row) || (one.follow ?? 0) < 2),
      );
      const row = one.follow === null ? undefined : rows[one.follow % rows.length];
      if (row === undefined) return one;
      const what = [...kinds, 'approve', 'print', 'expire'].find(
        (name) => name === row.act || name === `badge.${row.act}`,
      );
      const theirs = one.hand === 'its-holder' || !row.by.includes('card-office');
      const hand = row.by.includes('holder') && theirs ? 'its-holder' : 'operator';
      return what === undefined
        ? one
        : ({
            ...one,
            what,
            hand,
            subject: 'its-holder',
            uid: one.uid === 'anothers' ? one.uid : 'its-own',
            note: true,
          } as Step);
    }

    async function take(some: Step, cast: Cast, before: LifeState, uids: readonly CardUid[]) {
      const target: BadgesTable | undefined = before.badges[some.badge % (before.badges.length + 1)];
      const one = guided(some, target);
      const badge = target?.id ?? (randomUUID() as BadgeId);
      const whose = target === undefined ? one.badge % 3 : cast.people.indexOf(target.person_id);
      const index = one.subject === 'its-holder' ? whose : one.subject;
      const subject = cast.people[index] as Cast['people'][number];
      const own = target?.uid ?? (one === some ? uids[one.badge % 5] : freshUid());
      // Cards of before come first: whoever brings one tries something.
      const gone = before.badges.filter(({ state }) => state === 'destroyed').map((row) => row.uid);
      const old = [...gone, ...before.spoiled.map((row) => row.uid)].filter((known) => known !== null);
      const others = before.badges.filter((row) => row.id !== badge).map((row) => row.uid);
      const taken = old.length > 0 && one.badge < 6 ? old : others.filter((known) => known !== null);
      const anothers = taken[one.badge % Math.max(1, taken.length)] ?? own;
      const uid = (
        one.uid === 'its-own' ? own : one.uid === 'anothers' ? anothers : uids[one.uid]
      ) as CardUid;
      if (one.what === 'approve' || one.what === 'print' || one.what === 'expire')
        return {
          kind: one.what,
          outcome: await world.atCentral(badge, one.what),
          subject,
          uid,
          motive: null,
          command: null,
        };
      const visits = {
        operator: { role: 'card-office', visit: cast.office },
        'operator-in-the-hall': { role: 'card-office', visit: cast.visits[2] },
        'operator-as-moderator': { role: 'moderator', visit: cast.office },
        'its-holder': { role: 'holder', visit: cast.visits[index] },
        'a-stranger': { role: 'holder', visit: cast.visits[(index + 1) % 3] },
      } as const;
      const hand = visits[one.hand] as Parameters<LifeWorld['command']>[2];
      const note = one.note ? { note: 'Mots.' } : {};
      const payloads = {
        'badge.request': { badge: randomUUID(), kind: 'student', certified: false },
        'badge.activate': { badge, uid },
        'badge.oppose': { badge, motive: one.motive, ...note },
        'badge.reinstate': { badge, uid, ...note },
        'badge.encode': { badge, uid, profile },
        'badge.spoil': { badge, uid, profile, note: 'Mots.' },
        'badge.replace': { badge, replacement: randomUUID(), motive: one.motive, note: 'Mots.' },
        'badge.deliver': { badge, ...note },
        'badge.destroy': { badge, note: 'Mots.' },
        'badge.accredit': { badge: randomUUID(), kind: 'student', uid, note: 'Mots.' },
      };
      const payload = payloads[one.what] as never;
      const done = await world.command(one.what, subject, hand, payload);
      const { what: kind } = one;
      const motive = target?.motive ?? null;
      return { kind, outcome: done.outcome, subject, uid, motive, command: { ...done, hand, index } };
    }

    function check(before: LifeState, after: LifeState, done: Awaited<ReturnType<typeof take>>, cast: Cast) {
      if (done.outcome !== 'applied') {
        expect(after).toEqual(before);
        if (done.command !== null)
          see(`refused ${done.kind} ${done.command.hand.role} ${done.motive} ${done.outcome}`);
        return;
      }
      const was = new Map(before.badges.map((row) => [row.id, row]));
      const fresh = after.events.filter(
        (event) =>
          !before.events.some((old) => old.badge_id === event.badge_id && old.position === event.position),
      );
      for (const row of after.badges) {
        const old = was.get(row.id);
        const steps = fresh.filter((event) => event.badge_id === row.id);
        if (steps.length === 0) expect(row.state).toBe(old?.state);
        else {
          expect(steps[0]?.from_state).toBe(old?.state ?? null);
          expect(steps.at(-1)?.to_state).toBe(row.state);
        }
        if (old !== undefined) expect(row.person_id).toBe(old.person_id);
        if (old?.state === 'destroyed' || old?.state === 'cancelled' || old?.state === 'rejected')
          expect(row).toEqual(old);
      }
      for (const event of fresh) {
        const key = `${event.from_state ?? '-'} ${event.act} ${event.to_state} ${event.role}`;
        see(key);
        // Every step is one of the table, and says who did it where.
        expect(
          badgeLifeCycle.some(
            (row) =>
              row.from === event.from_state &&
              row.act === event.act &&
              row.to === event.to_state &&
              row.by.includes(event.role),
          ),
        ).toBe(true);
        const row = after.badges.find(({ id }) => id === event.badge_id);
        if (done.command === null) continue;
        expect(event).toMatchObject({
          command_id: done.command.id,
          station_id: done.command.station,
          actor: `visit:${done.command.hand.visit}`,
        });
        expect(row?.person_id).toBe(done.subject);
        if (event.to_state !== 'active' || event.from_state === 'active') continue;
        // It begins to work: the very card was there, and its motive allowed this hand to.
        expect(['badge.activate', 'badge.reinstate']).toContain(done.kind);
        expect(row?.uid).toBe(done.uid);
        if (event.from_state !== 'opposed') continue;
        const motive = was.get(event.badge_id)?.motive;
        see(`lifted ${motive} ${event.role}`);
        if (event.role === 'holder') expect(motive).toBe('lost');
        else {
          expect(done.command.hand).toEqual({ role: 'card-office', visit: cast.office });
          expect(event.note).not.toBeNull();
          // Not the operator's own.
          expect(done.subject).not.toBe(cast.people[2]);
        }
      }
    }

    function checkAll({ badges, spoiled, told }: LifeState) {
      const active = badges.filter(({ state }) => state === 'active');
      expect(new Set(active.map((row) => row.person_id)).size).toBe(active.length);
      const held = badges
        .filter(({ uid, state }) => uid !== null && state !== 'destroyed')
        .map(({ uid }) => uid);
      expect(new Set(held).size).toBe(held.length);
      for (const { uid } of spoiled) expect(held).not.toContain(uid);
      // Whoever said that a lost card was destroyed had none in hand.
      for (const { uid, state, motive } of badges)
        if (state === 'destroyed' && (motive === 'lost' || motive === 'stolen'))
          expect(held).not.toContain(uid);
      for (const row of badges) {
        if (row.state === 'opposed') expect(row.motive).not.toBeNull();
        if (row.state === 'active' || row.state === 'encoded') expect(row.uid).not.toBeNull();
      }
      // Whoever listens to the webhook knows at any time what opens doors.
      const doors = new Set<string>();
      for (const { type, body } of told) {
        const { uid } = (JSON.parse(body) as { data: { uid: string } }).data;
        if (type === 'badge.activated') expect(doors.has(uid)).toBe(false);
        else expect(doors.has(uid)).toBe(true);
        doors[type === 'badge.activated' ? 'add' : 'delete'](uid);
      }
      expect(doors).toEqual(new Set(active.map(({ uid }) => uid)));
    }

    it('keeps its promises whatever is sent', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.noBias(fc.array(step, { minLength: 40, maxLength: 60, size: 'max' })),
          async (walk) => {
            const cast = await world.cast();
            await begun(cast);
            const uids = [freshUid(), freshUid(), freshUid(), freshUid(), freshUid()];
            let before = await world.state(cast);
            for (const one of walk) {
              const done = await take(one, cast, before, uids);
              const after = await world.state(cast);
              check(before, after, done, cast);
              checkAll(after);
              before = after;
            }
          },
        ),
        { numRuns: 40, endOnFailure: true },
      );
      // The walks went everywhere that matters.
      const acts = [
        'request',
        'accredit',
        'approve',
        'print',
        'encode',
        'spoil',
        'activate',
        'oppose',
        'reinstate',
      ];
      for (const act of [...acts, 'deliver', 'expire', 'destroy'])
        expect([...seen.keys()].join('\n')).toContain(` ${act} `);
      // Every door that must hold was tried, and those that open were opened.
      for (const motive of OppositionMotive.options)
        expect([...seen.keys()]).toContain(`lifted ${motive} card-office`);
      expect([...seen.keys()]).toContain('lifted lost holder');
      for (const motive of ['stolen', 'faulty'])
        expect([...seen.keys()]).toContain(`refused badge.reinstate holder ${motive} badge.act-not-allowed`);
      for (const code of [
        'badge.uid-taken',
        'badge.already-active',
        'badge.already-requested',
        'office.own-badge',
      ])
        expect([...seen.keys()].join('\n')).toContain(` ${code}`);
    }, 240_000);
  });
}
