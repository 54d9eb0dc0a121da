import { describe, expect, it } from 'vitest';
import { inTurn } from './pairs.ts';

describe('samples in turn', () => {
  it('takes both in every pair, the other one first each time, and does not count the warm-up', async () => {
    const order: string[] = [];
    let now = 0;
    const take = (name: string) => async () => {
      order.push(name);
      return (now += 1);
    };
    const taken = await inTurn({ pairs: 3, warmUp: 1 }, take('A'), take('B'));
    expect(order.join('')).toBe('BAABBAAB');
    expect(taken).toEqual({ ours: [3, 6, 7], baseline: [4, 5, 8] });
  });

  it('ends at the first sample that cannot be taken', async () => {
    const broken = async () => {
      throw new Error('no screen');
    };
    await expect(inTurn({ pairs: 2, warmUp: 0 }, async () => 1, broken)).rejects.toThrow('no screen');
  });
});
