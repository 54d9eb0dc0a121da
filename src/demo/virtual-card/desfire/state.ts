import type { Power } from '../power.ts';
import type { CardRandom } from '../random.ts';
import { Status } from './codes.ts';
import type { Ev2Messaging } from './messaging/ev2.ts';
import type { Messaging } from './messaging/messaging.ts';
import { KeySetting, type Application, type DataFile, type Picc } from './picc.ts';

/** Which chip it is; EV2 knows all that EV1 knows. */
export type Generation = 'ev1' | 'ev2';

/** What the commands work on: the memory that outlives the power, and what does not. */
export class DesfireState {
  readonly generation: Generation;
  /** Seven bytes, also when the card shows a random UID. */
  readonly uid: Uint8Array;
  readonly showsUid: boolean;
  readonly picc: Picc;
  readonly power: Power;
  readonly random: CardRandom;
  selected: Application;
  session: Messaging | undefined;
  /** Present when the session speaks EV2: NonFirst goes on from there. */
  ev2: Ev2Messaging | undefined;
  readonly #written = new Map<DataFile, Uint8Array>();

  constructor(parts: {
    generation: Generation;
    uid: Uint8Array;
    showsUid: boolean;
    picc: Picc;
    power: Power;
    random: CardRandom;
  }) {
    this.generation = parts.generation;
    this.uid = parts.uid;
    this.showsUid = parts.showsUid;
    this.picc = parts.picc;
    this.power = parts.power;
    this.random = parts.random;
    this.selected = parts.picc.master;
  }

  get atPicc(): boolean {
    return this.selected === this.picc.master;
  }

  /** Enters an application, without a session and without a transaction. */
  select(application: Application): void {
    this.leaveSession();
    this.selected = application;
  }

  /** The session ends, and with it the transaction. */
  leaveSession(): void {
    this.session = undefined;
    this.ev2 = undefined;
    this.#written.clear();
  }

  /** Why the master key of the selected level would be needed, or nothing when it is there or not needed. */
  needsMasterKey(unless?: keyof typeof KeySetting): Status | undefined {
    if (unless && this.selected.keySettings & KeySetting[unless]) return undefined;
    return this.session?.keyNumber === 0 ? undefined : Status.authenticationError;
  }

  /** What a write to this file begins with: the bytes that this transaction wrote before, or those of the card. */
  draft(file: DataFile): Uint8Array {
    return this.#written.get(file) ?? file.content;
  }

  /** Keeps the new content of a backup file for the commit. */
  keep(file: DataFile, content: Uint8Array): void {
    this.#written.set(file, content);
  }

  /** Whether the transaction has something to commit. */
  get dirty(): boolean {
    return this.#written.size > 0;
  }

  /** All backup files change at once, or none. */
  commit(): void {
    this.power.atomically(() => this.#written.forEach((content, file) => file.content.set(content)));
    this.#written.clear();
  }

  /** Forgets what the transaction wrote. */
  abort(): void {
    this.#written.clear();
  }
}
