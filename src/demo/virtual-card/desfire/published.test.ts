import { describe, expect, it } from 'vitest';
import { concat, hexBytes, toHex } from '../bytes.ts';
import type { Card } from '../card.ts';
import { scriptedRandom } from '../random.ts';
import { desfireCard } from './desfire-card.ts';
import { ZERO_KEY } from './picc.ts';
import { ev2Messaging, ev2SessionKeys } from './messaging/ev2.ts';
import type { Plan } from './messaging/messaging.ts';
import { AN12196_KEYS, AN12196_WRITE, type Exchange } from './published/an12196.ts';
import {
  AN12343_CHANGE_KEY,
  AN12343_FIRST,
  AN12343_FULL,
  AN12343_MAC,
  AN12343_UID,
} from './published/an12343.ts';
import { EV1_APPLICATION, EV1_CHALLENGES, EV1_TRACE } from './published/ev1-aes.ts';

const UID = '04063F72633480';
const ZEROS = '00'.repeat(16);

/** Sends hex, answers hex. */
function send(card: Card, apdu: string): string {
  return toHex(card.transmit(hexBytes(apdu)));
}

/** Sends `90 cmd 00 00 Lc data 00` for a native frame, and answers the native way: status first. */
function native(card: Card, frame: string): string {
  const [code = 0, ...data] = hexBytes(frame);
  const body =
    data.length > 0 ? concat(Uint8Array.of(data.length), Uint8Array.from(data)) : new Uint8Array(0);
  const reply = card.transmit(concat(Uint8Array.of(0x90, code, 0, 0), body, Uint8Array.of(0)));
  expect(reply.at(-2)).toBe(0x91);
  return toHex(concat(reply.slice(-1), reply.slice(0, -2)));
}

function expectExchanges(card: Card, exchanges: readonly Exchange[]): void {
  for (const [sent, received] of exchanges) expect(send(card, sent)).toBe(received);
}

/** An application of 5 keys, selected, with the files that AN12196 writes to. */
function likeNtag424(random: ReturnType<typeof scriptedRandom>) {
  const card = desfireCard({ uid: UID, random });
  expect(native(card, 'CA0100000F85')).toBe('00');
  expect(native(card, '5A010000')).toBe('00');
  expect(native(card, 'CD020300E0000100')).toBe('00'); // access E000: read free, write key 0
  expect(native(card, 'CD030330E3800000')).toBe('00'); // access E330: read free, write key 3
  expect(native(card, 'CD0400EEEE200000')).toBe('00'); // free, plain
  return card;
}

describe('DESFire card and the public trace of a real EV1', () => {
  it('answers every AES step byte by byte', () => {
    const card = desfireCard({
      uid: UID,
      generation: 'ev1',
      random: scriptedRandom({ RndB: EV1_CHALLENGES }),
    });
    expect(native(card, `CA${EV1_APPLICATION.create}`)).toBe('00');
    for (const [step, sent, received] of EV1_TRACE)
      expect([step, native(card, sent)]).toEqual([step, received]);
  });

  it('gives the version that the card of the trace gives', () => {
    const card = desfireCard({ uid: UID, generation: 'ev1' });
    expect(native(card, '60')).toBe('AF04010101001A05');
    expect(native(card, 'AF')).toBe('AF04010101041A05');
    expect(native(card, 'AF')).toBe('0004063F72633480BA4519E3204913');
  });
});

describe('DESFire card and AN12343', () => {
  it('authenticates as in table 16', () => {
    const { rndB, transaction, exchanges } = AN12343_FIRST;
    const random = scriptedRandom({ RndB: [rndB], TI: [transaction] });
    const card = desfireCard({ uid: UID, random, masterKey: ZERO_KEY });
    expectExchanges(card, exchanges);
  });

  it('derives the two session keys of table 16', () => {
    const { rndA, rndB, encryptionKey, macKey } = AN12343_FIRST;
    const keys = ev2SessionKeys(hexBytes(ZEROS), hexBytes(rndA), hexBytes(rndB));
    expect([toHex(keys.encryption), toHex(keys.mac)]).toEqual([encryptionKey, macKey]);
  });

  it('answers GetCardUID as on pages 15 to 17', () => {
    const plan: Plan = { kind: 'read', mode: 'full', header: 0, body: 0 };
    const session = openSession(AN12343_UID);
    expect(session.open(0x51, hexBytes(AN12343_UID.sent), plan)).toEqual(new Uint8Array(0));
    expect(toHex(session.seal(hexBytes(AN12343_UID.uid), plan))).toBe(AN12343_UID.received);
  });

  it.each([
    ['MAC mode, tables 23 and 24', 'mac', AN12343_MAC],
    ['full mode, tables 25 and 26', 'full', AN12343_FULL],
  ] as const)('writes and reads in %s', (_, mode, published) => {
    const session = openSession(published);
    const content = concat(new Uint8Array(25).fill(0x22), new Uint8Array(23));
    const write: Plan = { kind: 'write', mode, header: 7, body: 25 };
    expect(toHex(session.open(0x8d, hexBytes(published.write.sent), write) ?? new Uint8Array(0))).toBe(
      `00000000190000${'22'.repeat(25)}`,
    );
    expect(toHex(session.seal(new Uint8Array(0), write))).toBe(published.write.received);
    const read: Plan = { kind: 'read', mode, header: 7, body: 0 };
    expect(session.open(0xad, hexBytes(published.read.sent), read)).toEqual(hexBytes('00000000300000'));
    expect(toHex(session.seal(content, read))).toBe(published.read.received);
  });

  it('reads the new key of table 40', () => {
    const { sent, newKey, version } = AN12343_CHANGE_KEY;
    const clear = openSession(AN12343_CHANGE_KEY).open(0xc4, hexBytes(sent), {
      kind: 'write',
      mode: 'full',
      header: 1,
      body: 17,
    });
    expect(toHex(clear ?? new Uint8Array(0))).toBe(`00${newKey}${version}`);
  });
});

describe('DESFire card and AN12196', () => {
  it('authenticates and takes the NDEF message of tables 14 and 17', () => {
    const { rndB, transaction, authenticate, write, content } = AN12196_WRITE;
    const card = likeNtag424(scriptedRandom({ RndB: [rndB], TI: [transaction] }));
    expectExchanges(card, [...authenticate, write]);
    expect(toHex(card.content('010000', 2) ?? new Uint8Array(0))).toMatch(new RegExp(`^${content}`));
  });

  it('keeps transaction and counter over NonFirst, and takes the keys of tables 25 and 26', () => {
    const { challenges, transaction, first, write, nonFirst, changeKey2, changeKey0 } = AN12196_KEYS;
    const card = likeNtag424(scriptedRandom({ RndB: challenges, TI: [transaction] }));
    expectExchanges(card, [...first, write]);
    expect(toHex(card.content('010000', 3)?.slice(0, 11) ?? new Uint8Array(0))).toBe(
      '0102030405060708090A00',
    );
    // Stands for the command with counter 1, which the note does not print: a plain read counts as well.
    expect(send(card, '90AD00000704000000010000 00')).toBe('009100');
    expectExchanges(card, [...nonFirst, changeKey2, changeKey0]);
    const keys = card.application('010000')?.keys ?? [];
    expect(keys[2]).toEqual({ value: hexBytes(AN12196_KEYS.newKey2), version: 1 });
    expect(keys[0]).toEqual({ value: hexBytes(AN12196_KEYS.newKey0), version: 1 });
  });
});

function openSession(keys: { encryptionKey: string; macKey: string; transaction: string }) {
  const { encryptionKey, macKey, transaction } = keys;
  return ev2Messaging(
    0,
    { encryption: hexBytes(encryptionKey), mac: hexBytes(macKey) },
    hexBytes(transaction),
  );
}
