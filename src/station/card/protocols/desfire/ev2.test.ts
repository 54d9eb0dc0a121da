import { describe, expect, it } from 'vitest';
import { AesKey } from '../../../../shared/card-crypto/aes.ts';
import { asHex, hex, scriptedCard } from '../scripted-card.ts';
import { authenticateEv2First, authenticateEv2NonFirst } from './authenticate-ev2.ts';
import { cardUid } from './card-uid.ts';
import { changeKey } from './change-key.ts';
import type { DesfireSession } from './channel.ts';
import { ev2SessionKeys } from './ev2-keys.ts';
import { ev2Messaging, truncatedMac } from './ev2-messaging.ts';
import { openSession } from './session.ts';

/*
 * NXP's worked examples: AN12196 rev. 2.0 (NTAG 424 DNA, which speaks the secure messaging of DESFire EV2) and AN12343
 * (MIFARE DESFire Light). Read in public copies that quote them table by table: lucianox777/nfc-ev2-crypto, test_ev2.py;
 * MichaelsPlayground/TalkToYourDESFireCard, DesfireAuthenticateEv2.java; RfidResearchGroup/proxmark3,
 * client/src/mifare/desfiretest.c. The data commands there are 8D and AD, where a DESFire EV2 also has 3D and BD.
 */
const WRITE = 0x8d;
const READ = 0xad;
const ZERO = new Uint8Array(16);

interface Published {
  readonly identifier: string;
  readonly encryption?: string;
  readonly mac: string;
  readonly counter?: number;
}

function published({ identifier, encryption, mac, counter }: Published, ...exchanges: [string, string][]) {
  const { card, left } = scriptedCard(...exchanges);
  const keys = { encryption: encryption ? hex(encryption) : ZERO, mac: hex(mac) };
  const transaction = { identifier: hex(identifier), counter: counter ?? 0 };
  return { session: openSession(card, ev2Messaging(card, keys, transaction, 0)), left };
}

const done = { ok: true, value: new Uint8Array() };

describe('session keys and MACs (EV2)', () => {
  it('derives the keys of AN12343, pages 33 to 35', () => {
    const rndA = hex('B04D0787C93EE0CC8CACC8E86F16C6FE');
    const rndB = hex('FA659AD0DCA738DD65DC7DC38612AD81');
    const keys = ev2SessionKeys(new AesKey(ZERO), rndA, rndB);
    expect(asHex(keys.encryption)).toBe('63DC07286289A7A6C0334CA31C314A04');
    expect(asHex(keys.mac)).toBe('774F26743ECE6AF5033B6AE8522946F6');
  });

  it('truncates as AN12343, page 16', () => {
    const key = new AesKey(hex('FD9E26C9766F07C1D07106C0F8F3671F'));
    expect(asHex(truncatedMac(key, hex('510000569D4B24')))).toBe('5CA9EF7C912A391B');
  });
});

describe('authentication (EV2)', () => {
  it('is that of AN12196, table 14, first exchange of the write in table 17', async () => {
    const { card } = scriptedCard(
      ['9071000002 00 00 00', 'A04C124213C186F22399D33AC2A30215 91AF'],
      [
        '90AF000020 35C3E05A752E0144BAC0DE51C1F22C56B34408A23D8AEA266CAB947EA8E0118D 00',
        '3FA64DB5446D1F34CD6EA311167F5E4985B89690C04A05F17FA7AB2F08120663 9100',
      ],
      // Table 18: ChangeFileSettings, the second command of that session.
      ['905F000019 02 61B6D97903566E84C3AE5274467E89EAD799B7C1A0EF7A04 00', '57BFF87B1241E93D 9100'],
    );
    const opened = await authenticateEv2First(card, { number: 0, key: ZERO }, () =>
      hex('13C5DB8A5930439FC3DEF9A4C675360F'),
    );
    if (!opened.ok) throw new Error(opened.error);
    expect(asHex(opened.value.transaction.identifier)).toBe('9D00C4DF');
    opened.value.transaction.counter = 1;
    const settings = hex('4000E0C1F121200000430000430000');
    const command = { instruction: 0x5f, header: hex('02'), data: settings, mode: 'full' } as const;
    expect(await opened.value.send(command)).toEqual(done);
  });

  it('goes through the session of AN12196, tables 19 to 26: First, write, NonFirst, and two changed keys', async () => {
    const { card, left } = scriptedCard(
      ['9071000002 03 00 00', 'B875CEB0E66A6C5CD00898DC371F92D1 91AF'],
      [
        '90AF000020 FF0306E47DFBC50087C4D8A78E88E62DE1E8BE457AA477C707E2F0874916A8B1 00',
        '0CC9A8094A8EEA683ECAAC5C7BF20584206D0608D477110FC6B3D5D3F65C3A6A 9100',
      ],
      [
        '908D00001F 03 000000 0A0000 6B5E6804909962FC4E3FF5522CF0F8436C0C53315B9C73AA 00',
        'C26D236E4A7C046D 9100',
      ],
      ['9077000001 00 00', 'A6A2B3C572D06C097BB8DB70463E22DC 91AF'],
      [
        '90AF000020 BE7D45753F2CAB85F34BC60CE58B940763FE969658A532DF6D95EA2773F6E991 00',
        'B888349C24B315EAB5B589E279C8263E 9100',
      ],
      // Table 24; it gives no answer, and a plain one is the status alone.
      ['908D000019 01 0E0000 120000 FF0506E10500808283000000000000000000 00', '9100'],
      [
        '90C4000029 02 2CF362B7BF4311FF3BE1DAA295E8C68DE09050560D19B9E16C2393AE9CD1FAC7 5D0CE20BCD1D06E6 00',
        '203BB55D1089D587 9100',
      ],
      [
        '90C4000029 00 C0EB4DEEFEDDF0B513A03A95A75491818580503190D4D05053FF75668A01D6FD A6610234BDED6432 00',
        '9100',
      ],
    );
    const challenges = ['B98F4C50CF1C2E084FD150E33992B048', '60BE759EDA560250AC57CDDC11743CF6'];
    const challenge = () => hex(challenges.shift() ?? '');
    const first = await authenticateEv2First(card, { number: 3, key: ZERO }, challenge);
    if (!first.ok) throw new Error(first.error);
    const ten = hex('0102030405060708090A');
    const header = hex('03 000000 0A0000');
    expect(await first.value.send({ instruction: WRITE, header, data: ten, mode: 'full' })).toEqual(done);

    const next = await authenticateEv2NonFirst(first.value, { number: 0, key: ZERO }, challenge);
    if (!next.ok) throw new Error(next.error);
    const container = hex('FF0506E10500808283000000000000000000');
    const at = hex('01 0E0000 120000');
    expect(await next.value.send({ instruction: WRITE, header: at, data: container, mode: 'plain' })).toEqual(
      done,
    );
    const other = hex('F3847D627727ED3BC9C4CC050489B966');
    const own = hex('5004BF991F408672B1EF00F08F9E8647');
    const change = { oldKey: ZERO, version: 1 };
    expect(await changeKey(next.value, { ...change, number: 2, newKey: other })).toEqual(done);
    expect(await changeKey(next.value, { ...change, number: 0, newKey: own })).toEqual(done);
    expect(left()).toBe(0);
    expect(await cardUid(next.value)).toEqual({ ok: false, error: 'desfire.session-over' });
    expect(await cardUid(first.value)).toEqual({ ok: false, error: 'desfire.session-over' });
  });

  it('refuses a card that does not give our challenge back', async () => {
    const { card } = scriptedCard(
      ['9071000002 00 00 00', 'A04C124213C186F22399D33AC2A30215 91AF'],
      [
        '90AF000020 35C3E05A752E0144BAC0DE51C1F22C56B34408A23D8AEA266CAB947EA8E0118D 00',
        '3FA64DB5446D1F34CD6EA311167F5E4985B89690C04A05F17FA7AB2F08120664 9100',
      ],
    );
    const challenge = () => hex('13C5DB8A5930439FC3DEF9A4C675360F');
    expect(await authenticateEv2First(card, { number: 0, key: ZERO }, challenge)).toEqual({
      ok: false,
      error: 'desfire.card-not-proven',
    });
  });
});

describe('continuing with another key (EV2)', () => {
  it('refuses a card that does not give our challenge back', async () => {
    const { card } = scriptedCard(
      ['9071000002 03 00 00', 'B875CEB0E66A6C5CD00898DC371F92D1 91AF'],
      [
        '90AF000020 FF0306E47DFBC50087C4D8A78E88E62DE1E8BE457AA477C707E2F0874916A8B1 00',
        '0CC9A8094A8EEA683ECAAC5C7BF20584206D0608D477110FC6B3D5D3F65C3A6A 9100',
      ],
      ['9077000001 00 00', 'A6A2B3C572D06C097BB8DB70463E22DC 91AF'],
      [
        '90AF000020 BE7D45753F2CAB85F34BC60CE58B940763FE969658A532DF6D95EA2773F6E991 00',
        'B888349C24B315EAB5B589E279C8263F 9100',
      ],
    );
    const challenges = ['B98F4C50CF1C2E084FD150E33992B048', '60BE759EDA560250AC57CDDC11743CF6'];
    const challenge = () => hex(challenges.shift() ?? '');
    const first = await authenticateEv2First(card, { number: 3, key: ZERO }, challenge);
    if (!first.ok) throw new Error(first.error);
    expect(await authenticateEv2NonFirst(first.value, { number: 0, key: ZERO }, challenge)).toEqual({
      ok: false,
      error: 'desfire.card-not-proven',
    });
  });
});

describe('commands with a MAC (EV2)', () => {
  it('are those of AN12196, table 7', async () => {
    const settings = '0040EEEE000100D1FE001F00004400004400002000006A0000';
    const { session } = published({ identifier: '7A21085E', mac: '8248134A386E86EB7FAF54A52E536CB6' }, [
      '90F5000009 02 6597A457C8CD442C 00',
      `${settings} 2A474282E7A47986 9100`,
    ]);
    const command = { instruction: 0xf5, header: hex('02'), mode: 'administration' } as const;
    expect(await session.send(command)).toEqual({ ok: true, value: hex(settings) });
  });

  it('write and read a file as AN12343, page 54 and on', async () => {
    const data = '22'.repeat(25);
    const { session, left } = published(
      { identifier: 'E2D3AF69', mac: '9366FA195EB566F5BD2BAD4020B83002' },
      [`908D000028 00 000000 190000 ${data} 68F2C28C575A1628 00`, '0820F68898C2A7F1 9100'],
      ['90AD00000F 00 000000 300000 0D9BE191D5960834 00', `${data} ${'00'.repeat(23)} A49A44222D926666 9100`],
    );
    const write = {
      instruction: WRITE,
      header: hex('00 000000 190000'),
      data: hex(data),
      mode: 'mac',
    } as const;
    const read = { instruction: READ, header: hex('00 000000 300000'), mode: 'mac' } as const;
    expect(await session.send(write)).toEqual(done);
    expect(await session.send(read)).toEqual({ ok: true, value: hex(data + '00'.repeat(23)) });
    expect(left()).toBe(0);
  });

  it('end the session with the first wrong MAC', async () => {
    const { session } = published({ identifier: '7A21085E', mac: '8248134A386E86EB7FAF54A52E536CB6' }, [
      '90F5000009 02 6597A457C8CD442C 00',
      '0040EEEE000100D1FE001F00004400004400002000006A0001 2A474282E7A47986 9100',
    ]);
    const command = { instruction: 0xf5, header: hex('02'), mode: 'mac' } as const;
    expect(await session.send(command)).toEqual({ ok: false, error: 'desfire.mac-wrong' });
    expect(await session.send(command)).toEqual({ ok: false, error: 'desfire.session-over' });
  });
});

describe('enciphered commands (EV2)', () => {
  const uid = async (session: DesfireSession) => await cardUid(session);

  it('read the true UID as AN12196, table 28', async () => {
    const { session } = published(
      {
        identifier: 'DF055522',
        encryption: '2B4D963C014DC36F24F69A50A394F875',
        mac: '379D32130CE61705DD5FD8C36B95D764',
      },
      ['9051000008 8E2C155ADDA99BE3 00', '70756055688505B52A5E26E59E329CD6 595F672298EA41B7 9100'],
    );
    expect(await uid(session)).toEqual({ ok: true, value: '04958CAA5C5E80' });
  });

  it('read the true UID as AN12343, pages 15 to 17', async () => {
    const { session } = published(
      {
        identifier: '569D4B24',
        encryption: 'C1D7BD9F60034D8432F9AF3403D573D0',
        mac: 'FD9E26C9766F07C1D07106C0F8F3671F',
      },
      ['9051000008 5CA9EF7C912A391B 00', 'CDFFBF6D34231DA2789DA9D3AB15D560 CE75E39EDBE94C2F 9100'],
    );
    expect(await uid(session)).toEqual({ ok: true, value: '04DE5F1EACC040' });
  });

  it('write and ask as AN12343, pages 55 to 58', async () => {
    const keys = {
      identifier: 'CD73D8E5',
      encryption: 'FFBCFE1F41840A09C9A88D0A4B10DF05',
      mac: '37E7234B11BEBEFDE41A8F290090EF80',
    };
    const written =
      '908D00002F 00 000000 190000 D7446FBC912580C0A65E738D28B609E43ADBB8FB2B4CA68744D1BBEBB37EBD32 700ADF7BB9F62A6C 00';
    const { session, left } = published(keys, [written, '911E']);
    const header = hex('00 000000 190000');
    // The answer is not quoted publicly: the command is what this checks.
    const write = { instruction: WRITE, header, data: hex('22'.repeat(25)), mode: 'full' } as const;
    expect(await session.send(write)).toEqual({ ok: false, error: 'desfire.command-refused' });
    expect(left()).toBe(0);
    const later = published({ ...keys, counter: 1 }, [
      '90AD00000F 00 000000 300000 7CF94F122B3DB05F 00',
      '91AE',
    ]);
    const read = {
      instruction: READ,
      header: hex('00 000000 300000'),
      mode: 'full',
      answerBytes: 48,
    } as const;
    expect(await later.session.send(read)).toEqual({ ok: false, error: 'desfire.authentication-refused' });
  });

  it('cut a long command into frames, with one MAC over the whole (AN12196, table 17)', async () => {
    const cryptogram =
      '421C73A27D827658AF481FDFF20A5025B559D0E3AA21E58D347F343CFFC768BFE596C706BC00F2176781D4B0242642A0' +
      'FF5A42C461AAF894D9A1284B8C76BCFA658ACD40555D362E08DB15CF421B51283F9064BCBE20E96CAE545B407C9D651A' +
      '3315B27373772E5DA2367D2064AE054AF996C6F1F669170FA88CE8C4E3A4A7BBBEF0FD971FF532C3A802AF745660F2B4';
    const body = `02000000800000${cryptogram}D1D9A8499661EBF3`; // 159 bytes, one frame in the example
    const { session, left } = published(
      {
        identifier: '9D00C4DF',
        encryption: '1309C877509E5A215007FF0ED19CA564',
        mac: '4C6626F5E72EA694202139295C7A7FC7',
      },
      [`908D000036${body.slice(0, 108)}00`, '91AF'],
      [`90AF000036${body.slice(108, 216)}00`, '91AF'],
      [`90AF000033${body.slice(216)}00`, 'FC222E5F7A542452 9100'],
    );
    const url = Buffer.from(
      'choose.url.com/ntag424?e=00000000000000000000000000000000&c=0000000000000000',
      'latin1',
    );
    const data = Buffer.concat([hex('0051D1014D5504'), url, new Uint8Array(128 - 7 - url.length)]);
    const command = { instruction: WRITE, header: hex('02 000000 800000'), data, mode: 'full' } as const;
    expect(await session.send(command)).toEqual(done);
    expect(left()).toBe(0);
  });

  it('set the configuration as AN12196, table 27', async () => {
    const { session } = published(
      {
        identifier: 'D779B1D0',
        encryption: '7951A705F47F3C29B596454DC1490383',
        mac: 'FE4EDBF46536557E304682F33E63A84F',
      },
      ['905C000019 00 8EA0138A7AF6FC8E99DF2A3A305602C43A7A3C9228C3134A 00', '86044208CAD1676A 9100'],
    );
    const command = { instruction: 0x5c, header: hex('00'), data: hex('02'), mode: 'full' } as const;
    expect(await session.send(command)).toEqual(done);
  });
});
