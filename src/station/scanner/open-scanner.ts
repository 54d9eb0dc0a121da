import type { ScannerLayoutName } from '../../shared/contract/settings.ts';
import type { Clock } from '../clock.ts';
import type { HidDevice, OpenHid } from './binding.ts';
import { CodeJoiner } from './code-joiner.ts';
import { guessLayout, layoutOf, layouts, type ReportLayout } from './layouts.ts';
import { readReport } from './scanned-report.ts';

/** Honeywell and Metrologic: their scanners may type their codes on a keyboard of their own until they are asked for reports. */
const redirecting = new Set([0x0c2e, 0x23d0]);
/** Their feature report "Output Redirection", and its value for HID-POS. */
const redirect = [254, 1];

export interface OpenScannerParts {
  readonly hid: OpenHid;
  readonly device: HidDevice;
  readonly layout: ScannerLayoutName;
  /** Of its reports, when it could be read. */
  readonly descriptor: Uint8Array | null;
  readonly clock: Clock;
  readonly onCode: (code: string) => void;
  readonly onGone: (cause: unknown) => void;
}

/** One scanner, while it is open. */
export class OpenScanner {
  readonly #parts: OpenScannerParts;
  readonly #layout: ReportLayout | null;
  /** Of the code that is coming in, when the device does not say. */
  #guess: ReportLayout | undefined;
  readonly #joiner: CodeJoiner;
  #closed = false;

  constructor(parts: OpenScannerParts) {
    const { layout, descriptor, clock, onCode } = parts;
    this.#parts = parts;
    this.#layout = layout !== 'auto' ? layouts[layout] : descriptor && layoutOf(descriptor);
    this.#joiner = new CodeJoiner(clock, onCode);
  }

  /** Begins to tell codes. */
  listen(): void {
    const { hid, device, onGone } = this.#parts;
    hid.on('data', (report) => this.#take(report));
    hid.on('error', (cause) => void (this.#closed || onGone(cause)));
    if (redirecting.has(device.vendorId)) hid.sendFeatureReport(redirect).catch(() => undefined); // older ones know no such report
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#joiner.drop();
    await this.#parts.hid.close().catch(() => undefined); // it is gone: nothing is left to close
  }

  #take(report: Uint8Array): void {
    if (this.#closed) return;
    if (this.#layout === null && (this.#guess === undefined || this.#joiner.idle))
      this.#guess = guessLayout(report, this.#parts.device.vendorId);
    const layout = this.#layout ?? this.#guess;
    const part = layout === undefined ? null : readReport(report, layout);
    if (part !== null) this.#joiner.add(part);
  }
}
