import { beforeEach, describe, expect, it } from 'vitest';
import { hexBytes, toHex } from '../bytes.ts';
import { PowerCut } from '../card.ts';
import { CardRefused, DesfireReader } from '../test-kit/desfire-reader.ts';
import { Command, Status } from './codes.ts';
import { desfireCard, type DesfireCard } from './desfire-card.ts';
import { ZERO_KEY } from './picc.ts';

const UID = '04A1B2C3D4E580';
const APPLICATION = '01A0F5';
const ZERO = new Uint8Array(16);
const KEY = hexBytes('000102030405060708090A0B0C0D0E0F');
const LONG = Uint8Array.from({ length: 200 }, (_, index) => index);

let card: DesfireCard;
let reader: DesfireReader;

async function prepare(generation: 'ev1' | 'ev2'): Promise<void> {
  card = desfireCard({ uid: UID, generation, masterKey: ZERO_KEY });
  reader = new DesfireReader((apdu) => card.transmit(apdu));
  await reader.command(Command.createApplication, hexBytes(`${APPLICATION}0F83`));
  await reader.select(APPLICATION);
}

/** The status of a refusal. */
async function refusal(promise: Promise<unknown>): Promise<number | undefined> {
  return promise.then(
    () => undefined,
    (cause: unknown) => (cause instanceof CardRefused ? cause.status : Promise.reject(cause as Error)),
  );
}

describe.each(['ev1', 'ev2'] as const)('DESFire %s', (how) => {
  beforeEach(() => prepare(how));

  it.each(['plain', 'mac', 'full'] as const)(
    'takes and gives 200 bytes in %s mode, over several frames',
    async (mode) => {
      await reader.createFile('standard', 1, mode, 0x1200, 200);
      await reader.authenticate(how, 2, ZERO);
      await reader.write(1, 0, LONG, mode);
      await reader.authenticate(how, 1, ZERO);
      expect(await reader.read(1, 0, 200, mode)).toEqual(LONG);
      expect(card.content(APPLICATION, 1)).toEqual(LONG);
    },
  );

  it('gives a file to its end when no length is said', async () => {
    await reader.createFile('standard', 1, 'full', 0x0000, 21);
    await reader.authenticate(how, 0, ZERO);
    await reader.write(1, 0, LONG.slice(0, 21), 'full');
    expect(await reader.read(1, 4, 0, 'full', 17)).toEqual(LONG.slice(4, 21));
  });

  it('changes the key of the session and another one, and knows the versions', async () => {
    await reader.authenticate(how, 0, ZERO);
    await reader.changeKey(1, KEY, 7, ZERO);
    expect(await reader.command(Command.getKeyVersion, Uint8Array.of(1))).toEqual(Uint8Array.of(7));
    await reader.changeKey(1, KEY.toReversed(), 8, KEY); // the difference counts, not the new key
    await reader.changeKey(0, KEY, 9);
    expect(await refusal(reader.authenticate(how, 0, ZERO))).toBe(Status.authenticationError);
    await reader.authenticate(how, 0, KEY);
    await reader.authenticate(how, 1, KEY.toReversed());
    expect(card.application(APPLICATION)?.keys.map(({ version }) => version)).toEqual([9, 8, 0]);
  });

  it('keeps a key when the reader did not know the old one', async () => {
    await reader.authenticate(how, 0, ZERO);
    expect(await refusal(reader.changeKey(1, KEY, 7, KEY))).toBe(Status.integrityError);
    expect(card.application(APPLICATION)?.keys[1]?.value).toEqual(ZERO);
  });

  it('has nothing to commit or to abort twice', async () => {
    await reader.createFile('backup', 1, 'plain', 0xeeee, 8);
    for (const end of [Command.commitTransaction, Command.abortTransaction]) {
      await reader.write(1, 0, LONG.slice(0, 8), 'plain');
      await reader.command(end);
      expect(await refusal(reader.command(end))).toBe(Status.noChanges);
    }
  });

  it('changes the master key of the card, and formats with it only', async () => {
    await reader.select('000000');
    await reader.authenticate(how, 0, ZERO);
    await reader.changeKey(0x80, KEY, 1);
    expect(await refusal(reader.command(Command.formatPicc))).toBe(Status.authenticationError);
    const before = await reader.freeBytes();
    await reader.authenticate(how, 0, KEY);
    await reader.command(Command.formatPicc);
    expect(card.applicationIds()).toEqual([]);
    expect(await reader.freeBytes()).toBeGreaterThan(before);
  });

  it('changes key settings, and then holds to them', async () => {
    await reader.authenticate(how, 0, ZERO);
    expect(await reader.command(Command.getKeySettings)).toEqual(hexBytes('0F83'));
    const settings = Uint8Array.of(0xf0); // keys frozen, nothing free, nothing changeable
    await reader.protectedCommand(Command.changeKeySettings, settings);
    expect(await refusal(reader.changeKey(1, KEY, 1, ZERO))).toBe(Status.permissionDenied);
    await reader.authenticate(how, 0, ZERO);
    expect(await refusal(reader.protectedCommand(Command.changeKeySettings, settings))).toBe(
      Status.permissionDenied,
    );
    expect(await refusal(reader.command(Command.getFileIds))).toBe(Status.authenticationError);
  });

  it('lets nobody read or write without the right', async () => {
    await reader.createFile('standard', 1, 'plain', 0x12ff, 8);
    await reader.createFile('standard', 2, 'plain', 0xffff, 8);
    expect(await refusal(reader.read(1, 0, 8, 'plain'))).toBe(Status.authenticationError);
    expect(await refusal(reader.read(2, 0, 8, 'plain'))).toBe(Status.permissionDenied);
    await reader.authenticate(how, 1, ZERO);
    expect(await reader.read(1, 0, 8, how === 'ev1' ? 'mac' : 'plain')).toEqual(new Uint8Array(8));
    expect(await refusal(reader.write(1, 0, LONG.slice(0, 8), 'plain'))).toBe(Status.authenticationError);
  });

  it('ends the session after an error', async () => {
    await reader.createFile('standard', 1, 'mac', 0x0000, 8);
    await reader.authenticate(how, 0, ZERO);
    expect(await refusal(reader.read(1, 0, 9, 'mac'))).toBe(Status.boundaryError);
    expect((await reader.frame(Command.readData, hexBytes('01000000080000'))).status).toBe(
      Status.authenticationError,
    );
  });

  it('refuses a command whose MAC is wrong, and keeps the old content', async () => {
    await reader.createFile('standard', 1, 'mac', 0x0000, 8);
    const meddler = new DesfireReader((apdu) => {
      const writes = apdu[1] === Command.writeData;
      return card.transmit(apdu.map((byte, index) => (writes && index === 12 ? byte ^ 1 : byte)));
    });
    await meddler.authenticate(how, 0, ZERO);
    expect(await refusal(meddler.write(1, 0, LONG.slice(0, 8), 'mac'))).toBe(Status.integrityError);
    expect(card.content(APPLICATION, 1)).toEqual(new Uint8Array(8));
  });

  it('opens its PICC level to no AES key as long as it has the key of the factory', async () => {
    const blank = desfireCard({ uid: UID, generation: how });
    const first = new DesfireReader((apdu) => blank.transmit(apdu));
    expect(await refusal(first.authenticate(how, 0, ZERO))).toBe(Status.authenticationError);
    expect(await first.command(Command.getKeySettings)).toEqual(hexBytes('0F01'));
    await first.command(Command.createApplication, hexBytes(`${APPLICATION}0F81`));
    await first.select(APPLICATION);
    await first.authenticate(how, 0, ZERO);
  });

  it('says its real UID in a session only', async () => {
    expect(await refusal(reader.cardUid())).toBe(Status.authenticationError);
    await reader.authenticate(how, 0, ZERO);
    expect(toHex(await reader.cardUid())).toBe(UID);
  });

  it('refuses the next command when the reader did not take all frames', async () => {
    expect((await reader.frame(Command.getVersion)).status).toBe(Status.additionalFrame);
    expect((await reader.frame(Command.getKeyVersion, Uint8Array.of(0))).status).toBe(Status.commandAborted);
    expect((await reader.frame(Command.getKeyVersion, Uint8Array.of(0))).status).toBe(Status.ok);
    expect((await reader.frame(Command.moreFrames)).status).toBe(Status.illegalCommand);
  });

  it.each(['old', 'new'] as const)('holds the %s key after a ChangeKey that was torn so', async (atomic) => {
    await reader.authenticate(how, 0, ZERO);
    card.tear({ bytes: 0, atomic });
    await expect(reader.changeKey(0, KEY, 1)).rejects.toThrow(PowerCut);
    await expect(reader.select(APPLICATION)).rejects.toThrow('without power');
    card.powerOn();
    await reader.select(APPLICATION);
    const [held, lost] = atomic === 'old' ? [ZERO, KEY] : [KEY, ZERO];
    expect(await refusal(reader.authenticate(how, 0, lost))).toBe(Status.authenticationError);
    await reader.authenticate(how, 0, held);
  });

  it.each([
    ['plain', 'the first frame of it', LONG.slice(0, 52)],
    ['full', 'nothing of it', new Uint8Array(52)],
  ] as const)('keeps of a write in %s mode, cut between two frames, %s', async (mode, _, left) => {
    await reader.createFile('standard', 1, mode, 0x0000, 200);
    await reader.authenticate(how, 0, ZERO);
    let frames = 0;
    const cut = reader.through((apdu) => {
      if (++frames === 2) throw new Error('gone');
      return card.transmit(apdu);
    });
    await expect(cut.write(1, 0, LONG, mode)).rejects.toThrow('gone');
    card.powerOff();
    expect(card.content(APPLICATION, 1)?.slice(0, 52)).toEqual(left);
    expect(card.content(APPLICATION, 1)?.slice(52)).toEqual(new Uint8Array(148));
  });

  it('shows a standard file torn, byte by byte', async () => {
    await reader.createFile('standard', 1, 'plain', 0xeeee, 8);
    for (let bytes = 0; bytes <= 8; bytes++) {
      await reader.write(1, 0, new Uint8Array(8), 'plain');
      card.tear({ bytes, atomic: 'old' });
      await expect(reader.write(1, 0, new Uint8Array(8).fill(0xff), 'plain')).rejects.toThrow(PowerCut);
      card.powerOn();
      await reader.select(APPLICATION);
      expect(toHex(await reader.read(1, 0, 8, 'plain'))).toBe('FF'.repeat(bytes).padEnd(16, '0'));
    }
  });
});

describe('DESFire EV2 only', () => {
  beforeEach(() => prepare('ev2'));

  it('goes on in its transaction with another key, and keeps what was written for the commit', async () => {
    await reader.createFile('backup', 1, 'full', 0x0000, 8);
    await reader.createFile('backup', 2, 'full', 0x1111, 8);
    await reader.authenticate('ev2', 0, ZERO);
    await reader.write(1, 0, LONG.slice(0, 8), 'full');
    await reader.authenticate('next', 1, ZERO);
    await reader.write(2, 0, LONG.slice(8, 16), 'full');
    await reader.command(Command.commitTransaction);
    expect([card.content(APPLICATION, 1), card.content(APPLICATION, 2)]).toEqual([
      LONG.slice(0, 8),
      LONG.slice(8, 16),
    ]);
  });

  it('refuses NonFirst without a transaction, and a counter that was played back', async () => {
    expect(await refusal(reader.authenticate('next', 0, ZERO))).toBe(Status.permissionDenied);
    await reader.createFile('standard', 1, 'mac', 0x0000, 8);
    const sent: Uint8Array[] = [];
    const recorder = new DesfireReader((apdu) => (sent.push(apdu), card.transmit(apdu)));
    await recorder.authenticate('ev2', 0, ZERO);
    await recorder.write(1, 0, LONG.slice(0, 8), 'mac');
    expect(toHex(card.transmit(sent.at(-1) ?? ZERO))).toBe('911E');
  });

  it('hides its UID behind a random one that changes with the power', async () => {
    const hidden = desfireCard({ uid: UID, randomUid: true, masterKey: ZERO_KEY });
    const shown = new Set<string>();
    for (let wake = 0; wake < 5; wake++) {
      expect(toHex(hidden.transmit(hexBytes('FFCA000000')))).toMatch(/^08[0-9A-F]{6}9000$/);
      shown.add(toHex(hidden.uid));
      hidden.powerOff();
      hidden.powerOn();
    }
    expect(shown.size).toBeGreaterThan(1);
    const inside = new DesfireReader((apdu) => hidden.transmit(apdu));
    expect(toHex(await inside.command(Command.getVersion))).not.toContain(UID);
    await inside.authenticate('ev2', 0, ZERO);
    expect(toHex(await inside.cardUid())).toBe(UID);
  });
});

describe('DESFire applications', () => {
  beforeEach(() => prepare('ev2'));

  it('are listed over several frames, up to 28, and each identifier once', async () => {
    await reader.select('000000');
    for (let index = 0; index < 27; index++)
      await reader.command(Command.createApplication, Uint8Array.of(index, 0, 0xf0, 0x0f, 0x81));
    expect(await reader.command(Command.getApplicationIds)).toHaveLength(28 * 3);
    expect(await refusal(reader.command(Command.createApplication, hexBytes('AAAAAA0F81')))).toBe(
      Status.countError,
    );
    expect(await refusal(reader.command(Command.createApplication, hexBytes(`${APPLICATION}0F81`)))).toBe(
      Status.duplicateError,
    );
  });

  it('go with their own master key or that of the card', async () => {
    await reader.authenticate('ev2', 0, ZERO);
    await reader.command(Command.deleteApplication, hexBytes(APPLICATION)).catch(() => undefined);
    expect(card.application(APPLICATION)).toBeUndefined();
    expect(await refusal(reader.select(APPLICATION))).toBe(Status.applicationNotFound);
  });

  it('go with that of the card only when the card wants so', async () => {
    await reader.select('000000');
    await reader.authenticate('ev2', 0, ZERO);
    await reader.protectedCommand(Command.changeKeySettings, Uint8Array.of(0x0b)); // creation is not free any more
    await reader.select(APPLICATION);
    await reader.authenticate('ev2', 0, ZERO);
    const remove = () => reader.command(Command.deleteApplication, hexBytes(APPLICATION));
    expect(await refusal(remove())).toBe(Status.permissionDenied);
    await reader.select('000000');
    expect(await refusal(remove())).toBe(Status.authenticationError);
    await reader.authenticate('ev2', 0, ZERO);
    await remove();
    expect(card.applicationIds()).toEqual([]);
  });

  it('do not take more bytes than the card has', async () => {
    expect(await refusal(reader.createFile('backup', 1, 'plain', 0xeeee, 4200))).toBe(Status.outOfMemory);
    await reader.createFile('standard', 1, 'plain', 0xeeee, 4200);
    expect(await refusal(reader.createFile('standard', 1, 'plain', 0xeeee, 1))).toBe(Status.duplicateError);
  });

  it('know no command of EV2 on an EV1', async () => {
    await prepare('ev1');
    expect(await refusal(reader.authenticate('ev2', 0, ZERO))).toBe(Status.illegalCommand);
    expect((await reader.frame(Command.readDataIso, new Uint8Array(7))).status).toBe(Status.illegalCommand);
    expect((await reader.frame(Command.writeData, new Uint8Array(60))).status).toBe(Status.lengthError);
  });
});
