import { bytesOf } from '../../shared/encoding/fields.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { encodeNdef } from '../../station/card/protocols/ntag/ndef-record.ts';
import type { Card } from '../virtual-card/card.ts';
import { hexBytes, toHex } from '../virtual-card/bytes.ts';
import { DesfireReader } from '../virtual-card/test-kit/desfire-reader.ts';
import { DATA, keysFor } from './encoding-kit.ts';

type Profile<K extends EncodingProfile['kind']> = Extract<EncodingProfile, { kind: K }>;
const READ_BINARY = 'FFB000';

/** Wakes the card up and gives a way to it that is not the station's; refusals throw. */
function reader(card: Card) {
  card.powerOff();
  card.powerOn();
  return (apdu: Uint8Array) => card.transmit(apdu);
}

function good(answer: Uint8Array): Uint8Array {
  const status = toHex(answer.slice(-2));
  if (status !== '9000') throw new Error(`status ${status}`);
  return answer.slice(0, -2);
}

/** What a reader without any code of the station reads from a DESFire with the card's own keys, file by file. */
export async function readDesfire(
  card: Card,
  uid: string,
  profile: Profile<'desfire-aes'>,
  how: 'ev1' | 'ev2',
  keys: ReadonlyMap<string, Uint8Array> = keysFor(uid, profile),
): Promise<Record<number, string>> {
  const session = new DesfireReader(reader(card));
  const wire = toHex(hexBytes(profile.application).reverse());
  const content: Record<number, string> = {};
  for (const { number } of profile.keys) {
    await session.select(wire);
    await session.authenticate(how, number, keys.get(String(number)) ?? new Uint8Array(16));
  }
  for (const { file, size, mode, rights } of profile.files) {
    await session.select(wire);
    if (rights.read !== 'free') {
      const number = Number(rights.read);
      await session.authenticate(how, number, keys.get(String(number)) ?? new Uint8Array(16));
    }
    content[file] = toHex(await session.read(file, 0, size, rights.read === 'free' ? 'plain' : mode));
  }
  return content;
}

/** The same for the sector of a MIFARE Classic: with key A, and a look whether key B opens it too. */
export function readClassic(card: Card, uid: string, profile: Profile<'classic-sector'>): string {
  const { sector, protection } = profile;
  const transmit = reader(card);
  const keys = keysFor(uid, profile);
  const first = sector * 4;
  const open = (name: 'a' | 'b') => {
    good(transmit(hexBytes(`FF82000006${toHex(keys.get(name) ?? new Uint8Array(6))}`)));
    good(transmit(hexBytes(`FF860000050100${hexByte(first)}${name === 'a' ? '60' : '61'}00`)));
  };
  if (protection === 'key-b') open('b');
  open('a');
  return [0, 1, 2]
    .map((block) => toHex(good(transmit(hexBytes(`${READ_BINARY}${hexByte(first + block)}10`)))))
    .join('');
}

/** The message of an NTAG behind its type and length, up to 40 pages. */
export function readNtag(card: Card): string {
  const transmit = reader(card);
  const pages = Array.from({ length: 30 }, (_, page) =>
    good(transmit(hexBytes(`${READ_BINARY}${hexByte(4 + page)}04`))),
  );
  const bytes = Uint8Array.from(Buffer.concat(pages));
  const at = bytes.indexOf(3);
  return toHex(bytes.slice(at + 2, at + 2 + (bytes[at + 1] ?? 0)));
}

const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0').toUpperCase();

/** What has to be read of a card, in the shapes of the functions above. */
export function wanted(profile: EncodingProfile, uid: string): unknown {
  const content = bytesOf(profile, { ...DATA, cardUid: uid });
  if (!content.ok) throw new Error(content.error);
  switch (content.value.kind) {
    case 'uid-only':
      return null;
    case 'classic-sector':
      return toHex(content.value.sector);
    case 'ntag-ndef':
      return toHex(encodeNdef(content.value.records));
    case 'desfire-aes':
      return Object.fromEntries([...content.value.files].map(([file, bytes]) => [file, toHex(bytes)]));
  }
}
