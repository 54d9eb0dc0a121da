import { randomInt } from 'node:crypto';
import type { Context } from '../context.ts';
import { sha256 } from '../hash.ts';

/** No letter or digit that is taken for another one when read aloud. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 16;
const codeLifetime = 10 * 60_000;

/** What a person typed, as it was printed: case, spaces and hyphens do not count. */
export const codeHash = (code: string): string =>
  sha256(`trombine enrolment code\n${code.toUpperCase().replaceAll(/[\s-]/g, '')}`);

/** A one-time code for one new station, of the office or not: about 79 bits, good for ten minutes, kept as a hash. */
export async function issueCode(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  name: string,
  office = false,
): Promise<{ code: string; expiresMs: number }> {
  const letters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)] ?? '');
  const code = letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
  const expiresMs = clock() + codeLifetime;
  await store.db
    .insertInto('station_codes')
    .values({
      code_hash: codeHash(code),
      name,
      expires_ms: expiresMs,
      used_ms: null,
      station_id: null,
      office: Number(office),
    })
    .execute();
  return { code, expiresMs };
}
