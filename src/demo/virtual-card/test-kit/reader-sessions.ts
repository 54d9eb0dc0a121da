import { concat, equal, littleEndian } from '../bytes.ts';
import { decrypt, encrypt, lastBlock, padMarked, padZero, unpadMarked, ZERO_IV } from '../desfire/aes.ts';
import { cmac } from '../desfire/cmac.ts';
import { crc32 } from '../desfire/crc32.ts';
import type { Ev2Keys } from '../desfire/messaging/ev2.ts';
import type { CommMode } from '../desfire/messaging/messaging.ts';

/** The reader's end of a session, for tests: it protects commands and opens answers. Wrong answers throw. */
export interface ReaderSession {
  /** `extra` is what EV1 puts behind its CRC. */
  protect(code: number, header: Uint8Array, body: Uint8Array, mode: CommMode, extra?: Uint8Array): Uint8Array;
  /** `length` of the clear data, which EV1 must know in full mode. */
  open(data: Uint8Array, mode: CommMode, length: number): Uint8Array;
  /** The mode of a command that has none of its own. */
  readonly generalCommand: CommMode;
  /** Commands so far, for a session that goes on with other keys. */
  counter(): number;
}

const OK = Uint8Array.of(0);

/** The reader's end of EV1. */
export function ev1ReaderSession(key: Uint8Array): ReaderSession {
  let iv: Uint8Array = ZERO_IV;
  const mac = (data: Uint8Array) => (iv = cmac(key, data, iv)).subarray(0, 8);
  return {
    generalCommand: 'plain',
    counter: () => 0,
    protect(code, header, body, mode, extra = new Uint8Array(0)) {
      const whole = concat(Uint8Array.of(code), header, body);
      if (mode !== 'full') return concat(header, body, mac(whole).subarray(0, mode === 'mac' ? 8 : 0));
      const secret = encrypt(key, padZero(concat(body, crc32(whole), extra)), iv);
      iv = lastBlock(secret);
      return concat(header, secret);
    },
    open(data, mode, length) {
      if (mode === 'full') {
        const clear = decrypt(key, data, iv);
        iv = lastBlock(data);
        const body = clear.slice(0, length);
        must(equal(clear.slice(length, length + 4), crc32(concat(body, OK))), 'CRC');
        return body;
      }
      const body = data.slice(0, -8);
      must(equal(mac(concat(body, OK)), data.slice(-8)), 'MAC');
      return body;
    },
  };
}

/** The reader's end of EV2. */
export function ev2ReaderSession(keys: Ev2Keys, transaction: Uint8Array, first = 0): ReaderSession {
  let counter = first;
  const mac = (code: number, data: Uint8Array) =>
    cmac(keys.mac, concat(Uint8Array.of(code), littleEndian(counter, 2), transaction, data)).filter(
      (_, index) => index % 2 === 1,
    );
  const vector = (a: number, b: number) =>
    encrypt(
      keys.encryption,
      concat(Uint8Array.of(a, b), transaction, littleEndian(counter, 2), new Uint8Array(8)),
    );
  return {
    generalCommand: 'mac',
    counter: () => counter,
    protect(code, header, body, mode, extra = new Uint8Array(0)) {
      const clear = concat(body, extra);
      const secret = mode === 'full' && clear.length > 0;
      const data = concat(
        header,
        secret ? encrypt(keys.encryption, padMarked(clear), vector(0xa5, 0x5a)) : clear,
      );
      const sealed = mode === 'plain' ? data : concat(data, mac(code, data));
      counter += 1;
      return sealed;
    },
    open(data, mode) {
      if (mode === 'plain') return data;
      const body = data.slice(0, -8);
      must(equal(mac(0, body), data.slice(-8)), 'MAC');
      if (mode !== 'full' || body.length === 0) return body;
      const clear = unpadMarked(decrypt(keys.encryption, body, vector(0x5a, 0xa5)));
      must(clear !== undefined, 'padding');
      return clear;
    },
  };
}

function must(good: boolean, what: string): asserts good {
  if (!good) throw new Error(`wrong ${what} in an answer of the card`);
}
