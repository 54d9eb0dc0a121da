import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { modulesOf } from './qr-code.tsx';

const address = `https://trombine.univ-exemple.fr/u#0198a5f0-0000-7000-9000-000000000009.${'Qk3_'.repeat(10)}abc`;

test('the path draws exactly the dark modules', () => {
  const { size, path } = modulesOf(address);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) drawn[Number(y)]![at] = true;
  expect(drawn).toEqual(encode(address, { ecc: 'M', border: 0 }).data);
});

test('the code of an upload stays coarse enough for any phone: at most 57 modules', () => {
  expect(modulesOf(address).size).toBeLessThanOrEqual(57);
});
