// What the tests of scanners stand on: reports as the manuals draw them, and `node-hid` without devices.
import { EventEmitter } from 'node:events';
import type { HidBinding, HidDevice, OpenHid } from './binding.ts';
import { layouts } from './layouts.ts';

/** A report of 64 bytes in one of the known layouts. */
export function report(
  layout: Exclude<keyof typeof layouts, 'plain'>,
  data: string | Uint8Array,
  { identifier = ']Q0', continued = false } = {},
): Buffer {
  const { data: at, capacity } = layouts[layout];
  const bytes = Buffer.from(data);
  if (bytes.length > capacity) throw new Error('too long for one report');
  const made = Buffer.alloc(64);
  made.set([2, bytes.length]);
  if (layout !== 'newland') made.set(Buffer.from(identifier), at - 3);
  made.set(bytes, at);
  made[63] = continued ? 1 : 0;
  return made;
}

/** A code over as many reports as it needs. */
export function reportsOf(layout: Exclude<keyof typeof layouts, 'plain'>, data: string): Buffer[] {
  const bytes = Buffer.from(data);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 56) {
    const continued = at + 56 < bytes.length;
    parts.push(report(layout, bytes.subarray(at, at + 56), { continued }));
  }
  return parts;
}

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');

/**
 * The scanned data and trigger reports of a scanner of the Honeywell family, and its vendor's feature report, item by item as HID 1.11
 * and HID Point of Sale Usage Tables 1.02 have them: number 2, byte count, three bytes of symbology, 56 of data, two of the maker's,
 * eight flags of which the first is "decode data continued".
 */
export const standardDescriptor = bytes(`
  058c 0902 a101
    0912 a102 8502 1500 26ff00 7508 9501 0501 093b 8102
      9503 058c 09fb 09fc 09fd 8102
      9538 09fe 820201
      0666ff 9502 0904 0900 8102
      058c 2501 7501 9508 09ff 8102
    c0
    0914 a102 8504 1500 2501 7501 9508 0900 095f 0960 9186 c0
    0666ff 7508 26ff00 0903 a102 85fe 9501 0903 b28201 c0
  c0`);

/** A device that is on the list. */
export interface FakeDevice extends HidDevice {
  readonly path: string;
  /** Opening it fails. */
  locked?: boolean;
}

export const scannerDevice = (path: string, more: Partial<FakeDevice> = {}): FakeDevice => ({
  ...{ path, vendorId: 0x05f9, productId: 1, product: 'Scanner', usagePage: 0x8c, usage: 2 },
  ...more,
});

class FakeHid extends EventEmitter<{ data: [Uint8Array]; error: [unknown] }> implements OpenHid {
  readonly features: number[][] = [];
  closed = false;

  async sendFeatureReport(sent: number[]): Promise<number> {
    this.features.push(sent);
    return sent.length;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.removeAllListeners();
  }
}

/** The surface of `node-hid` over a list of devices that a test changes. */
export class FakeBinding implements HidBinding {
  devices: FakeDevice[] = [];
  listFails: Error | null = null;
  readonly opened = new Map<string, FakeHid>();
  readonly HIDAsync = {
    open: async (path: string): Promise<OpenHid> => {
      if (this.devices.find((one) => one.path === path)?.locked === true)
        throw new Error(`Unable to open the device: ${path}`);
      const hid = new FakeHid();
      this.opened.set(path, hid);
      return hid;
    },
  };

  getHidapiVersion(): string {
    return '0.14.0';
  }

  async devicesAsync(): Promise<HidDevice[]> {
    if (this.listFails !== null) throw this.listFails;
    return [...this.devices];
  }

  at(path: string): FakeHid {
    const hid = this.opened.get(path);
    if (hid === undefined) throw new Error(`${path} was not opened`);
    return hid;
  }
}
