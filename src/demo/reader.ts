import type { ErrorCode } from '../shared/domain/errors.ts';
import { err, ok, type Result } from '../shared/domain/result.ts';
import { memoryCard } from '../station/card/memory-card.ts';
import { loadBinding } from '../station/card/pcsc/binding.ts';
import { Drawer } from './drawer.ts';
import { createPrivatePcscd, pcscdMissing, type PrivatePcscd } from './pcscd.ts';
import { VirtualSlot } from './virtual-card/field/virtual-slot.ts';

/** The card reader of a demo or a test, as a hand that puts cards on it. Answers are sentences for the dock. */
export interface DemoReader {
  readonly kind: 'memory' | 'virtual';
  /** The cards that lie beside it. */
  readonly drawer: Drawer;
  /** Environment of the station: which PC/SC daemon it talks to. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Puts what the drawer has under this UID (hex) on the reader, in place of what lies there, or a card with this UID and nothing
   * else; null: a card that cannot be read.
   */
  present(uid: string | null): Promise<Result<string, ErrorCode>>;
  remove(): Promise<Result<string, ErrorCode>>;
  unplug(): Promise<Result<string, ErrorCode>>;
  plug(): Promise<Result<string, ErrorCode>>;
  close(): Promise<void>;
}

/** The virtual reader behind a private pcscd, with its two slots. */
export interface VirtualReader extends DemoReader {
  readonly kind: 'virtual';
  readonly daemon: PrivatePcscd;
  readonly slots: readonly [VirtualSlot, VirtualSlot];
}

/** Why no station can read a card on a virtual reader here, or undefined when it can. */
export function virtualReaderMissing(): string | undefined {
  return 'cause' in loadBinding()
    ? 'the card reader binding is not built (apt install libpcsclite-dev)'
    : pcscdMissing();
}

/** Starts a private pcscd with a virtual reader, empty. */
export async function startVirtualReader(): Promise<VirtualReader> {
  const daemon = await createPrivatePcscd();
  const slots = [new VirtualSlot(daemon.ports[0]), new VirtualSlot(daemon.ports[1])] as const;
  await daemon.start('virtual-reader');
  const drawer = new Drawer();
  const removeAll = () => slots.forEach((slot) => slot.remove());
  return {
    kind: 'virtual',
    daemon,
    slots,
    drawer,
    environment: { PCSCLITE_CSOCK_NAME: daemon.socket },
    async present(uid) {
      if (uid !== null && !/^([0-9A-F]{2})+(\+([0-9A-F]{2})+)?$/i.test(uid)) return err('card.uid-length');
      const cards = uid === null ? [memoryCard({ uid: '04', mute: true })] : drawer.take(uid);
      slots.forEach((slot, index) => {
        const card = cards[index];
        if (card) slot.insert(card);
        else slot.remove();
      });
      return ok(
        uid === null ? 'A card that says nothing lies on the reader.' : `The card ${uid} lies on the reader.`,
      );
    },
    async remove() {
      removeAll();
      return ok('The reader is empty.');
    },
    async unplug() {
      removeAll();
      await daemon.start('no-reader');
      return ok('The reader is unplugged.');
    },
    async plug() {
      await daemon.start('virtual-reader');
      return ok('The reader is plugged in.');
    },
    async close() {
      removeAll();
      await daemon.close();
    },
  };
}

/** The reader in the station's own memory: the station moves it by itself, from its dock. */
export function memoryReader(): DemoReader {
  const inside = async () => err('reader.no-driver');
  return {
    kind: 'memory',
    drawer: new Drawer(),
    environment: {},
    present: inside,
    remove: inside,
    unplug: inside,
    plug: inside,
    close: async () => undefined,
  };
}
