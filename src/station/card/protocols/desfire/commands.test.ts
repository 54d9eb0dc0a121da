import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../shared/domain/result.ts';
import { parseCardUid } from '../../../../shared/domain/card-uid.ts';
import { hex, scriptedCard } from '../scripted-card.ts';
import { applicationIds, createApplication, encodeKeySettings, selectApplication } from './applications.ts';
import { ensureKey, type OpenWith } from './change-key.ts';
import { plainChannel, type DesfireCommand, type DesfireSession } from './channel.ts';
import { encodeAccessRights } from './file-settings.ts';
import { abort, commit, createBackupFile, fileSettings, readData, writeData } from './files.ts';
import { formatCard } from './format.ts';
import { sendNative } from './native.ts';

const done = { ok: true, value: new Uint8Array() };
const OPEN_SETTINGS = {
  settingsChangeable: true,
  createNeedsMaster: false,
  listNeedsMaster: false,
  masterChangeable: true,
  changeKey: 0,
} as const;

describe('native frames', () => {
  it('are cut and fetched by the additional frame', async () => {
    const { card, left } = scriptedCard(
      [`9001000036 ${'11'.repeat(54)} 00`, '91AF'],
      ['90AF000001 11 00', 'AA 91AF'],
      ['90AF000000', 'BB 9100'],
    );
    expect(await sendNative(card, 0x01, new Uint8Array(55).fill(0x11))).toEqual({
      ok: true,
      value: hex('AABB'),
    });
    expect(left()).toBe(0);
  });

  it.each([
    ['9100', 'desfire.answer-invalid'], // it had not heard the end
    ['AA 91AF', 'desfire.answer-invalid'],
    ['917E', 'desfire.command-refused'],
    ['6700', 'card.status-word'],
  ])('stop when the card answers %s in the middle', async (answer, error) => {
    const { card } = scriptedCard([`9001000036 ${'11'.repeat(54)} 00`, answer]);
    expect(await sendNative(card, 0x01, new Uint8Array(55).fill(0x11))).toEqual({ ok: false, error });
  });

  it.each([
    ['', 'card.status-word'],
    ['00', 'card.status-word'],
    ['9000', 'card.status-word'],
    ['91AE', 'desfire.authentication-refused'],
    ['919D', 'desfire.permission-denied'],
    ['91A0', 'desfire.application-unknown'],
    ['91F0', 'desfire.file-unknown'],
    ['9140', 'desfire.key-unknown'],
    ['91DE', 'desfire.already-there'],
    ['910C', 'desfire.no-changes'],
    ['910E', 'desfire.memory-full'],
    ['91BE', 'desfire.out-of-bounds'],
    ['91EE', 'desfire.card-damaged'],
    ['9177', 'card.status-word'],
    ['91AF', 'desfire.answer-invalid'], // more, of nothing
  ])('say why at "%s"', async (answer, error) => {
    const { card } = scriptedCard(['9060000000', answer]);
    expect(await sendNative(card, 0x60)).toEqual({ ok: false, error });
  });

  it('do not follow a card that never ends', async () => {
    const frame = ok(hex('55'.repeat(250) + '91AF'));
    expect(await sendNative({ transmit: async () => frame }, 0x60)).toEqual({
      ok: false,
      error: 'desfire.answer-invalid',
    });
  });
});

describe('applications and files', () => {
  it('are created with the bytes of the public logs', async () => {
    const { card, left } = scriptedCard(
      // CreateApplication(0x00AE16, 0F, 82) of the log cited in ev1.test.ts.
      ['90CA000005 16AE00 0F 82 00', '9100'],
      ['905A000003 16AE00 00', '9100'],
      ['90CB000007 05 03 3012 1F0000 00', '9100'],
      ['90F50000010500', '01 03 3012 1F0000 9100'],
      ['906A000000', '16DE00 24DE00 16AE00 9100'],
    );
    const channel = plainChannel(card);
    const application = { id: 0x00ae16, keys: 2, settings: OPEN_SETTINGS };
    expect(await createApplication(channel, application)).toEqual(done);
    expect(await selectApplication(card, 0x00ae16)).toEqual(done);
    const rights = { read: 1, write: 2, readWrite: 3, change: 0 } as const;
    const file = { file: 5, mode: 'full', rights, size: 31 } as const;
    expect(await createBackupFile(channel, file)).toEqual(done);
    expect(await fileSettings(channel, 5)).toEqual({
      ok: true,
      value: { kind: 'backup', mode: 'full', rights, size: 31 },
    });
    expect(await applicationIds(channel)).toEqual({ ok: true, value: [0x00de16, 0x00de24, 0x00ae16] });
    expect(left()).toBe(0);
  });

  it('are written, committed or given up', async () => {
    const { card, left } = scriptedCard(
      ['903D000009 01 020000 020000 CAFE 00', '9100'],
      ['90C7000000', '9100'],
      ['90A7000000', '9100'],
      ['90BD000007 01 020000 020000 00', 'CAFE 9100'],
      ['90BD000007 01 020000 020000 00', 'CA 9100'],
    );
    const channel = plainChannel(card);
    const place = { file: 1, offset: 2, mode: 'plain' } as const;
    expect(await writeData(channel, { ...place, data: hex('CAFE') })).toEqual(done);
    expect(await commit(channel)).toEqual(done);
    expect(await abort(channel)).toEqual(done);
    expect(await readData(channel, { ...place, length: 2 })).toEqual({ ok: true, value: hex('CAFE') });
    expect(await readData(channel, { ...place, length: 2 })).toEqual({
      ok: false,
      error: 'desfire.answer-invalid',
    });
    expect(left()).toBe(0);
  });

  it('have their settings and rights in the right bits', () => {
    expect(encodeKeySettings(OPEN_SETTINGS)).toBe(0x0f);
    const closed = {
      ...OPEN_SETTINGS,
      settingsChangeable: false,
      createNeedsMaster: true,
      listNeedsMaster: true,
    };
    expect(encodeKeySettings({ ...closed, masterChangeable: false, changeKey: 'itself' })).toBe(0xe0);
    // esup-nfc-tag-server's sample file: access rights 1223 go out as they are written.
    const rights = { read: 2, write: 3, readWrite: 1, change: 2 } as const;
    expect(encodeAccessRights(rights)).toEqual(hex('1223'));
    expect(encodeAccessRights({ read: 'free', write: 'never', readWrite: 'never', change: 0 })).toEqual(
      hex('F0EF'),
    );
  });

  it('of file kinds that are not data have no size', async () => {
    const { card } = scriptedCard(
      ['90F50000010200', '02 00 0000 00000000 E8030000 00000000 00 9100'],
      ['90F50000010200', '01 00 00 9100'],
    );
    expect(await fileSettings(plainChannel(card), 2)).toMatchObject({ value: { kind: 'other', size: null } });
    expect(await fileSettings(plainChannel(card), 2)).toEqual({ ok: false, error: 'desfire.answer-invalid' });
  });
});

describe('making a key the one in place', () => {
  const oldKey = hex('00'.repeat(16));
  const newKey = hex('0F'.repeat(16));
  const change = { number: 0, oldKey, newKey, version: 1 };
  const changeWith = { number: 0, key: oldKey };

  /** A card with one key: what it is changed to counts, or not when the command is lost on the way. */
  function cardWith(start: Uint8Array, fate: 'arrives' | 'lost' | 'answer-lost' = 'arrives') {
    let key = start;
    const opened: string[] = [];
    const session: DesfireSession = {
      card: { transmit: async () => err('card.removed') },
      generation: 'ev2',
      keyNumber: 0,
      end: () => undefined,
      send: async (command: DesfireCommand) => {
        if (fate !== 'lost') key = command.data?.slice(0, 16) ?? key;
        return fate === 'arrives' ? ok(new Uint8Array()) : err('card.removed');
      },
    };
    const open: OpenWith = async ({ key: tried }) => {
      opened.push(tried === newKey ? 'new' : 'old');
      return Buffer.from(tried).equals(key) ? ok(session) : err('desfire.authentication-refused');
    };
    return { open, opened, key: () => key };
  }

  it('changes it, and proves the new one', async () => {
    const card = cardWith(oldKey);
    expect(await ensureKey(card.open, change, changeWith)).toMatchObject({ ok: true, value: { was: 'old' } });
    expect(card.opened).toEqual(['new', 'old', 'new']);
    expect(card.key()).toEqual(newKey);
  });

  it.each(['lost', 'answer-lost'] as const)(
    'is done at the second time, when the first command was %s',
    async (fate) => {
      const first = cardWith(oldKey, fate);
      expect(await ensureKey(first.open, change, changeWith)).toEqual({ ok: false, error: 'card.removed' });
      const second = cardWith(first.key());
      const was = fate === 'lost' ? 'old' : 'new';
      expect(await ensureKey(second.open, change, changeWith)).toMatchObject({ ok: true, value: { was } });
      expect(second.key()).toEqual(newKey);
    },
  );

  it('does not touch a card with a third key', async () => {
    const card = cardWith(hex('77'.repeat(16)));
    expect(await ensureKey(card.open, change, changeWith)).toEqual({
      ok: false,
      error: 'desfire.authentication-refused',
    });
  });

  it('does not take a card that did not answer for one with the old key', async () => {
    const card = cardWith(oldKey);
    const open: OpenWith = async (key) => {
      const answer = await card.open(key);
      return key.key === newKey ? err('card.timeout') : answer;
    };
    expect(await ensureKey(open, change, changeWith)).toEqual({ ok: false, error: 'card.timeout' });
    expect(card.opened).toEqual(['new']);
  });
});

describe('formatting', () => {
  function sessionOf(uid: string) {
    const sent: number[] = [];
    const session: DesfireSession = {
      card: { transmit: async () => err('card.removed') },
      generation: 'ev1',
      keyNumber: 0,
      end: () => undefined,
      send: async ({ instruction }) => {
        sent.push(instruction);
        return ok(instruction === 0x51 ? hex(uid) : new Uint8Array());
      },
    };
    return { session, sent };
  }

  it('erases the card that was named, and no other', async () => {
    const named = parseCardUid('04DE5F1EACC040');
    if (!named.ok) throw new Error(named.error);
    const right = sessionOf('04DE5F1EACC040');
    expect(await formatCard(right.session, { eraseEverythingOn: named.value })).toEqual(done);
    expect(right.sent).toEqual([0x51, 0xfc]);
    const wrong = sessionOf('04DE5F1EACC041');
    expect(await formatCard(wrong.session, { eraseEverythingOn: named.value })).toEqual({
      ok: false,
      error: 'card.changed',
    });
    expect(wrong.sent).toEqual([0x51]);
  });
});
