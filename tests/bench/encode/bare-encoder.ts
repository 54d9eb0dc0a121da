// The baseline of encode-desfire: `smartcard` as its own documentation shows it, and the commands of our encoding one after the other,
// without a check, a journal or a look at what the card answers. Started by fork(); the reader is chosen by PCSCLITE_CSOCK_NAME.
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { authenticate, native, type Send } from './bare-session.ts';

interface Card {
  transmit(apdu: Buffer): Promise<Buffer>;
}
interface Devices {
  on(event: 'card-inserted', listener: (inserted: { card: Card }) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  start(): void;
}
/** What the card has in the end, hex: its keys 0 to 2 and its files 1 and 2. Or ready APDUs, to be sent as they are. */
export type BareOrder =
  | { readonly keys: readonly [string, string, string]; readonly files: readonly [string, string] }
  | { readonly apdus: readonly string[] };

const { Devices } = createRequire(import.meta.url)('smartcard') as { Devices: new () => Devices };
const devices = new Devices();
let card: Card | undefined;
devices.on('card-inserted', (inserted) => {
  card = inserted.card;
  process.send?.('ready');
});
devices.on('error', (error) => console.error('bare encoder:', error.message));
devices.start();

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const BLANK = Buffer.alloc(16);
const APPLICATION = hex('C085F5');

/** The commands of an encoding, in the order of ours. */
async function encode(send: Send, keys: readonly Buffer[], files: readonly Buffer[]): Promise<void> {
  const [master, reader, writer] = keys as [Buffer, Buffer, Buffer];
  const [secret, open] = files as [Buffer, Buffer];
  const uid = () => send(hex('FFCA000000'));
  const session = async (number: number, key: Buffer) => {
    const command = await authenticate(send, number, key);
    await command({ code: 0x51, mode: 'full' });
    return command;
  };
  const change = async (number: number, key: Buffer) => {
    const command = await session(0, BLANK);
    const checksum = Buffer.alloc(number === 0 ? 0 : 4);
    if (number !== 0) checksum.writeUInt32LE(~crc32(key) >>> 0);
    const data = Buffer.concat([key, Buffer.of(1), checksum]); // the old keys are zeros: key xor old is the key
    await command({ code: 0xc4, header: Buffer.of(number), data, mode: 'full' });
    await session(number, key);
  };

  await uid();
  await uid();
  await native(send, 0x60);
  await native(send, 0x5a, APPLICATION);
  await native(send, 0x5a, hex('000000'));
  await uid();
  await native(send, 0xca, Buffer.concat([APPLICATION, hex('0B83')]));
  await native(send, 0x5a, APPLICATION);
  const making = await session(0, BLANK);
  await making({ code: 0x45, mode: 'mac' });
  await making({ code: 0x6f, mode: 'mac' });
  await making({ code: 0xcb, header: hex('0103F012400000'), mode: 'mac' });
  await making({ code: 0xcb, header: hex('0201F0E2200000'), mode: 'mac' });
  const writing = await session(2, BLANK);
  await writing({ code: 0x3d, header: hex('01000000400000'), data: secret, mode: 'full' });
  await writing({ code: 0x3d, header: hex('02000000200000'), data: open, mode: 'mac' });
  await writing({ code: 0xc7, mode: 'mac' });
  await (
    await session(1, BLANK)
  )({ code: 0xbd, header: hex('01000000400000'), mode: 'full' });
  await (
    await session(0, BLANK)
  )({ code: 0xbd, header: hex('02000000200000'), mode: 'plain' });
  await uid();
  await change(2, writer);
  await change(1, reader);
  await change(0, master);
  await uid();
}

async function carryOut(order: BareOrder): Promise<void> {
  const send: Send = (apdu) => (card as Card).transmit(apdu);
  const ready = 'apdus' in order ? order.apdus.map(hex) : [];
  const begun = performance.now();
  if ('keys' in order) await encode(send, order.keys.map(hex), order.files.map(hex));
  for (const apdu of ready) await send(apdu);
  process.send?.({ took: performance.now() - begun });
}

process.on('message', (order: BareOrder) => void carryOut(order));
process.on('disconnect', () => process.exit(0));
