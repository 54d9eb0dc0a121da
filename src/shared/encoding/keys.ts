import type { CardUid } from '../domain/card-uid.ts';
import { concatBytes } from '../seal/bytes.ts';
import type { EncodingProfile } from './profile.ts';

/** Name of a key of a profile: `0` to `13` in a DESFire application, `a` and `b` of a Classic sector. */
export interface ProfileKey {
  readonly name: string;
  /** Bytes: 16 of AES, 6 of MIFARE Classic. */
  readonly bytes: 6 | 16;
  /** What the key of this card is derived from (AN10922, 2.2): 1 to 31 bytes. */
  readonly input: (uid: CardUid) => Uint8Array;
}

/** The number that stands for a sector's key in the input of its derivation. */
const sectorKeys = { a: 0x0a, b: 0x0b } as const;

/** The keys that a card of this profile has in the end; none for profiles that only read, or that cannot protect. */
export function keysOf(profile: EncodingProfile): ProfileKey[] {
  switch (profile.kind) {
    case 'uid-only':
    case 'ntag-ndef':
      return [];
    case 'classic-sector':
      return (['a', 'b'] as const).map((name) => ({
        name,
        bytes: 6,
        input: (uid) => inputOf(profile, uid, sectorKeys[name]),
      }));
    case 'desfire-aes':
      return profile.keys.map(({ number }) => ({
        name: String(number),
        bytes: 16,
        input: (uid) => inputOf(profile, uid, number),
      }));
  }
}

/** Application id of the card level itself. */
const CARD_LEVEL = '000000';

/** Input for the key of the card level of a DESFire: that of key 0 of application 000000. Null for other kinds of cards. */
export function cardMasterInput(profile: EncodingProfile, uid: CardUid): Uint8Array | null {
  return profile.kind === 'desfire-aes' ? inputOf(profile, uid, 0, CARD_LEVEL) : null;
}

function inputOf(
  profile: Extract<EncodingProfile, { kind: 'classic-sector' | 'desfire-aes' }>,
  uid: CardUid,
  key: number,
  application = profile.kind === 'desfire-aes' ? profile.application : '',
): Uint8Array {
  const { input, system = '' } = profile.diversification;
  const parts = {
    uid: hex(uid),
    application: hex(application),
    key: Uint8Array.of(key),
    system: hex(system),
  };
  return concatBytes(...input.map((name) => parts[name]));
}

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
