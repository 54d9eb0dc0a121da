// What a bare script needs to talk to a DESFire EV2, by node:crypto: sessions, MACs, cryptograms, and no check of any answer.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Sends one APDU and gives its answer. */
export type Send = (apdu: Buffer) => Promise<Buffer>;
/** A command inside of a session. */
export interface BareCommand {
  readonly code: number;
  readonly header?: Buffer;
  readonly data?: Buffer;
  readonly mode: 'plain' | 'mac' | 'full';
}

const ZEROS = Buffer.alloc(16);
const FRAME = 54;

/** A native command in its ISO/IEC 7816-4 wrapping, in as many frames as it takes; gives the answer without its status words. */
export async function native(send: Send, code: number, body: Buffer = Buffer.alloc(0)): Promise<Buffer> {
  const parts: Buffer[] = [];
  let [command, at] = [code, 0];
  for (;;) {
    const part = body.subarray(at, at + FRAME);
    const length = part.length > 0 ? [part.length] : [];
    const answer = await send(
      Buffer.concat([Buffer.from([0x90, command, 0, 0, ...length]), part, Buffer.of(0)]),
    );
    parts.push(answer.subarray(0, -2));
    at += FRAME;
    command = 0xaf;
    if (answer.at(-1) !== 0xaf || code === 0x71) return Buffer.concat(parts);
  }
}

/** AuthenticateEV2First; gives the way to send commands in its session. */
export async function authenticate(send: Send, number: number, key: Buffer) {
  const rndB = decipher(key, ZEROS, await native(send, 0x71, Buffer.of(number, 0)));
  const rndA = randomBytes(16);
  const both = Buffer.concat([rndA, rndB.subarray(1), rndB.subarray(0, 1)]);
  const identifier = decipher(key, ZEROS, await native(send, 0xaf, encipher(key, ZEROS, both))).subarray(
    0,
    4,
  );
  const mixed = Buffer.from(rndA.subarray(2, 8).map((byte, index) => byte ^ (rndB[index] ?? 0)));
  const context = Buffer.concat([rndA.subarray(0, 2), mixed, rndB.subarray(6), rndA.subarray(8)]);
  const derive = macOf(key);
  const encryption = derive(Buffer.concat([Buffer.from('a55a00010080', 'hex'), context]));
  const mac = macOf(derive(Buffer.concat([Buffer.from('5aa500010080', 'hex'), context])));
  let counter = 0;
  return async ({ code, header = Buffer.alloc(0), data = Buffer.alloc(0), mode }: BareCommand) => {
    const position = Buffer.of(counter & 0xff, counter >> 8);
    counter += 1;
    const iv = () =>
      encipher(
        encryption,
        ZEROS,
        Buffer.concat([Buffer.of(0xa5, 0x5a), identifier, position, Buffer.alloc(8)]),
      );
    const hidden = mode === 'full' && data.length > 0;
    const body = Buffer.concat([header, hidden ? encipher(encryption, iv(), padded(data)) : data]);
    if (mode === 'plain') return await native(send, code, body);
    const whole = mac(Buffer.concat([Buffer.of(code), position, identifier, body]));
    return await native(send, code, Buffer.concat([body, whole.filter((_byte, index) => index % 2 === 1)]));
  };
}

const encipher = (key: Buffer, iv: Buffer, blocks: Buffer): Buffer =>
  createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false).update(blocks);
const decipher = (key: Buffer, iv: Buffer, blocks: Buffer): Buffer =>
  createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false).update(blocks);
const padded = (data: Buffer): Buffer =>
  Buffer.concat([data, Buffer.of(0x80), Buffer.alloc(15 - (data.length % 16))]);

/** AES-CMAC (RFC 4493) with its subkeys made once. */
function macOf(key: Buffer): (message: Buffer) => Buffer {
  const double = (block: Buffer): Buffer => {
    const shifted = Buffer.from(block.map((byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7)));
    if ((block[0] ?? 0) & 0x80) shifted[15] = (shifted[15] ?? 0) ^ 0x87;
    return shifted;
  };
  const first = double(encipher(key, ZEROS, ZEROS));
  const second = double(first);
  return (message) => {
    const whole = message.length > 0 && message.length % 16 === 0;
    const blocks = whole ? Buffer.from(message) : padded(message);
    const subkey = whole ? first : second;
    for (let at = 0; at < 16; at += 1) blocks[blocks.length - 16 + at]! ^= subkey[at] ?? 0;
    return encipher(key, ZEROS, blocks).subarray(-16);
  };
}
