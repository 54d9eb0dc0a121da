import { randomBytes } from 'node:crypto';
import { concat, equal, fromLittleEndian, littleEndian, rotateLeft, xor } from '../bytes.ts';
import { decrypt, encrypt, lastBlock } from '../desfire/aes.ts';
import { Command, Status } from '../desfire/codes.ts';
import { crc32 } from '../desfire/crc32.ts';
import { ev1SessionKey } from '../desfire/messaging/ev1.ts';
import { ev2SessionKeys } from '../desfire/messaging/ev2.ts';
import type { CommMode } from '../desfire/messaging/messaging.ts';
import { ev1ReaderSession, ev2ReaderSession, type ReaderSession } from './reader-sessions.ts';

/** The card refused; `status` says why. */
export class CardRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status.toString(16)}`);
    this.status = status;
  }
}

/** Answers one APDU, at once or later. */
export type Transmit = (apdu: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const FRAME = 59;

/** A reader of DESFire cards for the tests of the virtual card. Refusals throw {@link CardRefused}. */
export class DesfireReader {
  readonly #transmit: Transmit;
  #session: ReaderSession | undefined;
  #transaction: Uint8Array = new Uint8Array(4);

  constructor(transmit: Transmit) {
    this.#transmit = transmit;
  }

  /** The same session over another way to the card. */
  through(transmit: Transmit): DesfireReader {
    const other = new DesfireReader(transmit);
    other.#session = this.#session;
    other.#transaction = this.#transaction;
    return other;
  }

  /** One native frame, as it is. */
  async frame(
    code: number,
    data: Uint8Array = new Uint8Array(0),
  ): Promise<{ status: number; data: Uint8Array }> {
    const length = data.length > 0 ? Uint8Array.of(data.length) : new Uint8Array(0);
    const apdu = concat(Uint8Array.of(0x90, code, 0, 0), length, data, Uint8Array.of(0));
    const reply = await this.#transmit(apdu);
    if (reply.at(-2) !== 0x91) throw new CardRefused((reply.at(-2) ?? 0) * 256 + (reply.at(-1) ?? 0));
    return { status: reply.at(-1) ?? 0, data: reply.slice(0, -2) };
  }

  /** A whole command and its whole answer, in as many frames as they take. */
  async #exchange(code: number, data: Uint8Array): Promise<Uint8Array> {
    let reply = await this.frame(code, data.slice(0, FRAME));
    for (let at = FRAME; at < data.length; at += FRAME) {
      if (reply.status !== Status.additionalFrame) break;
      reply = await this.frame(Command.moreFrames, data.slice(at, at + FRAME));
    }
    let whole = reply.data;
    while (reply.status === Status.additionalFrame) {
      reply = await this.frame(Command.moreFrames);
      whole = concat(whole, reply.data);
    }
    if (reply.status === Status.ok) return whole;
    this.#session = undefined; // an error ends the session on both sides
    throw new CardRefused(reply.status);
  }

  /** A command without secrets. */
  async command(code: number, data: Uint8Array = new Uint8Array(0)): Promise<Uint8Array> {
    const session = this.#session;
    if (!session) return this.#exchange(code, data);
    const sent = session.protect(code, data, new Uint8Array(0), session.generalCommand);
    return session.open(await this.#exchange(code, sent), 'mac', 0);
  }

  async select(id: string): Promise<void> {
    this.#session = undefined;
    await this.#exchange(Command.selectApplication, Uint8Array.from(Buffer.from(id, 'hex')));
  }

  async authenticate(how: 'ev1' | 'ev2' | 'next', number: number, key: Uint8Array): Promise<void> {
    const counter = how === 'next' ? (this.#session?.counter() ?? 0) : 0;
    const code = {
      ev1: Command.authenticateAes,
      ev2: Command.authenticateEv2First,
      next: Command.authenticateEv2NonFirst,
    }[how];
    const first = await this.frame(code, how === 'ev2' ? Uint8Array.of(number, 0) : Uint8Array.of(number));
    if (first.status !== Status.additionalFrame) throw new CardRefused(first.status);
    const rndB = decrypt(key, first.data);
    const rndA = Uint8Array.from(randomBytes(16));
    const proof = encrypt(
      key,
      concat(rndA, rotateLeft(rndB)),
      how === 'ev1' ? lastBlock(first.data) : undefined,
    );
    const second = await this.frame(Command.moreFrames, proof);
    if (second.status !== Status.ok) throw new CardRefused(second.status);
    const clear = decrypt(key, second.data, how === 'ev1' ? lastBlock(proof) : undefined);
    const echo = how === 'ev2' ? clear.slice(4, 20) : clear;
    if (!equal(echo, rotateLeft(rndA))) throw new Error('the card proved another key');
    if (how === 'ev2') this.#transaction = clear.slice(0, 4);
    this.#session =
      how === 'ev1'
        ? ev1ReaderSession(ev1SessionKey(rndA, rndB))
        : ev2ReaderSession(ev2SessionKeys(key, rndA, rndB), this.#transaction, counter);
  }

  async write(file: number, offset: number, data: Uint8Array, mode: CommMode): Promise<void> {
    const header = concat(Uint8Array.of(file), littleEndian(offset, 3), littleEndian(data.length, 3));
    const sent = this.#session?.protect(Command.writeData, header, data, mode) ?? concat(header, data);
    const reply = await this.#exchange(Command.writeData, sent);
    this.#session?.open(reply, mode === 'full' ? 'mac' : mode, 0);
  }

  async read(
    file: number,
    offset: number,
    length: number,
    mode: CommMode,
    expected = length,
  ): Promise<Uint8Array> {
    const header = concat(Uint8Array.of(file), littleEndian(offset, 3), littleEndian(length, 3));
    const session = this.#session;
    if (!session) return this.#exchange(Command.readData, header);
    const protects = session.generalCommand === 'mac' && mode !== 'plain' ? 'mac' : 'plain';
    const sent = session.protect(Command.readData, header, new Uint8Array(0), protects);
    return session.open(await this.#exchange(Command.readData, sent), mode, expected);
  }

  /** `old` is missing for the key of the session, which ends. `number` as the card wants it: 80 at the PICC level. */
  async changeKey(number: number, key: Uint8Array, version: number, old?: Uint8Array): Promise<void> {
    const body = concat(old ? xor(key, old) : key, Uint8Array.of(version));
    const sent = this.#session?.protect(
      Command.changeKey,
      Uint8Array.of(number),
      body,
      'full',
      old ? crc32(key) : undefined,
    );
    const reply = await this.#exchange(Command.changeKey, sent ?? body);
    if (old) this.#session?.open(reply, 'mac', 0);
    else this.#session = undefined;
  }

  /** A command whose data are enciphered. */
  async protectedCommand(code: number, body: Uint8Array): Promise<void> {
    const sent = this.#session?.protect(code, new Uint8Array(0), body, 'full') ?? body;
    const reply = await this.#exchange(code, sent);
    this.#session?.open(reply, 'mac', 0);
  }

  async cardUid(): Promise<Uint8Array> {
    const sent = this.#session?.protect(
      Command.getCardUid,
      new Uint8Array(0),
      new Uint8Array(0),
      this.#session.generalCommand,
    );
    const reply = await this.#exchange(Command.getCardUid, sent ?? new Uint8Array(0));
    return this.#session?.open(reply, 'full', 7) ?? reply;
  }

  /** Bytes that are left for files. */
  async freeBytes(): Promise<number> {
    return fromLittleEndian(await this.command(Command.getFreeMemory));
  }

  /** Creates a file: `access` is read, write, read and write, change. */
  async createFile(
    kind: 'standard' | 'backup',
    file: number,
    mode: CommMode,
    access: number,
    size: number,
  ): Promise<void> {
    const code = kind === 'standard' ? Command.createStandardFile : Command.createBackupFile;
    const settings = Uint8Array.of(file, { plain: 0, mac: 1, full: 3 }[mode]);
    await this.command(code, concat(settings, littleEndian(access, 2), littleEndian(size, 3)));
  }
}
