import { describe, expect, it } from 'vitest';
import { hexBytes, toHex } from '../bytes.ts';
import { ntagCard, type NtagCard } from '../ntag/ntag-card.ts';
import { uidOnlyCard } from '../uid-only.ts';
import { describeFault, everyFault, type Fault } from './faults.ts';
import { beginStay } from './stay.ts';

const WRITE = hexBytes('FFD6000504AABBCCDD');
const READ = hexBytes('FFB0000504');
const OTHER = '11223344';

const blank = () => ntagCard({ model: 'ntag213', uid: '04A1B2C3D4E580' });

/** Reads, writes, reads; the fault comes at the write. */
function run(fault: Fault): { outcomes: string[]; card: NtagCard } {
  const card = blank();
  const stay = beginStay(card, [fault]);
  const outcomes: string[] = [];
  for (const apdu of [READ, WRITE, READ]) {
    const outcome = stay.exchange(apdu);
    outcomes.push(outcome.kind === 'answer' ? toHex(outcome.bytes) : outcome.kind);
    if (outcome.kind === 'left' || outcome.kind === 'swapped') break;
  }
  return { outcomes, card };
}

const WRITTEN = 'AABBCCDD';
const UNWRITTEN = '00000000';

describe('a fault at the write of page 5', () => {
  it.each([
    ['before', UNWRITTEN],
    ['after', WRITTEN],
  ] as const)('leaves %s it: the page holds %s', (moment, content) => {
    const { outcomes, card } = run({ kind: 'leave', at: 2, moment });
    expect(outcomes).toEqual(['000000009000', 'left']);
    expect(toHex(card.page(5))).toBe(content);
  });

  it.each([
    ['before', UNWRITTEN],
    ['after', WRITTEN],
  ] as const)('is mute %s it, and from then on', (moment, content) => {
    const { outcomes, card } = run({ kind: 'mute', at: 2, moment });
    expect(outcomes).toEqual(['000000009000', 'silence', 'silence']);
    expect(toHex(card.page(5))).toBe(content);
  });

  it.each([
    ['before', UNWRITTEN],
    ['after', WRITTEN],
  ] as const)('gives another status word %s it, once', (moment, content) => {
    const { outcomes } = run({ kind: 'status', at: 2, moment, word: 0x6581 });
    expect(outcomes).toEqual(['000000009000', '6581', `${content}9000`]);
  });

  it.each([0, 1, 2, 3, 4])('tears it after %i bytes', (bytes) => {
    const { outcomes, card } = run({ kind: 'torn', at: 2, tear: { bytes, atomic: 'old' } });
    expect(outcomes.at(-1)).toBe('left');
    expect(toHex(card.page(5))).toBe(WRITTEN.slice(0, bytes * 2).padEnd(8, '0'));
  });

  it('garbles its last bit', () => {
    expect(run({ kind: 'garbled', at: 2 }).outcomes.at(-1)).toBe('AABBCCDC9000');
  });

  it('swaps the card before it, noticed: the other one never sees it', () => {
    const other = blank();
    const { outcomes, card } = run({ kind: 'swap', at: 2, moment: 'before', with: other, noticed: true });
    expect(outcomes.at(-1)).toBe('swapped');
    expect([toHex(card.page(5)), toHex(other.page(5))]).toEqual([UNWRITTEN, UNWRITTEN]);
  });

  it('swaps the card before it, unnoticed: the other one is written', () => {
    const other = blank();
    const { outcomes, card } = run({ kind: 'swap', at: 2, moment: 'before', with: other, noticed: false });
    expect(outcomes).toEqual(['000000009000', '9000', `${WRITTEN}9000`]);
    expect([toHex(card.page(5)), toHex(other.page(5))]).toEqual([UNWRITTEN, WRITTEN]);
  });

  it('swaps the card after it, unnoticed: the next APDU goes to the other one', () => {
    const { outcomes, card } = run({
      kind: 'swap',
      at: 2,
      moment: 'after',
      with: uidOnlyCard({ uid: OTHER }),
      noticed: false,
    });
    expect(outcomes).toEqual(['000000009000', '9000', '6A81']);
    expect(toHex(card.page(5))).toBe(WRITTEN);
  });
});

describe('a mute card', () => {
  it('speaks again after a reset', () => {
    const stay = beginStay(blank(), [{ kind: 'mute', at: 1, moment: 'before' }]);
    expect(stay.exchange(READ).kind).toBe('silence');
    stay.reset();
    expect(stay.exchange(READ).kind).toBe('answer');
  });
});

describe('every fault', () => {
  it('is tried at every APDU, and each has a name of its own', () => {
    const faults = everyFault(3, { words: [0x6f00], other: blank, tornBytes: [0] });
    // leave, mute, status and two swaps at two moments, two tears, one garbled bit
    expect(faults).toHaveLength(3 * (5 * 2 + 2 + 1));
    expect(new Set(faults.map(describeFault)).size).toBe(faults.length);
    expect(new Set(faults.map(({ at }) => at))).toEqual(new Set([1, 2, 3]));
  });
});
