import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  badgeActs,
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

  it('never gives life back to a stolen badge by acts of its holder, whatever their order', () => {
    const act = fc.record({
      act: fc.constantFrom(...badgeActs),
      role: fc.constantFrom('holder' as const, 'system' as const, 'moderator' as const),
      kind: fc.constantFrom('student' as const, 'staff' as const),
      tap: fc.boolean(),
      motive: fc.constantFrom(null, ...motives),
      certified: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let state: BadgeState = 'opposed';
        for (const one of acts) {
          const next = nextBadgeState(state, 'stolen', one);
          if (next.ok) state = next.value;
          expect(state).not.toBe('active');
        }
      }),
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
