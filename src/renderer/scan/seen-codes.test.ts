import { expect, test } from 'vitest';
import { otherAfter, sameFor, SeenCodes } from './seen-codes.ts';

test('a code that stays in the picture is told once, however long it stays', () => {
  const seen = new SeenCodes();
  const told = Array.from({ length: 50 }, (_none, index) => seen.see(['22001234'], index * 200));
  expect(told.filter((one) => one !== null)).toEqual(['22001234']);
});

test('the same code is told again when it was away, not when one picture missed it', () => {
  const seen = new SeenCodes();
  expect(seen.see(['22001234'], 0)).toBe('22001234');
  expect(seen.see([], 500)).toBeNull();
  expect(seen.see(['22001234'], sameFor - 1)).toBeNull();
  expect(seen.see(['22001234'], 2 * sameFor - 1)).toBe('22001234');
});

test('a badge with two codes is told by one of them', () => {
  const seen = new SeenCodes();
  expect(seen.see(['https://esc.gg/1', '22001234'], 0)).toBe('https://esc.gg/1');
  expect(seen.see(['22001234'], 200)).toBeNull();
  expect(seen.see(['22001234', 'https://esc.gg/1'], 400)).toBeNull();
});

test('the next badge is told as soon as the one before has left', () => {
  const seen = new SeenCodes();
  expect(seen.see(['22001234'], 0)).toBe('22001234');
  expect(seen.see(['22001235'], otherAfter)).toBe('22001235');
  expect(seen.see(['22001234'], 2 * otherAfter)).toBe('22001234');
});

test('while nobody can take a code, the old one stays known and a new one waits', () => {
  const seen = new SeenCodes();
  expect(seen.see(['22001234'], 0)).toBe('22001234');
  for (let at = 200; at < 5_000; at += 200) expect(seen.see(['22001234'], at, true)).toBeNull();
  expect(seen.see(['22001234'], 5_000)).toBeNull();
  expect(seen.see(['22001235'], 6_000, true)).toBeNull();
  expect(seen.see(['22001235'], 6_200)).toBe('22001235');
});

test('what is no code is not told', () => {
  expect(new SeenCodes().see(['', ' \n', 'x'.repeat(600)], 0)).toBeNull();
  expect(new SeenCodes().see([' ', ']C022001234'], 0)).toBe('22001234');
});
