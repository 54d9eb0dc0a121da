import type { CommandId } from '../../shared/domain/ids.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { Settlement } from './port.ts';
import type { QueueTable } from './queue-table.ts';

/** How commands ended, for those who wait and those who listen. */
export class Settlements {
  readonly #table: QueueTable;
  readonly #clock: Clock;
  readonly #listeners = new Listeners<[CommandId, Settlement]>();

  constructor(table: QueueTable, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  /** What is true now. */
  of(id: CommandId): Settlement {
    const row = this.#table.state(id);
    if (row?.state === 'receipted') return { state: 'applied' };
    if (row?.state === 'quarantined') return { state: 'refused', code: row.code ?? 'central.error' };
    return { state: 'waiting' };
  }

  /** What is true as soon as it is final, at the latest after so many milliseconds. */
  async wait(id: CommandId, milliseconds: number): Promise<Settlement> {
    const now = this.of(id);
    if (now.state !== 'waiting') return now;
    return new Promise((resolve) => {
      const stop = this.onSettled((settled, settlement) => {
        if (settled === id) end(settlement);
      });
      const cancel = this.#clock.after(milliseconds, () => end(this.of(id)));
      const end = (settlement: Settlement): void => {
        stop();
        cancel();
        resolve(settlement);
      };
    });
  }

  onSettled(listener: (id: CommandId, settlement: Settlement) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Called after the commit. */
  tell(id: CommandId): void {
    this.#listeners.tell(id, this.of(id));
  }
}
