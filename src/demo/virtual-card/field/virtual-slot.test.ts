import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { hexBytes, toHex } from '../bytes.ts';
import { desfireCard } from '../desfire/desfire-card.ts';
import { uidOnlyCard } from '../uid-only.ts';
import { VirtualSlot } from './virtual-slot.ts';
import { frame, FrameReader, VPCD } from './vpcd-frames.ts';

const UID = '04A1B2C3D4E580';
const OTHER = '11223344';
const GET_UID = 'FFCA000000';
const close: (() => void)[] = [];
afterEach(() => close.splice(0).forEach((end) => end()));

/** The reader's end of the protocol: what vpcd does inside pcscd. */
async function openReader() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const slot = new VirtualSlot((server.address() as net.AddressInfo).port);
  close.push(
    () => slot.remove(),
    () => server.close(),
  );

  /** The next card that offers itself. */
  async function card() {
    const [socket] = (await once(server, 'connection')) as [net.Socket];
    close.push(() => socket.destroy());
    const frames = new FrameReader();
    const messages: string[] = [];
    const waiting: ((message: string) => void)[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const message of frames.take(chunk)) {
        const wait = waiting.shift();
        if (wait) wait(toHex(message));
        else messages.push(toHex(message));
      }
    });
    const tell = (...bytes: number[]) => void socket.write(frame(Uint8Array.from(bytes)));
    const next = async () => messages.shift() ?? new Promise<string>((resolve) => waiting.push(resolve));
    const ask = async (hex: string) => {
      socket.write(frame(hexBytes(hex)));
      return next();
    };
    return { socket, tell, next, ask, gone: once(socket, 'close') };
  }
  return { slot, card };
}

describe('a virtual card in a slot of vpcd', () => {
  it('gives its ATR, and answers once it has power', async () => {
    const { slot, card } = await openReader();
    slot.insert(desfireCard({ uid: UID }));
    const lying = await card();
    lying.tell(VPCD.getAtr);
    expect(await lying.next()).toBe('3B8180018080');
    lying.tell(VPCD.powerOn);
    expect(await lying.ask(GET_UID)).toBe(`${UID}9000`);
  });

  it('answers nothing without power', async () => {
    const { slot, card } = await openReader();
    slot.insert(uidOnlyCard({ uid: UID }));
    const lying = await card();
    void lying.ask(GET_UID);
    await lying.gone;
  });

  it('forgets with its power what was not committed', async () => {
    const { slot, card } = await openReader();
    const virtual = desfireCard({ uid: UID });
    slot.insert(virtual);
    const lying = await card();
    lying.tell(VPCD.powerOn);
    for (const apdu of [
      '90CA00000501A0F50F8100',
      '905A00000301A0F500',
      '90CB0000070100EEEE04000000',
      '903D00000B01000000040000AABBCCDD00',
    ])
      expect(await lying.ask(apdu)).toBe('9100');
    lying.tell(VPCD.reset);
    expect(await lying.ask('905A00000301A0F500')).toBe('9100');
    expect(await lying.ask('90C700000000')).not.toBe('9100');
    expect(virtual.content('01A0F5', 1)).toEqual(new Uint8Array(4));
  });

  it('leaves the slot at the APDU of its fault', async () => {
    const { slot, card } = await openReader();
    slot.insert(uidOnlyCard({ uid: UID }), [{ kind: 'leave', at: 2, moment: 'before' }]);
    const lying = await card();
    lying.tell(VPCD.powerOn);
    expect(await lying.ask(GET_UID)).toBe(`${UID}9000`);
    void lying.ask(GET_UID);
    await lying.gone;
  });

  it('makes place for the other card of a swap', async () => {
    const { slot, card } = await openReader();
    const other = uidOnlyCard({ uid: OTHER });
    slot.insert(uidOnlyCard({ uid: UID }), [
      { kind: 'swap', at: 1, moment: 'before', with: other, noticed: true },
    ]);
    const first = await card();
    first.tell(VPCD.powerOn);
    const arrives = card();
    void first.ask(GET_UID);
    await first.gone;
    const second = await arrives;
    second.tell(VPCD.powerOn);
    expect(await second.ask(GET_UID)).toBe(`${OTHER}9000`);
  });

  it('offers itself again when the daemon comes back', async () => {
    const { slot, card } = await openReader();
    slot.insert(uidOnlyCard({ uid: UID }));
    const before = await card();
    const again = card();
    before.socket.destroy();
    const after = await again;
    after.tell(VPCD.powerOn);
    expect(await after.ask(GET_UID)).toBe(`${UID}9000`);
  });
});
