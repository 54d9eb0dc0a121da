import { randomBytes } from 'node:crypto';
import { hexBytes } from './bytes.ts';

/** What a card draws a random number for. */
export type Draw = 'RndB' | 'TI' | 'UID';

/** Random numbers of a card, `length` bytes each. */
export type CardRandom = (draw: Draw, length: number) => Uint8Array;

/** Real random numbers. */
export const trueRandom: CardRandom = (_, length) => Uint8Array.from(randomBytes(length));

/** Plays given numbers (hex) back, each kind in its own order, so that a published trace can be replayed. */
export function scriptedRandom(script: Partial<Record<Draw, readonly string[]>>): CardRandom {
  const left = new Map(Object.entries(script).map(([draw, values]) => [draw, [...values]]));
  return (draw, length) => {
    const next = left.get(draw)?.shift();
    if (next === undefined) throw new Error(`the script has no more ${draw}`);
    const bytes = hexBytes(next);
    if (bytes.length !== length) throw new Error(`${draw} has ${bytes.length} bytes, not ${length}`);
    return bytes;
  };
}
