import { describe, expect, it } from 'vitest';
import { hex, scriptedCard } from '../scripted-card.ts';
import { authenticateEv1 } from './authenticate-ev1.ts';
import { changeKey, keyVersion } from './change-key.ts';
import { ev1Messaging } from './ev1-messaging.ts';
import { fileIds, fileSettings, readData, writeData } from './files.ts';
import { instruction } from './instructions.ts';
import { openSession } from './session.ts';

/*
 * Logs of real cards by Elmue ("DESFire EV1 Communication Examples", CodeProject 1096861), as kept in
 * skelsec/pydesfire, tests/tests.py (AuthTest_AES, AuthTest_AES2, ChangeKeyTest_AES*) and, for the file session, in a
 * public Python port of it (function `File`). Native frames there; wrapped here as ISO/IEC 7816-4 APDUs.
 */
const ZERO = new Uint8Array(16);
const KEY_2 = hex('10 18 20 28 30 38 40 48 50 58 60 68 70 78 80 88');
const NEW_KEY = hex('00 10 20 30 40 50 60 70 80 90 A0 B0 B0 A0 90 80');
const upTo = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => (from + index).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const session = (card: Parameters<typeof ev1Messaging>[0], key: string) =>
  openSession(card, ev1Messaging(card, hex(key), 0));

describe('authentication with AES (EV1)', () => {
  it('is that of AuthTest_AES, key 0 of zeros, and its session key that of ChangeKeyTest_AES', async () => {
    const { card, left } = scriptedCard(
      ['90AA0000010000', 'B969FDFE56FD91FC9DE6F6F213B8FD1E 91AF'],
      [
        '90AF000020 36AAD7DF6E436BA08D18613830A70D5AD43E3D3F4A8D47541EEE623A934E4774 00',
        '800DB680BC146BD121D6578F2D2E2059 9100',
      ],
      ['90C4000021 00 E9F85E219496C2B58C1090DC3935FAE9E840CF61B383D9531946256B1F110C10 00', '9100'],
    );
    const opened = await authenticateEv1(card, { number: 0, key: ZERO }, () =>
      hex('F4 4B 26 F5 68 6F 3A 39 1C D3 8E BD 10 77 22 81'),
    );
    if (!opened.ok) throw new Error(opened.error);
    const change = { number: 0, oldKey: ZERO, newKey: NEW_KEY, version: 0x10 };
    expect(await changeKey(opened.value, change)).toMatchObject({ ok: true });
    expect(left()).toBe(0);
    expect(await fileIds(opened.value)).toEqual({ ok: false, error: 'desfire.session-over' });
  });

  it('refuses a card that answers with something else than our challenge', async () => {
    const { card } = scriptedCard(
      ['90AA0000010000', 'B969FDFE56FD91FC9DE6F6F213B8FD1E 91AF'],
      [
        '90AF000020 36AAD7DF6E436BA08D18613830A70D5AD43E3D3F4A8D47541EEE623A934E4774 00',
        '800DB680BC146BD121D6578F2D2E2058 9100',
      ],
    );
    const challenge = () => hex('F44B26F5686F3A391CD38EBD10772281');
    expect(await authenticateEv1(card, { number: 0, key: ZERO }, challenge)).toEqual({
      ok: false,
      error: 'desfire.card-not-proven',
    });
  });

  it('says that the key was refused', async () => {
    const { card } = scriptedCard(['90AA0000010000', '91AE']);
    expect(await authenticateEv1(card, { number: 0, key: ZERO })).toEqual({
      ok: false,
      error: 'desfire.authentication-refused',
    });
  });
});

describe('a whole session with a plain file (EV1), from the log', () => {
  const opening = [
    ['90AA0000010100', 'B351CB2465D4F33AC627FD6E87A168F2 91AF'],
    [
      '90AF000020 044B6CAC343A0865895149649CA8DDE1F5AC4EC67BD208900AF02F049E05F0B0 00',
      'A2EE144B1012FBEB7B2F11132D95A454 9100',
    ],
    ['90CD000007 05 00 1100 500000 00', 'A75316AD1596B953 9100'],
    ['906F000000', '05 2D5FF67FFEC9D2D3 9100'],
    ['90F50000010500', '00 00 1100 500000 2AAC7517024E09DC 9100'],
  ] as const;

  async function open(...more: [string, string][]) {
    const { card, left } = scriptedCard(...opening, ...more);
    const challenge = () => hex('40 E7 D2 71 74 CB A6 75 E8 EF BA B9 9C 53 0E 3D');
    const opened = await authenticateEv1(card, { number: 1, key: KEY_2 }, challenge);
    if (!opened.ok) throw new Error(opened.error);
    return { session: opened.value, left };
  }

  /** What the log does with commands that the product does not have or sends in other portions. */
  const create = { instruction: 0xcd, header: hex('05 00 1100 500000'), mode: 'administration' } as const;

  it('creates, lists, describes, writes in two frames and reads, and every MAC of the card is right', async () => {
    const { session, left } = await open(
      // The write of 52 bytes of the log went out as one frame; 7 + 52 bytes are cut here after 54.
      [`903D000036 05 000000 340000 ${upTo(0, 47)} 00`, '91AF'],
      [`90AF000005 ${upTo(47, 52)} 00`, '765C9DAA50ECB62F 9100'],
      [`903D000023 05 340000 1C0000 ${upTo(0x34, 0x50)} 00`, '3E0AED986B8B0F37 9100'],
      ['90BD000007 05 000000 300000 00', `${upTo(0, 0x30)} 4C65F1F842262BAC 9100`],
      ['90BD000007 05 300000 200000 00', `${upTo(0x30, 0x50)} F02205CF913C03C9 9100`],
      ['90DF0000010500', '1BEF0D32B6D1D7F9 9100'],
    );
    expect(await session.send(create)).toMatchObject({ ok: true });
    expect(await fileIds(session)).toEqual({ ok: true, value: [5] });
    expect(await fileSettings(session, 5)).toEqual({
      ok: true,
      value: {
        kind: 'standard',
        mode: 'plain',
        rights: { read: 0, write: 0, readWrite: 1, change: 1 },
        size: 80,
      },
    });
    const bytes = hex(upTo(0, 0x50));
    const at = { file: 5, mode: 'plain' } as const;
    expect(await writeData(session, { ...at, offset: 0, data: bytes.slice(0, 0x34) })).toMatchObject({
      ok: true,
    });
    expect(await writeData(session, { ...at, offset: 0x34, data: bytes.slice(0x34) })).toMatchObject({
      ok: true,
    });
    const first = await readData(session, { ...at, offset: 0, length: 0x30 });
    const second = await readData(session, { ...at, offset: 0x30, length: 0x20 });
    expect(first).toEqual({ ok: true, value: bytes.slice(0, 0x30) });
    expect(second).toEqual({ ok: true, value: bytes.slice(0x30) });
    const remove = { instruction: 0xdf, header: hex('05'), mode: 'administration' } as const;
    expect(await session.send(remove)).toMatchObject({ ok: true });
    expect(left()).toBe(0);
  });

  it('ends with the first wrong MAC, as its own error', async () => {
    const { session } = await open(['906F000000', '05 0000000000000000 9100']);
    await session.send(create);
    await fileIds(session);
    await fileSettings(session, 5);
    expect(await fileIds(session)).toEqual({ ok: false, error: 'desfire.mac-wrong' });
    expect(await fileIds(session)).toEqual({ ok: false, error: 'desfire.session-over' });
  });

  it('ends with an answer that carries no MAC at all', async () => {
    const { session } = await open(['906F000000', '9100']);
    await session.send(create);
    await fileIds(session);
    await fileSettings(session, 5);
    expect(await fileIds(session)).toEqual({ ok: false, error: 'desfire.mac-wrong' });
  });
});

describe('changing keys (EV1)', () => {
  it('changes the key of the session itself in the middle of a chain (log: "AES same-key with non-zero IV")', async () => {
    const { card, left } = scriptedCard(
      // *** GetKeyVersion(): RX CMAC 8A 8F A3 6F 55 CD 21 0D D8 05 46 58 AC 70 D9 9A
      ['90640000010000', '10 8A8FA36F55CD210D 9100'],
      ['90C4000021 00 635375E4919F8AF2E9E86B1C1BA55B0C0807EAF484D7A7EF6E0C3084160F5A61 00', '9100'],
    );
    const open = session(card, '90F7A20191036845EC63DECD544B9931');
    expect(await keyVersion(open, 0)).toEqual({ ok: true, value: 0x10 });
    const change = { number: 0, oldKey: KEY_2, newKey: ZERO, version: 0 };
    expect(await changeKey(open, change)).toMatchObject({ ok: true });
    expect(left()).toBe(0);
  });

  it('changes another key, and the session goes on (ChangeKeyTest_AES3)', async () => {
    const { card } = scriptedCard([
      '90C4000021 01 E7ECCB6BD1CA64BC161A12B1C024F71430337408C8A87EACAB7A1FF18951FCA3 00',
      '2128D3CD9C9ACFFF 9100',
    ]);
    const open = session(card, 'C2A1E47BD8100044FE6D00A74D7AB17C');
    const change = { number: 1, oldKey: ZERO, newKey: NEW_KEY, version: 0x10 };
    expect(await changeKey(open, change)).toMatchObject({ ok: true });
  });

  it('changes its own key for one with another old key (ChangeKeyTest_AES2)', async () => {
    const { card, left } = scriptedCard([
      '90C4000021 00 2945E3760E60F4A4046BB8A505B31CF559A3A2E05213BC82942CA6AB5DBCECF5 00',
      '9100',
    ]);
    const open = session(card, 'C2A1E47B27104712FE6D00A71177A19B');
    await changeKey(open, { number: 0, oldKey: NEW_KEY, newKey: KEY_2, version: 0x10 });
    expect(left()).toBe(0);
  });
});

describe('formatting (EV1), observed on a card by Identiv (apdu-engine, ProtectedCommunicationTest)', () => {
  it.each([
    ['C4C003424E37543FA91D218AF8F43070', 'DC438112CF631AE6'],
    ['485F5D230B5B6297C06F376C9A96F779', 'EFC64A6688BD665F'],
  ])('accepts the answer of the card under session key %s', async (key, mac) => {
    const { card } = scriptedCard(['90FC000000', `${mac} 9100`]);
    const command = { instruction: instruction.formatPicc, mode: 'administration' } as const;
    expect(await session(card, key).send(command)).toMatchObject({ ok: true });
  });
});
