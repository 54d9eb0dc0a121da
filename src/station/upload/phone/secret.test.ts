import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import type { UploadId } from '../../../shared/domain/ids.ts';
import { err } from '../../../shared/domain/result.ts';
import { codeAddress, decipher, deriveSecret, drawSecret, forgetSecret } from './secret.ts';

const upload = '0b0b0b0b-0000-4000-8000-000000000001' as UploadId;
const { subtle } = webcrypto;
const text = new TextEncoder();

/** What the page of the phone does, with the same WebCrypto. */
async function phone(address: string, photo: Buffer) {
  const [id = '', secret = ''] = new URL(address).hash.slice(1).split('.');
  const material = await subtle.importKey('raw', Buffer.from(secret, 'base64url'), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const from = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: text.encode(id),
    info: text.encode(info),
  });
  const authorisation = await subtle.deriveBits(from('trombine upload 1 authorisation'), material, 256);
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await subtle.deriveKey(from('trombine upload 1 key'), material, aes, false, ['encrypt']);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: text.encode(id), tagLength: 128 };
  const sealed = await subtle.encrypt(how, key, photo);
  return { authorisation: Buffer.from(authorisation), sealed: Buffer.concat([iv, Buffer.from(sealed)]) };
}

test('a browser and the station derive the same, and the photo comes through', async () => {
  const secret = drawSecret(upload);
  const photo = randomBytes(300_000);
  const sent = await phone(codeAddress('https://central.example/u', upload, secret), photo);
  expect(sent.authorisation.equals(secret.authorisation)).toBe(true);
  expect(decipher(upload, secret, sent.sealed)).toEqual({ ok: true, value: photo });
  expect(sent.sealed.includes(photo.subarray(0, 32))).toBe(false);
});

test('authorisation and key say nothing of each other or of the secret', () => {
  const { secret, authorisation, key } = drawSecret(upload);
  expect(new Set([secret, authorisation, key].map((one) => one.toString('hex'))).size).toBe(3);
  expect(deriveSecret(randomUUID() as UploadId, secret).key.equals(key)).toBe(false);
});

test.each([
  ['another secret', async (sealed: Buffer) => decipher(upload, drawSecret(upload), sealed)],
  [
    'a flipped bit',
    async (sealed: Buffer, secret: ReturnType<typeof drawSecret>) => {
      sealed[100]! ^= 1;
      return decipher(upload, secret, sealed);
    },
  ],
  [
    'another upload',
    async (sealed: Buffer, secret: ReturnType<typeof drawSecret>) =>
      decipher(randomUUID() as UploadId, secret, sealed),
  ],
  [
    'a part',
    async (sealed: Buffer, secret: ReturnType<typeof drawSecret>) =>
      decipher(upload, secret, sealed.subarray(0, 200)),
  ],
  [
    'next to nothing',
    async (_sealed: Buffer, secret: ReturnType<typeof drawSecret>) =>
      decipher(upload, secret, Buffer.alloc(28)),
  ],
  [
    'garbage',
    async (_sealed: Buffer, secret: ReturnType<typeof drawSecret>) =>
      decipher(upload, secret, randomBytes(5_000)),
  ],
])('%s cannot be deciphered', async (_what, open) => {
  const secret = drawSecret(upload);
  const { sealed } = await phone(
    codeAddress('https://central.example/u', upload, secret),
    randomBytes(1_000),
  );
  expect(await open(sealed, secret)).toEqual(err('upload.undecipherable'));
});

test('forgotten is overwritten', () => {
  const secret = drawSecret(upload);
  forgetSecret(secret);
  expect(
    [secret.secret, secret.authorisation, secret.key].every((one) => one.every((byte) => byte === 0)),
  ).toBe(true);
});
