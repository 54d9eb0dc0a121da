import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { Sha256 } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { Pictures } from './pictures.ts';

const [first, second] = ['a', 'b'].map((letter) => Sha256.parse(letter.repeat(64))) as [Sha256, Sha256];
const revoked = vi.fn();
let made = 0;
beforeEach(() => {
  made = 0;
  revoked.mockClear();
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${(made += 1)}`);
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(revoked);
});
afterEach(() => vi.restoreAllMocks());
const jpeg = ok({ jpeg: 'AAAA' });

test('a picture is asked for once, and known from then on', async () => {
  const ask = vi.fn(async () => jpeg);
  const pictures = new Pictures(ask);
  expect(pictures.known(first)).toBeNull();
  expect(await Promise.all([pictures.load(first), pictures.load(first)])).toEqual(['blob:1', 'blob:1']);
  expect(pictures.known(first)).toBe('blob:1');
  expect(await pictures.load(first)).toBe('blob:1');
  expect(ask).toHaveBeenCalledTimes(1);
});
test('what failed is asked for again', async () => {
  const answers: Result<{ jpeg: string }, ErrorCode>[] = [err('station.unreachable'), jpeg];
  const pictures = new Pictures(async () => answers.shift()!);
  expect(await pictures.load(first)).toBeNull();
  expect(await pictures.load(first)).toBe('blob:1');
});
test('nothing outlives the visit, not even what comes too late', async () => {
  let answer!: (value: typeof jpeg) => void;
  const pictures = new Pictures(async (which) =>
    which === first ? jpeg : new Promise((resolve) => (answer = resolve)),
  );
  await pictures.load(first);
  const late = pictures.load(second);
  pictures.forget();
  answer(jpeg);
  expect(await late).toBeNull();
  expect([pictures.known(first), pictures.known(second), made]).toEqual([null, null, 1]);
  expect(revoked.mock.calls).toEqual([['blob:1']]);
});
