import { concat, EMPTY, equal, littleEndian, xor } from '../../bytes.ts';
import { decrypt, encrypt, padMarked, unpadMarked } from '../aes.ts';
import { cmac } from '../cmac.ts';
import { Status } from '../codes.ts';
import type { CommMode, Messaging, Plan } from './messaging.ts';

const MAC = 8;

/** Labels of the initial vectors and, with the constants behind, of the session vectors (NT4H2421Gx data sheet, rev. 3.0, 9.1.4 and 9.1.7). */
const TO_CARD = Uint8Array.of(0xa5, 0x5a);
const FROM_CARD = Uint8Array.of(0x5a, 0xa5);
/** Counter 0001 and length 0080 of the key derivation (NIST SP 800-108, 5.1; NT4H2421Gx data sheet, rev. 3.0, 9.1.7). */
const DERIVATION = Uint8Array.of(0x00, 0x01, 0x00, 0x80);

/** The two keys of a session, 16 bytes each. */
export interface Ev2Keys {
  readonly encryption: Uint8Array;
  readonly mac: Uint8Array;
}

/** Derives SesAuthENCKey and SesAuthMACKey (NT4H2421Gx data sheet, rev. 3.0, 9.1.7; AN12343, 7.1.3.1). */
export function ev2SessionKeys(key: Uint8Array, rndA: Uint8Array, rndB: Uint8Array): Ev2Keys {
  const mixed = xor(rndA.subarray(2, 8), rndB.subarray(0, 6));
  const context = concat(DERIVATION, rndA.subarray(0, 2), mixed, rndB.subarray(6), rndA.subarray(8));
  return { encryption: cmac(key, concat(TO_CARD, context)), mac: cmac(key, concat(FROM_CARD, context)) };
}

/** Session of EV2: what AuthenticateEV2NonFirst carries over to the next keys. */
export interface Ev2Messaging extends Messaging {
  /** Transaction identifier, 4 bytes. */
  readonly transaction: Uint8Array;
  /** Commands so far in this transaction. */
  counter(): number;
}

/**
 * Secure messaging of DESFire EV2 on the card's side: MACs over command code, counter and transaction identifier, and
 * initial vectors made of both (NT4H2421Gx data sheet, rev. 3.0, 9.1.2 to 9.1.4).
 */
export function ev2Messaging(
  keyNumber: number,
  keys: Ev2Keys,
  transaction: Uint8Array,
  firstCounter = 0,
): Ev2Messaging {
  let counter = firstCounter;

  /** Every second byte of the CMAC, from the second on (data sheet, 9.1.3). */
  function mac(code: number, data: Uint8Array): Uint8Array {
    const whole = cmac(keys.mac, concat(Uint8Array.of(code), littleEndian(counter, 2), transaction, data));
    return whole.filter((_, index) => index % 2 === 1);
  }

  function vector(label: Uint8Array): Uint8Array {
    return encrypt(keys.encryption, concat(label, transaction, littleEndian(counter, 2), new Uint8Array(8)));
  }

  function commandMode({ kind, mode }: Plan): CommMode {
    if (kind === 'general') return 'mac';
    return kind === 'read' && mode === 'full' ? 'mac' : mode;
  }

  function wireLength(plan: Plan): number {
    const { header, body, extra = 0 } = plan;
    const mode = commandMode(plan);
    const length = mode === 'full' ? padMarked(new Uint8Array(body + extra)).length : body + extra;
    return header + length + (mode === 'plain' ? 0 : MAC);
  }

  function open(command: number, wire: Uint8Array, plan: Plan): Uint8Array | undefined {
    const mode = commandMode(plan);
    const data = mode === 'plain' ? wire : wire.slice(0, -MAC);
    if (mode !== 'plain' && !equal(mac(command, data), wire.slice(-MAC))) return undefined;
    const secret = data.slice(plan.header);
    const body = mode === 'full' ? unpadMarked(decrypt(keys.encryption, secret, vector(TO_CARD))) : secret;
    counter += 1;
    return body && concat(data.slice(0, plan.header), body);
  }

  function seal(data: Uint8Array, plan: Plan): Uint8Array {
    if (plan.kind !== 'general' && plan.mode === 'plain') return data;
    const secret = plan.kind === 'read' && plan.mode === 'full' && data.length > 0;
    const body = secret ? encrypt(keys.encryption, padMarked(data), vector(FROM_CARD)) : data;
    return concat(body, mac(Status.ok, body));
  }

  return { keyNumber, transaction, counter: () => counter, wireLength, open, seal };
}

/** Capabilities that neither this card nor this house uses: six zeros (AN12196, rev. 2.0, table 14). */
export const NO_CAPABILITIES: Uint8Array = new Uint8Array(6);

/** Bytes of the capabilities that a reader announces in AuthenticateEV2First, filled up to six. */
export function announcedCapabilities(bytes: Uint8Array = EMPTY): Uint8Array {
  return concat(bytes, new Uint8Array(Math.max(0, NO_CAPABILITIES.length - bytes.length)));
}
