import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import type { Card } from '../virtual-card/card.ts';
import { toHex } from '../virtual-card/bytes.ts';
import { classicCard, type ClassicCard } from '../virtual-card/classic/classic-card.ts';
import { desfireCard, type DesfireCard } from '../virtual-card/desfire/desfire-card.ts';
import { ntagCard, type NtagCard } from '../virtual-card/ntag/ntag-card.ts';
import { uidOnlyCard } from '../virtual-card/uid-only.ts';
import { CARD_MASTER, example } from './encoding-kit.ts';
import { readClassic, readDesfire, readNtag, wanted } from './inspect.ts';

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, index) => index);
/** No answer, refused, aborted; and the lie that all is well. */
const DESFIRE_WORDS = [0x6f00, 0x91ae, 0x91ca, 0x9100];
const STORAGE_WORDS = [0x6f00, 0x6300, 0x9000];

/** A kind of card with the profile for it, and how to look at it without the station. */
export interface Subject {
  readonly name: string;
  readonly profile: EncodingProfile;
  readonly card: (uid: string) => Card;
  /** What a reader of its own finds; rejects when the keys are not those of the card. */
  readonly read: (card: Card, uid: string) => Promise<unknown>;
  /** What it has to find. */
  readonly wanted: (uid: string) => unknown;
  /** All that the card keeps without power: the same for two cards that were written alike. */
  readonly memory: (card: Card) => string[];
  /** What faults are to be tried: bytes of torn writes, and wrong status words. */
  readonly tornBytes: readonly number[];
  readonly words: readonly number[];
  /** How many of the faults leave a card that nothing can complete. */
  readonly deadly?: number;
  /** The station knows the key of the card level. */
  readonly cardMaster?: boolean;
}

const desfire = example('desfire-aes', 'student-desfire');
const keyB = example('classic-sector', 'student-number-classic');
const keyA = { ...keyB, protection: 'key-a' } as const;
const ntag = example('ntag-ndef', 'student-card-ntag');
const uidOnly = example('uid-only', 'uid-only');

/** Each kind of card that can be encoded. */
export const SUBJECTS: readonly Subject[] = [
  ...(
    [
      ['DESFire EV1', 'ev1', false],
      ['DESFire EV2', 'ev2', false],
      ['DESFire EV2 with a card key', 'ev2', true],
    ] as const
  ).map(([name, generation, cardMaster]): Subject => ({
    name,
    profile: desfire,
    card: (uid) =>
      desfireCard({ uid, generation, ...(cardMaster && { masterKey: { value: CARD_MASTER, version: 1 } }) }),
    read: (card, uid) => readDesfire(card, uid, desfire, generation),
    wanted: (uid) => wanted(desfire, uid),
    memory: (card) => memoryOf(card as DesfireCard),
    tornBytes: [0, 1],
    words: DESFIRE_WORDS,
    cardMaster,
  })),
  ...[keyB, keyA].map((profile): Subject => ({
    name: `MIFARE Classic, key ${profile.protection === 'key-a' ? 'A' : 'B'} writes`,
    tornBytes: upTo(16),
    deadly: profile.protection === 'key-b' ? 5 : 0,
    words: STORAGE_WORDS,
    memory: (card) => upTo(63).map((block) => toHex((card as ClassicCard).block(block))),
    profile,
    card: (uid) => classicCard({ uid }),
    read: async (card, uid) => readClassic(card, uid, profile),
    wanted: (uid) => wanted(profile, uid),
  })),
  {
    name: 'NTAG213',
    tornBytes: upTo(4),
    words: STORAGE_WORDS,
    memory: (card) => upTo(44).map((page) => toHex((card as NtagCard).page(page))),
    profile: ntag,
    card: (uid) => ntagCard({ model: 'ntag213', uid }),
    read: async (card) => readNtag(card),
    wanted: (uid) => wanted(ntag, uid),
  },
  {
    name: 'UID only',
    tornBytes: [0],
    words: STORAGE_WORDS,
    memory: () => [],
    profile: uidOnly,
    card: (uid) => uidOnlyCard({ uid }),
    read: async () => null,
    wanted: () => null,
  },
];

/** Applications, keys and files, as lines. */
function memoryOf(card: DesfireCard): string[] {
  return card.applicationIds().flatMap((id) => {
    const application = card.application(id);
    if (!application) throw new Error(`no application ${id}`);
    const { keySettings, keys, files } = application;
    return [
      `${id} ${keySettings} ${keys.length}`,
      ...keys.map(({ value, version }, number) => `${id} key ${number} ${toHex(value)} ${version}`),
      ...[...files].map(([number, { content }]) => `${id} file ${number} ${toHex(content)}`),
    ];
  });
}

/** The subject of that name. */
export function subject(name: string): Subject {
  const found = SUBJECTS.find((one) => one.name === name);
  if (!found) throw new Error(`no subject ${name}`);
  return found;
}
