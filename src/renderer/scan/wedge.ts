import { cleanCode } from '../../shared/domain/scanned-code.ts';
import { withoutLayout } from './azerty.ts';

/** A key that comes later than this after the one before begins something new, in milliseconds. */
const longestGap = 100;
/** In a text field all keys of a code come faster than this: hands type a key in 60 ms at best. */
const longestGapInField = 50;
/** Fewer keys are no code: two or three may well come that fast from a hand that rolls over the keys. */
const fewestKeys = 6;

/** What was typed, and the code that it is. */
export interface Wedged {
  readonly code: string;
  /** As it stands in a text field now. */
  readonly typed: string;
}

/** Tells a scanner that types like a keyboard from a hand: its keys come faster, and Enter ends them. */
export class Wedge {
  #typed = '';
  #last = Number.NEGATIVE_INFINITY;
  #slowest = 0;

  /** One key, by its name (UI Events, `key`), at a time in milliseconds. The code when this is the Enter at its end. */
  press(key: string, at: number, isInField: boolean): Wedged | null {
    if (key === 'Shift' || key === 'CapsLock' || key === 'AltGraph') return null;
    const gap = at - this.#last;
    if (gap > longestGap) this.drop();
    else this.#slowest = Math.max(this.#slowest, this.#typed === '' ? 0 : gap);
    this.#last = at;
    if ([...key].length === 1) {
      this.#typed += key;
      return null;
    }
    const [typed, slowest] = [this.#typed, this.#slowest];
    this.drop();
    if (key !== 'Enter' || typed.length < fewestKeys) return null;
    if (isInField && slowest > longestGapInField) return null;
    const code = cleanCode(withoutLayout(typed));
    return code === null ? null : { code, typed };
  }

  /** What came so far was no code. */
  drop(): void {
    [this.#typed, this.#slowest] = ['', 0];
  }
}

/** What stays in a field when the keys of a code are taken out again: the field may have got the focus after the first of them. */
export function withoutTyped(value: string, typed: string): string {
  for (let from = 0; from < typed.length; from += 1)
    if (value.endsWith(typed.slice(from))) return value.slice(0, value.length - (typed.length - from));
  return value;
}
