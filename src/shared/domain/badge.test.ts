import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  badgeActs,
  badgeLifeCycle,
  BadgeRole,
  badgeStates,
  nextBadgeState,
  type BadgeActInput,
  type BadgeState,
  type OppositionMotive,
} from './badge.ts';

const motives = ['lost', 'stolen', 'faulty'] as const;
const input = (more: Partial<BadgeActInput>): BadgeActInput => ({
  act: 'activate',
  role: 'holder',
  kind: 'student',
  ...more,
});

describe('the life of a badge', () => {
  it('walks from the request to the active badge, each step by the one who may', () => {
    const walk: [BadgeState | null, BadgeActInput, BadgeState][] = [
      [null, input({ act: 'request' }), 'requested'],
      ['requested', input({ act: 'approve', role: 'moderator' }), 'approved'],
      ['approved', input({ act: 'print', role: 'card-office' }), 'printed'],
      ['printed', input({ act: 'encode', role: 'card-office', tap: true }), 'encoded'],
      ['encoded', input({ act: 'activate', tap: true }), 'active'],
      ['active', input({ act: 'oppose', motive: 'lost' }), 'opposed'],
    ];
    for (const [from, step, to] of walk)
      expect(nextBadgeState(from, null, step)).toEqual({ ok: true, value: to });
  });

  it('asks staff, and only staff, to certify the photo', () => {
    expect(nextBadgeState(null, null, input({ act: 'request', kind: 'staff' }))).toEqual({
      ok: false,
      error: 'badge.certification-missing',
    });
    expect(nextBadgeState(null, null, input({ act: 'request', kind: 'staff', certified: true })).ok).toBe(
      true,
    );
    expect(nextBadgeState(null, null, input({ act: 'request' })).ok).toBe(true);
  });

  it('lets the holder lift only the opposition of a lost badge, badge in hand', () => {
    const lift = (motive: OppositionMotive, tap: boolean) =>
      nextBadgeState('opposed', motive, input({ act: 'reinstate', tap })).ok;
    expect(lift('lost', true)).toBe(true);
    expect(lift('lost', false)).toBe(false);
    expect(lift('stolen', true)).toBe(false);
    expect(lift('faulty', true)).toBe(false);
  });

  it('says which thing is missing from an opposition', () => {
    expect(nextBadgeState('active', null, input({ act: 'oppose' }))).toEqual({
      ok: false,
      error: 'badge.motive-missing',
    });
  });

  describe('whatever is done in whatever order', () => {
    const roles = BadgeRole.options;
    const act = (by: readonly BadgeRole[]) =>
      fc.record({
        act: fc.constantFrom(...badgeActs),
        role: fc.constantFrom(...by),
        kind: fc.constantFrom('student' as const, 'staff' as const),
        tap: fc.boolean(),
        motive: fc.constantFrom(null, ...motives),
        certified: fc.boolean(),
      });
    /** Half of the time an act that the table has a row for, so that walks get far. */
    const guided = fc.record({
      any: act(roles),
      row: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.nat(99) }),
      hand: fc.nat(5),
      ends: fc.nat(19).map((number) => number === 0),
    });
    type Guided = { any: BadgeActInput; row: number | null; hand: number; ends: boolean };
    /** What ends a badge, or keeps it from its first card: such steps come seldom, or few walks would see a door. */
    const ending = ['cancel', 'reject', 'expire', 'destroy', 'spoil'];
    const inputOf = (from: BadgeState | null, { any, row, hand, ends }: Guided): BadgeActInput => {
      const rows = badgeLifeCycle.filter(
        (candidate) =>
          candidate.from === from &&
          (ends || !(ending.includes(candidate.act) || (from === 'printed' && candidate.act === 'oppose'))),
      );
      const chosen = row === null ? undefined : rows[row % rows.length];
      if (chosen === undefined) return any;
      return {
        ...any,
        act: chosen.act,
        role: chosen.by[hand % chosen.by.length] ?? any.role,
        tap: true,
        certified: true,
      };
    };
    /** Walks one badge from nothing, its motive kept as central keeps it, and shows each step that was taken. */
    const walk = (
      steps: readonly Guided[],
      look: (step: {
        from: BadgeState | null;
        to: BadgeState;
        opposedFor: OppositionMotive | null;
        by: BadgeActInput;
      }) => void,
    ) => {
      let state: BadgeState | null = null;
      let motive: OppositionMotive | null = null;
      for (const one of steps) {
        const by = inputOf(state, one);
        const next = nextBadgeState(state, motive, by);
        if (!next.ok) continue;
        look({ from: state, to: next.value, opposedFor: motive, by });
        if (by.act === 'oppose') motive = by.motive ?? null;
        else if (next.value === 'active') motive = null;
        state = next.value;
      }
    };
    const walks = fc.noBias(fc.array(guided, { minLength: 20, maxLength: 60, size: 'max' }));

    it('a badge begins to work by its activation or its reinstatement only, and always with a tap', () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(walks, (steps) =>
          walk(steps, ({ from, to, opposedFor, by }) => {
            if (to !== 'active' || from === 'active') return;
            seen.add(`${from} ${by.act} ${opposedFor} ${by.role}`);
            expect(by.tap).toBe(true);
            expect([
              ['encoded', 'activate'],
              ['opposed', 'reinstate'],
            ]).toContainEqual([from, by.act]);
            // Stolen or faulty: the card office. Lost: its holder, too.
            if (from === 'opposed')
              expect(opposedFor === 'lost' ? ['holder', 'card-office'] : ['card-office']).toContain(by.role);
          }),
        ),
      );
      // The walks went there at all.
      for (const way of ['encoded activate null holder', 'opposed reinstate lost holder'])
        expect(seen).toContain(way);
      for (const motive of motives) expect(seen).toContain(`opposed reinstate ${motive} card-office`);
    });

    it('no hand but the card office’s ever brings a stolen or faulty badge back', () => {
      const others = fc.array(act(['holder', 'moderator', 'system']), { maxLength: 40 });
      fc.assert(
        fc.property(others, fc.constantFrom('stolen' as const, 'faulty' as const), (acts, opposedFor) => {
          let state: BadgeState = 'opposed';
          let motive: OppositionMotive | null = opposedFor;
          for (const one of acts) {
            const next = nextBadgeState(state, motive, one);
            if (!next.ok) continue;
            motive = one.motive ?? motive;
            state = next.value;
            expect(state).not.toBe('active');
          }
          // Nor can they make it another kind of opposition.
          expect(motive === opposedFor || state !== 'opposed').toBe(true);
        }),
      );
    });

    it('nothing leaves what is destroyed, rejected or cancelled', () => {
      const ends = ['destroyed', 'rejected', 'cancelled'] as const;
      fc.assert(
        fc.property(
          act(roles),
          fc.constantFrom(...ends),
          fc.constantFrom(null, ...motives),
          (one, end, motive) => {
            expect(nextBadgeState(end, motive, one).ok).toBe(false);
          },
        ),
      );
      fc.assert(
        fc.property(walks, (steps) =>
          walk(steps, ({ from }) => expect(ends as readonly (BadgeState | null)[]).not.toContain(from)),
        ),
      );
    });

    it('handing a badge over changes nothing, and only the card office encodes, spoils, accredits and destroys', () => {
      const offices: readonly BadgeActInput['act'][] = [
        'encode',
        'spoil',
        'accredit',
        'destroy',
        'deliver',
        'print',
      ];
      fc.assert(
        fc.property(walks, (steps) =>
          walk(steps, ({ from, to, by }) => {
            // The only other act that stays where it is: a loss that was worse than that.
            if (by.act === 'deliver') expect(to).toBe(from);
            else if (from !== 'opposed' || by.act !== 'oppose') expect(to).not.toBe(from);
            if (offices.includes(by.act)) expect(by.role).toBe('card-office');
          }),
        ),
      );
    });
  });

  it('a loss that turns out to be a theft is out of its holder’s hands', () => {
    const by = { kind: 'student', act: 'oppose', motive: 'stolen' } as const;
    expect(nextBadgeState('opposed', 'lost', { ...by, role: 'card-office' })).toEqual({
      ok: true,
      value: 'opposed',
    });
    expect(nextBadgeState('opposed', 'lost', { ...by, role: 'holder' }).ok).toBe(false);
    for (const motive of ['stolen', 'faulty'] as const)
      expect(nextBadgeState('opposed', motive, { ...by, role: 'card-office', motive: 'lost' }).ok).toBe(
        false,
      );
  });

  it('reaches only states of the table, and leaves the final ones never', () => {
    for (const from of ['rejected', 'cancelled', 'destroyed'] as const)
      for (const act of badgeActs)
        for (const role of ['holder', 'moderator', 'card-office', 'system'] as const)
          expect(
            nextBadgeState(from, 'lost', {
              act,
              role,
              kind: 'student',
              tap: true,
              motive: 'lost',
              certified: true,
            }).ok,
          ).toBe(false);
    expect(new Set(badgeStates).size).toBe(10);
  });
});
