import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import type { BroughtIn, PhotoDesk } from '../photo/intake.ts';
import { PhoneLine } from './phone/line.ts';
import type { StickFinder } from './stick/finder.ts';
import { Lane } from './stick/lane.ts';
import type { StickError } from './stick/open-inside.ts';
import { StickSession, type Listing, type StickMove } from './stick/session.ts';

/** What the visit keeps of photos that its person brings: in memory, overwritten when it is over. */
export class UploadDesk {
  readonly phone = new PhoneLine();
  readonly #finder: StickFinder;
  readonly #clock: Clock;
  readonly #photos: PhotoDesk;
  readonly #lane: Lane;
  readonly #pictures = new Map<UploadId, Buffer>();
  readonly #thumbnails = new Map<string, Buffer>();
  #making: Promise<unknown> = Promise.resolve();
  #stick: { readonly name: string; readonly session: StickSession } | null = null;

  constructor(finder: StickFinder, clock: Clock, photos: PhotoDesk) {
    this.#finder = finder;
    this.#clock = clock;
    this.#photos = photos;
    this.#lane = new Lane(clock);
  }

  /** Looks for sticks for whoever chose that; `name` is theirs. */
  watch(name: string, onPresence: (present: boolean) => void): void {
    this.unwatch();
    this.#stick = { name, session: new StickSession(this.#finder, this.#clock, this.#lane, onPresence) };
  }

  /** Ends the look under this name, or any; a later one goes on. */
  unwatch(name = this.#stick?.name): void {
    if (this.#stick?.name !== name) return;
    this.#stick?.session.close();
    this.#stick = null;
    this.#forgetThumbnails();
  }

  /** Lists a folder of the stick. */
  async list(name: string, move: StickMove): Promise<Result<Listing, StickError>> {
    const listing = (await this.#session(name)?.list(move)) ?? err('stick.gone');
    if (listing.ok) this.#forgetThumbnails();
    return listing;
  }

  /** Makes a picture of a file of the stick. */
  async take(name: string, entry: string): Promise<Result<BroughtIn, ErrorCode>> {
    const bytes = (await this.#session(name)?.read(entry, true)) ?? err('stick.gone');
    return bytes.ok ? this.#photos.bringIn(bytes.value) : bytes;
  }

  /** A small picture of an entry, made once, and after the one before: files that wait to be made small would fill the memory. */
  thumbnail(name: string, entry: string): Promise<Result<Buffer, ErrorCode>> {
    const made = this.#making.then(() => this.#makeThumbnail(name, entry));
    this.#making = made.catch(() => undefined); // who asked hears of it; the next one is made all the same
    return made;
  }

  async #makeThumbnail(name: string, entry: string): Promise<Result<Buffer, ErrorCode>> {
    const known = this.#thumbnails.get(entry);
    if (known !== undefined) return ok(known);
    const session = this.#session(name);
    const bytes = (await session?.read(entry, false)) ?? err('stick.gone');
    if (!bytes.ok) return bytes;
    const small = await this.#photos.thumbnail(bytes.value);
    if (!small.ok) return small;
    if (session === null || this.#session(name) !== session) {
      small.value.fill(0);
      return err('stick.gone');
    }
    this.#thumbnails.set(entry, small.value);
    return small;
  }

  #session(name: string): StickSession | null {
    return this.#stick?.name === name ? this.#stick.session : null;
  }

  /** Another folder is on screen. */
  #forgetThumbnails(): void {
    for (const jpeg of this.#thumbnails.values()) jpeg.fill(0);
    this.#thumbnails.clear();
  }

  keep(upload: UploadId, { jpeg }: BroughtIn): void {
    this.forgetPicture(upload);
    this.#pictures.set(upload, jpeg);
  }

  picture(upload: UploadId): Buffer | undefined {
    return this.#pictures.get(upload);
  }

  forgetPicture(upload: UploadId): void {
    this.#pictures.get(upload)?.fill(0);
    this.#pictures.delete(upload);
  }

  /** The visit is over. */
  forget(): void {
    this.unwatch();
    this.phone.forget();
    for (const upload of [...this.#pictures.keys()]) this.forgetPicture(upload);
  }

  /** What is kept now, for the test that looks for traces of a visitor. */
  all(): readonly Buffer[] {
    return [...this.#pictures.values(), ...this.#thumbnails.values()];
  }
}
