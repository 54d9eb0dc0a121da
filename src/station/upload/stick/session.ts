import { randomUUID } from 'node:crypto';
import type { StickEntry } from '../../../shared/contract/upload.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../clock.ts';
import type { FoundStick, StickFinder } from './finder.ts';
import { readFolder, readPicture, type Found } from './folder.ts';
import type { Lane } from './lane.ts';
import { shownName } from './names.ts';
import type { StickError } from './open-inside.ts';

/** A folder as the screen shows it. */
export interface Listing {
  readonly path: readonly string[];
  readonly entries: readonly StickEntry[];
  readonly more: boolean;
}

/** Where to go from the folder that is listed. */
export type StickMove =
  { readonly to: 'top' } | { readonly to: 'up' } | { readonly to: 'into'; readonly entry: string };

/** Between two looks whether a stick is there, and for one folder or file. Milliseconds. */
const lookEvery = 1_000;
const folderLimit = 8_000;
/** How long a folder is read before what was found so far is shown. */
const folderPatience = 3_000;
const fileLimit = 15_000;

/** One person's look at a stick: knows what was listed, and opens nothing else. Nothing is written, nothing is copied to a disk. */
export class StickSession {
  readonly #finder: StickFinder;
  readonly #clock: Clock;
  readonly #lane: Lane;
  readonly #onPresence: (present: boolean) => void;
  #stick: FoundStick | null = null;
  #path: readonly Buffer[] = [];
  #entries = new Map<string, Found>();
  #cancelLook: () => void = () => undefined;
  #closed = false;

  constructor(finder: StickFinder, clock: Clock, lane: Lane, onPresence: (present: boolean) => void) {
    this.#finder = finder;
    this.#clock = clock;
    this.#lane = lane;
    this.#onPresence = onPresence;
    void this.#look();
  }

  /** Lists a folder; the ids of an earlier listing are worth nothing after. */
  async list(move: StickMove): Promise<Result<Listing, StickError>> {
    const stick = this.#stick;
    const path = this.#pathAfter(move);
    if (stick === null || path === null) return err('stick.gone');
    const until = this.#clock.now() + folderPatience;
    const content = await this.#lane.run(folderLimit, true, (goOn) =>
      readFolder(stick.top, path, () => goOn() && this.#isOn(stick) && this.#clock.now() < until),
    );
    if (!content.ok) return content;
    if (!this.#isOn(stick)) return err('stick.gone');
    const { found, more } = content.value;
    this.#path = path;
    this.#entries = new Map(found.map((one) => [randomUUID() as string, one]));
    const entries = [...this.#entries].map(([id, { kind, name }]) => ({ id, kind, name: shown(name) }));
    return ok({ path: path.map(shown), entries, more });
  }

  /** The bytes of a picture of the present listing. Thumbnails are not urgent: a pick goes first. */
  async read(entry: string, urgent: boolean): Promise<Result<Buffer, StickError | 'photo.too-large'>> {
    const stick = this.#stick;
    const found = this.#entries.get(entry);
    if (stick === null || found?.kind !== 'photo') return err('stick.gone');
    const path = this.#path;
    const listing = this.#entries;
    const bytes = await this.#lane.run(fileLimit, urgent, (goOn) =>
      readPicture(
        stick.top,
        path,
        found.name,
        () => goOn() && this.#isOn(stick) && (urgent || this.#entries === listing),
      ),
    );
    if (!bytes.ok) return bytes;
    if (this.#isOn(stick)) return bytes.value;
    if (bytes.value.ok) bytes.value.value.fill(0);
    return err('stick.gone');
  }

  /** Nobody looks any more. */
  close(): void {
    this.#closed = true;
    this.#cancelLook();
    this.#forget();
  }

  #isOn = (stick: FoundStick): boolean => !this.#closed && this.#stick === stick;

  #pathAfter(move: StickMove): readonly Buffer[] | null {
    switch (move.to) {
      case 'top':
        return [];
      case 'up':
        return this.#path.slice(0, -1);
      case 'into': {
        const found = this.#entries.get(move.entry);
        return found?.kind === 'folder' ? [...this.#path, found.name] : null;
      }
    }
  }

  async #look(): Promise<void> {
    const now = await this.#finder.find();
    if (this.#closed) return;
    this.#cancelLook = this.#clock.after(lookEvery, () => void this.#look());
    if (now?.key === this.#stick?.key) return;
    if (this.#stick !== null) {
      this.#forget();
      this.#onPresence(false);
    }
    this.#stick = now;
    if (now !== null) this.#onPresence(true);
  }

  #forget(): void {
    this.#stick = null;
    this.#path = [];
    this.#entries = new Map();
  }
}

const shown = (name: Buffer): string => shownName(name.toString('utf8'));
