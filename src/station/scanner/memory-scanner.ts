import type { ScannerStatus } from '../../shared/contract/bench.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { cleanCode } from '../../shared/domain/scanned-code.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { Listeners } from '../listeners.ts';
import type { CodeScanner } from './port.ts';

/** What a test, the demo or the dev dock can do to the in-memory scanner. */
export interface MemoryScanner extends CodeScanner {
  plug(): void;
  unplug(): void;
  /** Reads a code, as a scanner would have; `scanner.none` when none is connected, or when nothing of it can be told. */
  scan(code: string): Result<null, ErrorCode>;
}

/** A scanner without hardware; connected from the beginning unless `status` says otherwise. */
export function createMemoryScanner(options: { status?: ScannerStatus } = {}): MemoryScanner {
  const statuses = new Listeners<[ScannerStatus]>();
  const codes = new Listeners<[string]>();
  let status: ScannerStatus = options.status ?? 'ready';
  let isOpen = true;

  function become(next: ScannerStatus): void {
    if (!isOpen || next === status) return;
    status = next;
    statuses.tell(next);
  }

  return {
    status: () => status,
    onStatus: (listener) => statuses.add(listener),
    onCode: (listener) => codes.add(listener),
    close: async () => void (isOpen = false),
    plug: () => become('ready'),
    unplug: () => become('none'),
    scan: (code) => {
      const told = cleanCode(code);
      if (!isOpen || status !== 'ready' || told === null) return err('scanner.none');
      codes.tell(told);
      return ok(null);
    },
  };
}

/** A station without any scanner, and without the wish for one. */
export const noScanner = (): CodeScanner => createMemoryScanner({ status: 'none' });
