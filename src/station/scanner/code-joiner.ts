import { cleanCode } from '../../shared/domain/scanned-code.ts';
import type { Clock } from '../clock.ts';
import { decodeText } from './decode-text.ts';
import type { ScannedPart } from './scanned-report.ts';

/** The next report of a code comes within so many milliseconds: devices are asked every 8 at the slowest. */
export const silence = 150;
/** More bytes than this are no code: a PDF417 holds 1,850 letters. */
const mostBytes = 4_096;

/** Joins the reports of one scanner into codes. A part that never gets its end is told as it is after `silence` if it may be whole, else dropped. */
export class CodeJoiner {
  readonly #clock: Clock;
  readonly #tell: (code: string) => void;
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #mayBeWhole = false;
  #cancel: () => void = () => undefined;

  constructor(clock: Clock, tell: (code: string) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Between two codes. */
  get idle(): boolean {
    return this.#bytes === 0;
  }

  add({ data, continued }: ScannedPart): void {
    this.#cancel();
    this.#bytes += data.length;
    if (this.#bytes <= mostBytes) this.#parts.push(data);
    this.#mayBeWhole = continued !== 'yes';
    if (continued === 'no') return this.#end();
    this.#cancel = this.#clock.after(silence, () => this.#end());
  }

  /** Forgets what has come so far: the scanner is gone. */
  drop(): void {
    this.#cancel();
    [this.#parts, this.#bytes] = [[], 0];
  }

  #end(): void {
    const whole = this.#mayBeWhole && this.#bytes <= mostBytes;
    const text = whole ? cleanCode(decodeText(Buffer.concat(this.#parts))) : null;
    this.drop();
    if (text !== null) this.#tell(text);
  }
}
