import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../clock.ts';
import { stickError, type StickError } from './open-inside.ts';

/** What waits for its turn. */
interface Turn {
  readonly urgent: boolean;
  readonly start: () => Promise<void>;
  readonly giveUp: () => void;
}

/**
 * One thing at a time on the stick, each with a limit of time. A stick that hangs holds one thread of the machine and no more: nothing
 * new is begun on it until the system gave up the old.
 */
export class Lane {
  readonly #clock: Clock;
  #turns: Turn[] = [];
  #busy = false;
  #stuck = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Does `work` in its turn, urgent work first. `goOn` says whether anybody still waits for it. */
  run<T>(
    limit: number,
    urgent: boolean,
    work: (goOn: () => boolean) => Promise<T>,
  ): Promise<Result<T, StickError>> {
    return new Promise((resolve, reject) => {
      let waited = true;
      const giveUp = (): void => {
        waited = false;
        resolve(err('stick.unreadable'));
      };
      const start = async (): Promise<void> => {
        const cancel = this.#clock.after(limit, () => {
          this.#stuck = true;
          giveUp();
          this.#turns.splice(0).forEach((turn) => turn.giveUp());
        });
        try {
          resolve(ok(await work(() => waited)));
        } catch (failed) {
          try {
            resolve(err(stickError(failed)));
          } catch (bug) {
            reject(bug instanceof Error ? bug : new Error('a stick was read wrongly', { cause: bug }));
          }
        } finally {
          cancel();
        }
      };
      if (this.#stuck) return giveUp();
      this.#turns.push({ urgent, start, giveUp });
      this.#next();
    });
  }

  #next(): void {
    if (this.#busy) return;
    const at = this.#turns.findIndex((turn) => turn.urgent);
    const [turn] = this.#turns.splice(Math.max(0, at), 1);
    if (turn === undefined) return;
    this.#busy = true;
    void turn.start().finally(() => {
      this.#busy = false;
      this.#stuck = false;
      this.#next();
    });
  }
}
