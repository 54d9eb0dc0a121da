import type { ScannerStatus } from '../../shared/contract/bench.ts';

/** The port: all the bar code and QR code scanners of the station, seen as one. */
export interface CodeScanner {
  /** `no-driver`: this machine cannot talk to scanners. `none`: none is connected that may be opened. */
  status(): ScannerStatus;
  /** Calls the listener after each change, with the new status; the answer stops it. */
  onStatus(listener: (status: ScannerStatus) => void): () => void;
  /** Hears what each code says: 1 to `maximumCode` printable characters (shared/domain/scanned-code.ts). The answer stops it. */
  onCode(listener: (code: string) => void): () => void;
  /** Lets go of the scanners. Nothing is told any more. */
  close(): Promise<void>;
}
