import { beforeEach, describe, expect, it } from 'vitest';
import { diversifyAes128 } from '../../shared/card-crypto/diversify.ts';
import { parseCardUid } from '../../shared/domain/card-uid.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import {
  authenticateBlock,
  readBlock,
  writeBlock,
  writeTrailer,
} from '../../station/card/protocols/classic/classic.ts';
import {
  applicationIds,
  CARD_LEVEL,
  changeKeySettings,
  createApplication,
  selectApplication,
} from '../../station/card/protocols/desfire/applications.ts';
import type { AuthenticationKey } from '../../station/card/protocols/desfire/authenticate.ts';
import { authenticateEv1 } from '../../station/card/protocols/desfire/authenticate-ev1.ts';
import {
  authenticateEv2First,
  authenticateEv2NonFirst,
} from '../../station/card/protocols/desfire/authenticate-ev2.ts';
import { cardUid } from '../../station/card/protocols/desfire/card-uid.ts';
import { changeKey, ensureKey, keyVersion } from '../../station/card/protocols/desfire/change-key.ts';
import { plainChannel } from '../../station/card/protocols/desfire/channel.ts';
import {
  abort,
  commit,
  createBackupFile,
  fileIds,
  fileSettings,
  readData,
  writeData,
} from '../../station/card/protocols/desfire/files.ts';
import { formatCard } from '../../station/card/protocols/desfire/format.ts';
import { identifyCard } from '../../station/card/protocols/identify/identify-card.ts';
import { readHistoricalBytes } from '../../station/card/protocols/identify/ats.ts';
import { readMessage, writeMessage } from '../../station/card/protocols/ntag/ndef-area.ts';
import { ultralightModel } from '../../station/card/protocols/ntag/version.ts';
import { classicCard } from '../virtual-card/classic/classic-card.ts';
import { PowerCut, type Card, type Tear } from '../virtual-card/card.ts';
import { desfireCard, type DesfireCard } from '../virtual-card/desfire/desfire-card.ts';
import { ZERO_KEY } from '../virtual-card/desfire/picc.ts';
import { ntagCard } from '../virtual-card/ntag/ntag-card.ts';

/** The two were written apart, each from the public documents: here they meet. */
const UID = '04DE5F1EACC040';
const ZERO = new Uint8Array(16);
const APPLICATION = 0xf58540;
const BYTES = Uint8Array.from({ length: 100 }, (_, index) => index + 1);
const masterKey = Uint8Array.from({ length: 16 }, (_, index) => index);
const ownKey = (number: number) =>
  diversifyAes128(masterKey, Uint8Array.of(...Buffer.from(UID, 'hex'), 0xf5, 0x85, 0x40, number));

/** Puts a virtual card on a reader; the power goes at APDU `cut.at`, and then it is gone until it is put back. */
function onReader(card: Card, cut?: { at: number; tear: Tear }) {
  let sent = 0;
  let gone = false;
  return {
    presence: 'one',
    atr: Buffer.from(card.atr).toString('hex').toUpperCase(),
    transmit: async (apdu: Uint8Array) => {
      if (gone) return err('card.removed');
      if (cut && sent === cut.at) card.tear(cut.tear);
      sent += 1;
      try {
        return ok(card.transmit(apdu));
      } catch (cause) {
        if (!(cause instanceof PowerCut)) throw cause;
        gone = true;
        return err('card.removed');
      }
    },
  } as const;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe.each([
  ['ev1', authenticateEv1],
  ['ev2', authenticateEv2First],
  ['ev1', authenticateEv1, 'ev2'],
] as const)('DESFire, secure messaging of %s', (how, authenticate, chip: 'ev1' | 'ev2' = how) => {
  let virtual: DesfireCard;
  let card: ReturnType<typeof onReader>;

  const open = async (number: number, key: Uint8Array) => value(await authenticate(card, { number, key }));
  const rights = { read: 1, write: 2, readWrite: 3, change: 0 } as const;
  const settings = {
    settingsChangeable: true,
    createNeedsMaster: false,
    listNeedsMaster: false,
    masterChangeable: true,
    changeKey: 0,
  } as const;

  beforeEach(async () => {
    virtual = desfireCard({ uid: UID, masterKey: ZERO_KEY, generation: chip });
    card = onReader(virtual);
    value(await selectApplication(card, CARD_LEVEL));
    const session = await open(0, ZERO);
    value(await createApplication(session, { id: APPLICATION, keys: 4, settings }));
    expect(value(await applicationIds(session))).toEqual([APPLICATION]);
    value(await selectApplication(card, APPLICATION));
  });

  it('identifies the card', async () => {
    const kind = value(await identifyCard(card));
    expect(kind).toMatchObject({ kind: 'desfire', version: { generation: chip, storageBytes: 8192 } });
    expect(value(await readHistoricalBytes(card))).toEqual(Uint8Array.of(0x80));
  });

  it.each(['plain', 'mac', 'full'] as const)('writes, commits and reads a %s file', async (mode) => {
    const session = await open(0, ZERO);
    value(await createBackupFile(session, { file: 1, mode, rights, size: 100 }));
    expect(value(await fileIds(session))).toEqual([1]);
    expect(value(await fileSettings(session, 1))).toEqual({ kind: 'backup', mode, rights, size: 100 });
    const writer = await open(2, ZERO);
    value(await writeData(writer, { file: 1, offset: 0, data: BYTES, mode }));
    value(await commit(writer));
    value(await writeData(writer, { file: 1, offset: 3, data: Uint8Array.of(0xff), mode }));
    value(await abort(writer));
    const reader = await open(1, ZERO);
    expect(value(await readData(reader, { file: 1, offset: 0, length: 100, mode }))).toEqual(BYTES);
    expect(value(await readData(reader, { file: 1, offset: 7, length: 16, mode }))).toEqual(
      BYTES.slice(7, 23),
    );
    expect(virtual.content('4085F5', 1)).toEqual(BYTES);
  });

  // EV2 protects nothing of a plain file (NT4H2421Gx data sheet, rev. 3.0, 9.1.8).
  const protectedModes = how === 'ev2' ? (['mac', 'full'] as const) : (['plain', 'mac', 'full'] as const);

  it.each(protectedModes)("sees any one byte of a %s answer that is not the card's", async (mode) => {
    value(await createBackupFile(await open(0, ZERO), { file: 1, mode, rights, size: 32 }));
    for (let index = 0; ; index += 1) {
      const session = await open(1, ZERO);
      const { transmit } = card;
      let beyond = false;
      session.card.transmit = async (apdu) => {
        const answer = value(await transmit(apdu));
        beyond = index >= answer.length - 2;
        return ok(beyond ? answer : answer.with(index, (answer[index] ?? 0) ^ 0x01));
      };
      const read = await readData(session, { file: 1, offset: 0, length: 20, mode });
      Object.assign(session.card, { transmit });
      if (beyond) break;
      expect(read).toEqual(err('desfire.mac-wrong'));
    }
  });

  it('says why: no right, no file, beyond the end, nothing to commit', async () => {
    const session = await open(0, ZERO);
    value(await createBackupFile(session, { file: 1, mode: 'full', rights, size: 32 }));
    const mode = 'full' as const;
    const one = Uint8Array.of(1);
    expect(await writeData(session, { file: 1, offset: 0, data: one, mode })).toMatchObject({ ok: false });
    expect(await fileIds(session)).toEqual({ ok: false, error: 'desfire.session-over' });
    const there = { file: 1, mode, rights, size: 32 };
    expect(await createBackupFile(await open(0, ZERO), there)).toEqual(err('desfire.already-there'));
    expect(await readData(await open(1, ZERO), { file: 9, offset: 0, length: 1, mode })).toEqual(
      err('desfire.file-unknown'),
    );
    expect(await readData(await open(1, ZERO), { file: 1, offset: 30, length: 3, mode })).toEqual(
      err('desfire.out-of-bounds'),
    );
    expect(await commit(await open(2, ZERO))).toEqual(err('desfire.no-changes'));
    expect(await selectApplication(card, 0x123456)).toEqual(err('desfire.application-unknown'));
  });

  it('gives the card keys of its own, again and again', async () => {
    const keyOpen = async (key: AuthenticationKey) => await authenticate(card, key);
    const change = (number: number) => ({ number, oldKey: ZERO, newKey: ownKey(number), version: 1 });
    for (const was of ['old', 'new'] as const) {
      for (const number of [1, 2, 3, 0]) {
        const key = number === 0 || was === 'old' ? ZERO : ownKey(0);
        const ensured = value(await ensureKey(keyOpen, change(number), { number: 0, key }));
        expect(ensured.was).toBe(was);
        expect(value(await keyVersion(ensured.session, number))).toBe(1);
      }
    }
    expect(await authenticate(card, { number: 0, key: ZERO })).toEqual(err('desfire.authentication-refused'));
    // From an old key that is not zeros, which no published example has.
    const session = await open(0, ownKey(0));
    value(await changeKey(session, { number: 2, oldKey: ownKey(2), newKey: masterKey, version: 2 }));
    (await open(2, masterKey)).end();
  });

  it('closes the settings', async () => {
    const session = await open(0, ZERO);
    value(
      await changeKeySettings(session, { ...settings, createNeedsMaster: true, settingsChangeable: false }),
    );
    const file = { file: 1, mode: 'plain', rights, size: 32 } as const;
    value(await selectApplication(card, APPLICATION));
    expect(await createBackupFile(plainChannel(card), file)).toMatchObject({ ok: false });
    expect(await changeKeySettings(await open(0, ZERO), settings)).toMatchObject({ ok: false });
  });

  it('reads the true UID, and formats only the card it means, with its new master key', async () => {
    value(await selectApplication(card, CARD_LEVEL));
    const change = { number: 0, oldKey: ZERO, newKey: masterKey, version: 1, atCardLevel: true };
    value(await changeKey(await open(0, ZERO), change));
    const session = await open(0, masterKey);
    expect(value(await cardUid(session))).toBe(UID);
    const other = value(parseCardUid('04DE5F1EACC041'));
    expect(await formatCard(session, { eraseEverythingOn: other })).toEqual(err('card.changed'));
    expect(virtual.applicationIds()).toHaveLength(1);
    value(await formatCard(session, { eraseEverythingOn: value(parseCardUid(UID)) }));
    expect(virtual.applicationIds()).toHaveLength(0);
  });

  it('finds a key changed or not, when the power goes at any APDU of the change', async () => {
    for (const atomic of ['old', 'new'] as const) {
      for (let at = 0; ; at += 1) {
        const fresh = desfireCard({ uid: UID, masterKey: ZERO_KEY, generation: chip });
        const steady = onReader(fresh);
        value(await createApplication(plainChannel(steady), { id: APPLICATION, keys: 2, settings }));
        const change = { number: 0, oldKey: ZERO, newKey: ownKey(0), version: 1 };
        const attempt = async (reader: ReturnType<typeof onReader>) => {
          const selected = await selectApplication(reader, APPLICATION);
          if (!selected.ok) return selected;
          return await ensureKey((key) => authenticate(reader, key), change, { number: 0, key: ZERO });
        };
        const first = await attempt(onReader(fresh, { at, tear: { bytes: 0, atomic } }));
        if (first.ok) break;
        expect(first).toEqual(err('card.removed'));
        fresh.powerOn();
        expect(await attempt(onReader(fresh))).toMatchObject({ ok: true });
      }
    }
  });
});

describe('DESFire EV2, more of it', () => {
  it('continues a transaction with another key, and reads the UID of a card that hides it', async () => {
    const virtual = desfireCard({ uid: UID, masterKey: ZERO_KEY, generation: 'ev2', randomUid: true });
    const card = onReader(virtual);
    expect(Buffer.from(virtual.uid).toString('hex')).not.toBe(UID.toLowerCase());
    const first = value(await authenticateEv2First(card, { number: 0, key: ZERO }));
    expect(value(await applicationIds(first))).toEqual([]);
    const next = value(await authenticateEv2NonFirst(first, { number: 0, key: ZERO }));
    expect(next.transaction.counter).toBe(1);
    expect(value(await cardUid(next))).toBe(UID);
  });
});

describe('MIFARE Classic', () => {
  const factory = { type: 'a', key: new Uint8Array(6).fill(0xff) } as const;
  const block = BYTES.slice(0, 16);

  it('is written, closed with keys of its own, and still read', async () => {
    const card = onReader(classicCard({ uid: '11223344' }));
    expect(value(await identifyCard(card))).toEqual({ kind: 'classic', model: '1k' });
    expect(await readBlock(card, 4)).toEqual(err('classic.read-refused'));
    value(await authenticateBlock(card, 4, factory));
    value(await writeBlock(card, 4, block));
    const [keyA, keyB] = [new Uint8Array(6).fill(0xa0), new Uint8Array(6).fill(0xb0)];
    value(await writeTrailer(card, 7, { keyA, keyB, conditions: [4, 4, 4, 3] }));
    expect(await authenticateBlock(card, 4, factory)).toEqual(err('classic.authentication-refused'));
    value(await authenticateBlock(card, 4, { type: 'a', key: keyA }));
    expect(value(await readBlock(card, 4))).toEqual(block);
    expect(await writeBlock(card, 4, block)).toEqual(err('classic.write-refused'));
    value(await authenticateBlock(card, 4, { type: 'b', key: keyB }));
    value(await writeBlock(card, 4, block));
  });
});

describe('NTAG', () => {
  it.each(['ntag213', 'ntag215'] as const)('%s takes a message and gives it back', async (model) => {
    const card = onReader(ntagCard({ model, uid: UID }));
    expect(value(await identifyCard(card))).toEqual({ kind: 'ultralight' });
    expect(value(await ultralightModel(card))).toBe(model);
    expect(await readMessage(card)).toEqual(err('ndef.none'));
    value(await writeMessage(card, BYTES));
    expect(value(await readMessage(card))).toEqual(BYTES);
    const long = new Uint8Array(300).fill(1);
    const written = await writeMessage(card, long);
    expect(written).toEqual(model === 'ntag213' ? err('ntag.too-small') : ok(undefined));
  });

  it('shows the old message, none or the new one when the power goes at any APDU and byte', async () => {
    const [old, next] = [BYTES.slice(0, 40), BYTES.slice(50, 80)];
    for (let bytes = 0; bytes <= 4; bytes += 1) {
      for (let at = 0; ; at += 1) {
        const virtual = ntagCard({ model: 'ntag213', uid: UID });
        value(await writeMessage(onReader(virtual), old));
        const written = await writeMessage(onReader(virtual, { at, tear: { bytes, atomic: 'old' } }), next);
        if (written.ok) break;
        virtual.powerOn();
        const left = await readMessage(onReader(virtual));
        expect([ok(old), err('ndef.none'), ok(next)]).toContainEqual(left);
        value(await writeMessage(onReader(virtual), next));
        expect(value(await readMessage(onReader(virtual)))).toEqual(next);
      }
    }
  });
});
