import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandId } from '../../shared/domain/ids.ts';
import { laterDecision } from './read.ts';

const decision = fc.record({
  decided_at: fc.constantFrom(
    '2026-11-20T08:00:00.000Z',
    '2026-11-20T08:00:00.001Z',
    '2026-11-21T08:00:00.000Z',
  ),
  decision: fc.constantFrom('accepted' as const, 'refused' as const),
  command_id: fc.uuid({ version: 7 }) as fc.Arbitrary<CommandId>,
});

describe('the decision in force', () => {
  it('does not depend on the order in which decisions arrive', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(decision, { minLength: 1, maxLength: 8, selector: (one) => one.command_id }),
        (all) => {
          const held = all.reduce((a, b) => laterDecision(a, b));
          expect([...all].reverse().reduce((a, b) => laterDecision(a, b))).toEqual(held);
        },
      ),
    );
  });

  it('is never an acceptance when a refusal was made at the same instant or later', () => {
    fc.assert(
      fc.property(fc.array(decision, { minLength: 1, maxLength: 8 }), (all) => {
        const held = all.reduce((a, b) => laterDecision(a, b));
        if (held.decision === 'accepted') {
          expect(all.every((one) => one.decision === 'accepted' || one.decided_at < held.decided_at)).toBe(
            true,
          );
        }
      }),
    );
  });
});
