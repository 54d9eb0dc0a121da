import { expect, it } from 'vitest';
import { makeAnchors } from './anchors.ts';

it('gives two guesses to each cell of the fine grid and six to each of the coarse one', () => {
  const anchors = makeAnchors();
  expect(anchors).toHaveLength(16 * 16 * 2 + 8 * 8 * 6);
  expect(anchors[0]).toEqual({ x: 1 / 32, y: 1 / 32 });
  expect(anchors[1]).toEqual(anchors[0]);
  expect(anchors[2]).toEqual({ x: 3 / 32, y: 1 / 32 });
  expect(anchors[511]).toEqual({ x: 31 / 32, y: 31 / 32 });
  expect(anchors[512]).toEqual({ x: 1 / 16, y: 1 / 16 });
  expect(anchors.at(-1)).toEqual({ x: 15 / 16, y: 15 / 16 });
});
