import type { ScannerStatus } from '../../shared/contract/bench.ts';
import type { ScannerLayoutName } from '../../shared/contract/settings.ts';
import { systemClock, type Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import { loadHid, type HidBinding, type HidDevice } from './binding.ts';
import { deviceDescriptor } from './device-descriptor.ts';
import { scannerPage } from './layouts.ts';
import { OpenScanner } from './open-scanner.ts';
import type { CodeScanner } from './port.ts';

/** How often the list of devices is read, in milliseconds. */
export const lookEvery = 2_000;

/** What the log is told: once for each device and plugging. */
export interface ScannerFault {
  readonly what: 'no-driver' | 'no-list' | 'not-opened' | 'lost';
  /** The device's path and name. */
  readonly device: string | null;
  readonly cause: unknown;
}

export interface HidScannerOptions {
  /** Nothing is loaded before this has come. */
  readonly begin?: Promise<unknown>;
  readonly layout?: ScannerLayoutName;
  readonly onFault?: (fault: ScannerFault) => void;
  readonly clock?: Clock;
  /** For tests. */
  readonly load?: () => ReturnType<typeof loadHid>;
  readonly descriptor?: (path: string) => Promise<Uint8Array | null>;
}

/** Scanners in HID-POS mode: all that are there, whenever they are plugged in. */
export function createHidScanner(options: HidScannerOptions = {}): CodeScanner {
  const { clock = systemClock, load = loadHid, descriptor = deviceDescriptor, layout = 'auto' } = options;
  const statuses = new Listeners<[ScannerStatus]>();
  const codes = new Listeners<[string]>();
  const open = new Map<string, OpenScanner>();
  /** Devices that were not opened, and are tried again without another word to the log. */
  const refused = new Set<string>();
  let status: ScannerStatus = 'none';
  let closed = false;
  let cancel: () => void = () => undefined;
  let looking: Promise<void> = Promise.resolve();

  const fault = (what: ScannerFault['what'], device: HidDevice | null, cause: unknown): void =>
    options.onFault?.({ what, device: device && `${device.path} ${device.product ?? ''}`.trim(), cause });

  function become(next: ScannerStatus): void {
    if (closed || next === status) return;
    status = next;
    statuses.tell(next);
  }

  const count = (): void => become(open.size > 0 ? 'ready' : 'none');

  function drop(path: string): OpenScanner | undefined {
    const one = open.get(path);
    open.delete(path);
    count();
    return one;
  }

  async function take(binding: HidBinding, device: HidDevice, path: string): Promise<void> {
    try {
      const hid = await binding.HIDAsync.open(path);
      const report = layout === 'auto' ? await descriptor(path) : null;
      const scanner = new OpenScanner({
        ...{ hid, device, layout, clock, descriptor: report },
        onCode: (code) => codes.tell(code),
        onGone: (cause) => {
          if (open.get(path) !== scanner) return;
          void drop(path)?.close();
          fault('lost', device, cause);
        },
      });
      if (closed) return await scanner.close();
      open.set(path, scanner);
      refused.delete(path);
      scanner.listen();
      count();
    } catch (cause) {
      if (!refused.has(path)) fault('not-opened', device, cause);
      refused.add(path);
    }
  }

  async function look(binding: HidBinding): Promise<void> {
    const devices = await binding.devicesAsync();
    if (closed) return;
    const there = new Map<string, HidDevice>();
    for (const device of devices)
      if (device.usagePage === scannerPage && device.path) there.set(device.path, device);
    for (const path of refused) if (!there.has(path)) refused.delete(path);
    for (const path of [...open.keys()]) if (!there.has(path)) await drop(path)?.close();
    for (const [path, device] of there) if (!open.has(path) && !closed) await take(binding, device, path);
  }

  let listFailed = false;
  function keepLooking(binding: HidBinding): void {
    if (closed) return;
    looking = look(binding).then(
      () => void (listFailed = false),
      (cause: unknown) => {
        if (!listFailed) fault('no-list', null, cause);
        listFailed = true;
      },
    );
    void looking.then(() => {
      if (!closed) cancel = clock.after(lookEvery, () => keepLooking(binding));
    });
  }

  void (options.begin ?? Promise.resolve()).then(() => {
    if (closed) return;
    const loaded = load();
    if ('binding' in loaded) return keepLooking(loaded.binding);
    become('no-driver');
    fault('no-driver', null, loaded.cause);
  });

  return {
    status: () => status,
    onStatus: (listener) => statuses.add(listener),
    onCode: (listener) => codes.add(listener),
    close: async () => {
      closed = true;
      cancel();
      await looking;
      await Promise.all([...open.values()].map((one) => one.close()));
      open.clear();
    },
  };
}
