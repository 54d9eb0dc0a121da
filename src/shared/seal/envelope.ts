import { z } from 'zod';
import type { Attachment } from '../contract/command.ts';
import type { SealingKey } from '../contract/central.ts';
import type { CommandId, StationId } from '../domain/ids.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { concatBytes, fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { hpke, type UnsealingKey } from './keys.ts';

/*
 * The envelope of an attachment, version 1:
 *
 *   4 bytes    length of the header, big endian
 *   header     JSON { v: 1, recipients: [{ kid, enc, sealedKey }], iv }
 *   rest       AES-256-GCM of the clear bytes under a fresh content key, the 16-byte tag at the end
 *
 * The content key is fresh for each envelope and sealed by HPKE for each recipient, whose kid is associated data. The binding (command,
 * station, name) and all that stands before the ciphertext are associated data of the content: an envelope moved to another command,
 * or changed in one bit, does not open. The sealed keys know nothing of the binding, so that they can be made ahead.
 */

const info = utf8('trombine attachment v1');
const headerLimit = 16 * 1024;

const Header = z.strictObject({
  v: z.literal(1),
  recipients: z
    .array(z.strictObject({ kid: z.string().min(1), enc: z.string(), sealedKey: z.string() }))
    .min(1)
    .max(8),
  iv: z.string(),
});

/** What an envelope belongs to: it opens nowhere else. */
export interface Binding {
  readonly command: CommandId;
  readonly station: StationId;
  readonly name: Attachment['name'];
}

/** Canonical bytes of a binding: none of its parts can hold a line feed. */
const bound = ({ command, station, name }: Binding): Uint8Array<ArrayBuffer> =>
  utf8(['trombine attachment v1', command, station, name].join('\n'));

const contentKey = (raw: BufferSource, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [usage]);

/** The half of a seal that depends on the recipients only: a content key, and that key sealed for each of them. Good for one envelope. */
export interface Preparation {
  /** Answers the secrets once; a second envelope under them would be a bug, and throws. */
  take(): {
    readonly secret: Uint8Array<ArrayBuffer>;
    readonly recipients: z.infer<typeof Header>['recipients'];
  };
}

/** AES-256-GCM with the tag at the end, by whatever the platform does best. In pieces, which are copied once only. */
export type Encrypt = (
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  additionalData: Uint8Array<ArrayBuffer>,
  clear: Uint8Array,
) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;

const encryptByWebCrypto: Encrypt = async (raw, iv, additionalData, clear) => {
  const key = await contentKey(raw, 'encrypt');
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    new Uint8Array(clear),
  );
  return [new Uint8Array(body)];
};

/** Does the slow half of a seal ahead of time, while nobody waits. */
export async function prepareSeal(recipients: readonly SealingKey[]): Promise<Preparation> {
  if (recipients.length === 0) throw new Error('an envelope needs a recipient');
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const suite = await hpke();
  const sealedKeys = await Promise.all(
    recipients.map(async ({ kid, publicKey }) => {
      const raw = fromBase64url(publicKey);
      if (raw === null) throw new Error(`the sealing key ${kid} is not base64url`);
      const recipientPublicKey = await suite.kem.deserializePublicKey(raw);
      const sender = await suite.createSenderContext({ recipientPublicKey, info });
      const sealedKey = new Uint8Array(await sender.seal(secret, utf8(kid)));
      return { kid, enc: toBase64url(new Uint8Array(sender.enc)), sealedKey: toBase64url(sealedKey) };
    }),
  );
  let taken = false;
  return {
    take: () => {
      if (taken) throw new Error('a preparation seals one envelope only');
      taken = true;
      return { secret, recipients: sealedKeys };
    },
  };
}

/** Seals clear bytes so that each recipient alone can open them; who seals cannot read them again. */
export async function seal(
  clear: Uint8Array,
  recipients: readonly SealingKey[],
  binding: Binding,
): Promise<Uint8Array<ArrayBuffer>> {
  return sealPrepared(clear, await prepareSeal(recipients), binding);
}

/** `seal` for the recipients of a preparation, which it uses up. */
export async function sealPrepared(
  clear: Uint8Array,
  preparation: Preparation,
  binding: Binding,
  encrypt: Encrypt = encryptByWebCrypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const { secret, recipients } = preparation.take();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = utf8(JSON.stringify({ v: 1, recipients, iv: toBase64url(iv) }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length);
  const head = concatBytes(length, header);
  const body = await encrypt(secret, iv, concatBytes(bound(binding), head), clear);
  secret.fill(0);
  return concatBytes(head, ...body);
}

function readHeader(sealed: Uint8Array): { header: z.infer<typeof Header>; end: number } | null {
  if (sealed.length < 4) return null;
  const length = new DataView(sealed.buffer, sealed.byteOffset).getUint32(0);
  if (length > headerLimit || 4 + length > sealed.length) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sealed.subarray(4, 4 + length));
    const read = Header.safeParse(JSON.parse(text));
    return read.success ? { header: read.data, end: 4 + length } : null;
  } catch {
    return null; // not UTF-8 or not JSON: the bytes came from outside, and the answer is the same
  }
}

/** The clear bytes, or that this key does not open this envelope for this binding (foreign, damaged and changed look alike). */
export async function unseal(
  sealed: Uint8Array,
  key: UnsealingKey,
  binding: Binding,
): Promise<Result<Uint8Array<ArrayBuffer>, 'attachment.unreadable'>> {
  const read = readHeader(sealed);
  const mine = read?.header.recipients.filter((recipient) => recipient.kid === key.kid) ?? [];
  const [recipient] = mine;
  if (read === null || recipient === undefined || mine.length !== 1) return err('attachment.unreadable');
  const enc = fromBase64url(recipient.enc);
  const sealedKey = fromBase64url(recipient.sealedKey);
  const iv = fromBase64url(read.header.iv);
  const rawKey = fromBase64url(key.privateKey);
  if (rawKey === null) throw new Error(`the unsealing key ${key.kid} is not base64url`);
  if (enc === null || sealedKey === null || iv?.length !== 12) return err('attachment.unreadable');
  const suite = await hpke();
  const recipientKey = await suite.kem.deserializePrivateKey(rawKey);
  try {
    const context = await suite.createRecipientContext({ recipientKey, enc, info });
    const secret = new Uint8Array(await context.open(sealedKey, utf8(key.kid)));
    const content = await contentKey(secret, 'decrypt');
    secret.fill(0);
    const additionalData = concatBytes(bound(binding), sealed.subarray(0, read.end));
    const body = new Uint8Array(sealed.subarray(read.end));
    return ok(
      new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, content, body)),
    );
  } catch {
    return err('attachment.unreadable'); // authenticated decryption says no more than that, on purpose
  }
}
