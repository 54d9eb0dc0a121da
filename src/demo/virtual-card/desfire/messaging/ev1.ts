import { concat, equal } from '../../bytes.ts';
import { AES_BLOCK, decrypt, encrypt, lastBlock, padMarked, padZero, ZERO_IV } from '../aes.ts';
import { cmac } from '../cmac.ts';
import { Status } from '../codes.ts';
import { crc32 } from '../crc32.ts';
import type { Messaging, Plan } from './messaging.ts';

const MAC = 8;
const CRC = 4;

/** Session key: RndA 0-3, RndB 0-3, RndA 12-15, RndB 12-15 (published/ev1-aes.ts). */
export function ev1SessionKey(rndA: Uint8Array, rndB: Uint8Array): Uint8Array {
  return concat(rndA.subarray(0, 4), rndB.subarray(0, 4), rndA.subarray(12), rndB.subarray(12));
}

/**
 * Secure messaging of DESFire EV1 on the card's side: one key, one initial vector that runs through all commands and
 * answers, be it by CMAC or by enciphering. Its data sheet is not public; published/ev1-aes.ts shows it at work.
 */
export function ev1Messaging(keyNumber: number, key: Uint8Array): Messaging {
  let iv: Uint8Array = ZERO_IV;

  const enciphersCommand = ({ kind, mode }: Plan) => kind === 'write' && mode === 'full';
  const macsCommand = ({ kind, mode }: Plan) => kind === 'write' && mode === 'mac';

  function wireLength(plan: Plan): number {
    const { header, body, extra = 0 } = plan;
    if (enciphersCommand(plan)) return header + roundUp(body + CRC + extra);
    return header + body + (macsCommand(plan) ? MAC : 0);
  }

  function mac(data: Uint8Array): Uint8Array {
    iv = cmac(key, data, iv);
    return iv.subarray(0, MAC);
  }

  function open(command: number, wire: Uint8Array, plan: Plan): Uint8Array | undefined {
    const code = Uint8Array.of(command);
    if (enciphersCommand(plan)) return decipher(code, wire, plan);
    const data = macsCommand(plan) ? wire.slice(0, -MAC) : wire;
    const expected = mac(concat(code, data));
    return !macsCommand(plan) || equal(expected, wire.slice(-MAC)) ? data : undefined;
  }

  /** Body, CRC over command, header and body, whatever else, zeros. */
  function decipher(code: Uint8Array, wire: Uint8Array, plan: Plan): Uint8Array | undefined {
    const header = wire.slice(0, plan.header);
    const secret = wire.slice(plan.header);
    const clear = decrypt(key, secret, iv);
    iv = lastBlock(secret);
    const body = clear.slice(0, plan.body);
    const end = plan.body + CRC + (plan.extra ?? 0);
    if (!equal(crc32(concat(code, header, body)), clear.slice(plan.body, plan.body + CRC))) return undefined;
    if (clear.subarray(end).some((byte) => byte !== 0)) return undefined;
    return concat(header, body, clear.slice(plan.body + CRC, end));
  }

  function seal(data: Uint8Array, plan: Plan): Uint8Array {
    const checked = concat(data, Uint8Array.of(Status.ok));
    if (plan.kind !== 'read' || plan.mode !== 'full') return concat(data, mac(checked));
    const clear = concat(data, crc32(checked));
    const secret = encrypt(key, plan.unknownLength ? padMarked(clear) : padZero(clear), iv);
    iv = lastBlock(secret);
    return secret;
  }

  return { keyNumber, wireLength, open, seal };
}

function roundUp(length: number): number {
  return Math.ceil(length / AES_BLOCK) * AES_BLOCK;
}
