import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diversifyAes128 } from '../card-crypto/diversify.ts';
import { parseCardUid } from '../domain/card-uid.ts';
import { keysOf } from './keys.ts';
import { EncodingProfile } from './profile.ts';

const folder = new URL('../../../resources/encoding-profiles/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const names = readdirSync(folder);
type Desfire = Extract<EncodingProfile, { kind: 'desfire-aes' }>;
const desfire = (): Desfire => EncodingProfile.parse(read('student-desfire.json')) as Desfire;
const refusal = (profile: unknown): string =>
  EncodingProfile.safeParse(profile)
    .error?.issues.map(({ message }) => message)
    .join() ?? 'accepted';

describe('the example profiles', () => {
  it.each(names)('%s is valid, and named like its file', (name) => {
    const parsed = EncodingProfile.safeParse(read(name));
    expect(parsed.error?.issues).toBeUndefined();
    expect(`${parsed.data?.id}.json`).toBe(name);
  });

  it('show each kind', () => {
    const kinds = names.map((name) => EncodingProfile.parse(read(name)).kind);
    expect(kinds.sort()).toEqual(['classic-sector', 'desfire-aes', 'ntag-ndef', 'uid-only']);
  });
});

describe('a profile is refused', () => {
  const [file] = desfire().files;
  if (!file) throw new Error('the example has a file');
  const withFile = (more: object) => ({ ...desfire(), files: [{ ...file, ...more }] });

  it.each([
    ['an unknown property', { ...desfire(), formatBeforeWrite: true }, 'formatBeforeWrite'],
    ['a file shorter than its content', withFile({ size: 40 }), 'longer than the file'],
    [
      'parts that overlap',
      withFile({ content: [...file.content, { constant: '00', offset: 15 }] }),
      'overlap',
    ],
    [
      'a right of a key that there is not',
      withFile({ rights: { ...file.rights, read: 3 } }),
      'key that there is not',
    ],
    ['a file that everybody may write', withFile({ rights: { ...file.rights, write: 'free' } }), 'nput'],
    ['a file that nobody may read', withFile({ rights: { ...file.rights, read: 'never' } }), 'read it back'],
    ['the same file twice', { ...desfire(), files: [file, file] }, 'twice'],
    ['a gap in the keys', { ...desfire(), keys: [{ number: 1, version: 1 }] }, 'without a gap'],
    ['a key version that blank keys have', { ...desfire(), keys: [{ number: 0, version: 0 }] }, '1'],
    ['the card level as application', { ...desfire(), application: '000000' }, 'match'],
    ['the same keys on all cards', { ...desfire(), diversification: { input: ['key'] } }, 'not diversified'],
    ['a system without a name', { ...desfire(), diversification: { input: ['uid', 'system'] } }, 'system'],
    ['the sector of the maker', { ...(read('student-number-classic.json') as object), sector: 0 }, '1'],
    [
      'an unknown field in a text',
      { kind: 'ntag-ndef', id: 'x', version: 1, records: [{ type: 'uri', uri: 'https://x/{name}' }] },
      'no such field',
    ],
    ['no kind', { id: 'x', version: 1 }, 'discriminator'],
  ])('with %s', (_what, profile, message) => {
    expect(refusal(profile)).toContain(message);
  });
});

describe('the keys of a profile', () => {
  it('are derived from the input that AN10922 gives as its example', () => {
    const profile = {
      ...desfire(),
      application: '3042F5',
      diversification: {
        input: ['uid' as const, 'application' as const, 'system' as const],
        system: '4E585020416275',
      },
    };
    const uid = parseCardUid('04782E21801D80');
    const [key] = keysOf(profile);
    if (!uid.ok || !key) throw new Error('a UID and a key');
    const master = Uint8Array.from(Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex'));
    const derived = Buffer.from(diversifyAes128(master, key.input(uid.value)))
      .toString('hex')
      .toUpperCase();
    expect(derived).toBe('A8DD63A3B89D54B37CA802473FDA9175');
  });

  it('differ from each other, and are none where nothing is protected', () => {
    const uid = parseCardUid('04782E21801D80');
    if (!uid.ok) throw new Error(uid.error);
    const inputs = keysOf(desfire()).map(({ input }) => Buffer.from(input(uid.value)).toString('hex'));
    expect(new Set(inputs).size).toBe(3);
    expect(keysOf({ kind: 'uid-only', id: 'x', version: 1 })).toEqual([]);
  });
});
