import type { Configuration } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Audit } from '../audit/audit.ts';
import type { Central, NotYet } from '../central/port.ts';
import { instant, type Clock } from '../clock.ts';
import type { Vault } from '../keys/vault.ts';
import { Listeners } from '../listeners.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { backOff } from './back-off.ts';
import { Erasure } from './erasure.ts';
import { readParcel } from './parcel.ts';
import type { QueueTable } from './queue-table.ts';
import { verifyReceipt, type Expected } from './receipts.ts';
import type { Due, Held } from './rows.ts';
import { settleApplied, settleRefused } from './settle.ts';
import type { Settlements } from './settlements.ts';
import { verdict } from './verdict.ts';

export interface SenderParts {
  readonly store: Store;
  readonly table: QueueTable;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly central: Pick<Central, 'deliver' | 'reachable' | 'onReachable'>;
  readonly settlements: Settlements;
  readonly configuration: () => Configuration;
  /** Asks central for its configuration now; what came of it is in `configuration`. */
  readonly refreshConfiguration: () => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1). */
  readonly random?: () => number;
  /** How many persons at once. */
  readonly lanes?: number;
}

/** While central cannot be reached, one command is still tried this often: a second guard, should the health check be wrong. */
const scout = 60_000;
/** First pause of the whole sender, in milliseconds; doubles up to the ceiling. */
const firstPause = 30_000;

/** Carries the queue to central by itself: each person's commands in order, several persons at once, nobody waiting for somebody else. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #random: () => number;
  readonly #lanes: number;
  readonly #busy = new Map<PersonId, Promise<void>>();
  readonly #erasure: Erasure;
  readonly #troubled = new Listeners<[ErrorCode | null]>();
  #trouble: ErrorCode | null = null;
  #pauses = 0;
  #pausedUntil = 0;
  #nextScout = 0;
  #running = false;
  #cancelTimer: () => void = () => undefined;
  #forget: () => void = () => undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#random = parts.random ?? Math.random;
    this.#lanes = parts.lanes ?? 4;
    const { store, clock } = parts;
    this.#erasure = new Erasure({ store, clock, failed: (code) => this.#pause(code) });
  }

  /** Takes up whatever the last run left. */
  start(): void {
    this.#running = true;
    this.#forget = this.#parts.central.onReachable((reachable) => {
      if (reachable === 'ok') this.wake();
    });
    this.pump();
  }

  /** Starts nothing more, waits for what is under way and erases what was purged. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#forget();
    this.#cancelTimer();
    await Promise.all(this.#busy.values());
    this.#erasure.stop();
  }

  /** Why nothing of this station is taken, for who looks after it; null when all is well. */
  trouble(): ErrorCode | null {
    return this.#trouble;
  }

  onTrouble(listener: (trouble: ErrorCode | null) => void): () => void {
    return this.#troubled.add(listener);
  }

  /** Ends every wait that an outage caused. */
  wake(): void {
    const woken = this.#parts.store.write(() => this.#parts.table.wake());
    if (!woken.ok) return this.#pause(woken.error);
    this.pump();
  }

  /** Sends whatever is due, as many persons at once as there are lanes, and sets the clock for the rest. */
  pump(): void {
    this.#cancelTimer();
    if (!this.#running) return;
    const { table, clock } = this.#parts;
    if (clock.now() < this.#pausedUntil) return this.#pumpAt(this.#pausedUntil);
    const down = this.#parts.central.reachable() === 'down';
    if (down && clock.now() < this.#nextScout) return this.#pumpAt(this.#nextScout);
    if (down) this.#nextScout = clock.now() + scout;
    const lanes = down ? 1 : this.#lanes;
    while (this.#busy.size < lanes) {
      const due = table.due(clock.now(), [...this.#busy.keys()]);
      if (due === undefined) break;
      // In the next turn: what a delivery sets off must find this person busy.
      const sending = Promise.resolve()
        .then(() => this.#send(due))
        .finally(() => {
          this.#busy.delete(due.subject);
          this.pump();
        });
      this.#busy.set(due.subject, sending);
    }
    if (this.#busy.size >= lanes) return;
    const next = table.nextTime([...this.#busy.keys()]);
    if (next !== null) this.#pumpAt(next);
  }

  #pumpAt(time: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.clock.after(Math.max(1, time - this.#parts.clock.now()), () =>
      this.pump(),
    );
  }

  async #send(due: Due): Promise<void> {
    try {
      await this.#deliver(due);
    } catch (bug) {
      this.#parts.log.error(
        { err: bug, command: due.command },
        'a delivery failed by a bug; the command is kept',
      );
      this.#hold(due, 'central.error', 'asked', null);
    }
  }

  async #deliver(due: Due): Promise<void> {
    const { store, table, audit, vault, clock } = this.#parts;
    const at = instant(clock.now());
    // Before the first byte leaves: from here on central may have it.
    const begun = store.write(() => {
      if (table.begin(due.command, at))
        audit.append({ event: 'command-first-sent', command: due.command }, at);
    });
    if (!begun.ok) return this.#pause(begun.error);
    const parcel = readParcel(table, vault, due.command);
    if (parcel === null) return this.#refused(due, 'station.store-damaged', null);
    const answer = await this.#parts.central.deliver(due.command, parcel.delivery);
    if (answer.ok) await this.#receipt(due, parcel.expected, answer.value.receipt);
    else this.#notYet(due, answer.notYet);
  }

  async #receipt(due: Due, expected: Expected, jws: string): Promise<void> {
    const { configuration, refreshConfiguration, log } = this.#parts;
    let receipt = await verifyReceipt(jws, configuration().receiptKeys, expected);
    if (!receipt.ok && receipt.error === 'unknown-key') {
      await refreshConfiguration(); // central may have a new key
      receipt = await verifyReceipt(jws, configuration().receiptKeys, expected);
    }
    if (!receipt.ok) {
      log.warn(
        { command: due.command, fault: receipt.error },
        'an answer is no receipt for this command; the command is kept',
      );
      return this.#hold(due, 'central.answer-invalid', 'asked', null);
    }
    this.#well();
    if (receipt.value.outcome === 'refused') return this.#refused(due, receipt.value.code, jws);
    const settled = settleApplied(this.#parts, due.command, jws);
    if (!settled.ok) return this.#pause(settled.error);
    this.#parts.settlements.tell(due.command);
    this.#erasure.soon();
  }

  #notYet(due: Due, { code, retryAfter }: NotYet): void {
    switch (verdict(code)) {
      case 'never':
        return this.#refused(due, code, null);
      case 'pause':
        return this.#pause(code);
      case 'outage':
        return this.#hold(due, code, retryAfter === null ? 'outage' : 'asked', retryAfter);
      case 'later':
        return this.#hold(due, code, 'asked', retryAfter);
    }
  }

  #refused(due: Due, code: ErrorCode, receipt: string | null): void {
    this.#parts.log.warn(
      { command: due.command, code, signed: receipt !== null },
      'a command went into quarantine',
    );
    const settled = settleRefused(this.#parts, due.command, code, receipt);
    if (!settled.ok) return this.#pause(settled.error);
    this.#parts.settlements.tell(due.command);
  }

  #hold(due: Due, code: ErrorCode, held: Held, retryAfter: number | null): void {
    const { store, table, clock } = this.#parts;
    const wait = Math.max(retryAfter ?? 0, backOff(due.attempts, this.#random));
    const written = store.write(() => table.hold(due.command, clock.now() + wait, held, code));
    if (!written.ok) this.#pause(written.error);
  }

  #pause(code: ErrorCode): void {
    this.#pausedUntil =
      this.#parts.clock.now() + firstPause / 2 + backOff(this.#pauses, this.#random, firstPause / 2);
    this.#pauses += 1;
    if (this.#running) this.#pumpAt(this.#pausedUntil);
    if (this.#trouble === code) return;
    this.#parts.log.error({ code }, 'nothing of this station is taken now; everything is kept');
    this.#trouble = code;
    this.#troubled.tell(code);
  }

  #well(): void {
    this.#pauses = 0;
    this.#pausedUntil = 0;
    if (this.#trouble === null) return;
    this.#trouble = null;
    this.#troubled.tell(null);
  }
}
