import { createRequire } from 'node:module';
import type { EventEmitter } from 'node:events';

/**
 * The part of `node-hid` 3.4 (Node-API, its binaries are in the package) that is used. Written down here, because the package is
 * optional: the project must run where it could not be installed.
 */
export interface HidBinding {
  /** All HID devices; one entry for each usage of a device. */
  devicesAsync(): Promise<HidDevice[]>;
  getHidapiVersion(): string;
  readonly HIDAsync: { open(path: string): Promise<OpenHid> };
}

export interface HidDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** An open device: `data` with each input report, its number first where it has one; `error` when it is gone. */
export interface OpenHid extends EventEmitter<{ data: [report: Uint8Array]; error: [cause: unknown] }> {
  /** Numbers and bytes of a feature report; rejects when the device takes none. */
  sendFeatureReport(bytes: number[]): Promise<number>;
  close(): Promise<void>;
}

/** Loads the binding, which is absent where the package or libudev is. `require` at run time keeps it out of every bundle. */
export function loadHid(): { binding: HidBinding } | { cause: unknown } {
  try {
    const binding = createRequire(import.meta.url)('node-hid') as HidBinding;
    binding.getHidapiVersion(); // it loads its binary with its first call only
    return { binding };
  } catch (cause) {
    return { cause };
  }
}
