import {
  dockContract,
  stationContract,
  type Act,
  type DockContract,
  type PurposeText,
  type StationContract,
  type View,
} from '../../shared/contract/station.ts';
import type { ModerationItem } from '../../shared/contract/moderation.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import { languages, type Language } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { PhotoProfile } from '../../shared/quality/profile.ts';
import type { Channel } from '../../shared/wire/channel.ts';
import { Wire, type Client } from '../../shared/wire/wire.ts';
import type { ChannelSource } from './channel-source.ts';
import { Pictures } from './pictures.ts';

/** What the renderer knows at one moment. */
export interface LinkState {
  /** The last view, kept while the line is down; null before the first. */
  readonly view: View | null;
  readonly connected: boolean;
  /** The last act that the station refused, until it is dismissed or the screen changes. */
  readonly refusal: ErrorCode | null;
  /** The dock's contract on the present channel. */
  readonly dock: Client<DockContract> | null;
}

/** The line to the station: the last view, and acts. It owns nothing else. */
export class StationLink {
  #state: LinkState = { view: null, connected: false, refusal: null, dock: null };
  #station: Client<StationContract> | undefined;
  #channel: Channel | undefined;
  #texts = new Map<Language, PurposeText[]>();
  readonly #underWay = new Map<string, Promise<Result<null, ErrorCode>>>();
  readonly #listeners = new Set<() => void>();
  readonly pictures = new Pictures(
    async (sha256) => (await this.#station?.call('image', { sha256 })) ?? err('station.unreachable'),
  );

  /** Pictures of the photos that a moderator looks at. */
  readonly moderated = new Pictures(
    async (sha256) =>
      (await this.#station?.call('moderationImage', { sha256 })) ?? err('station.unreachable'),
  );

  /** Pictures of the holders whom the card office looks at. */
  readonly office = new Pictures(
    async (sha256) => (await this.#station?.call('officeImage', { sha256 })) ?? err('station.unreachable'),
  );

  /** Follows a source of channels until the returned function is called. */
  follow(source: ChannelSource): () => void {
    const stop = source.start((channel) => this.#take(channel));
    return () => {
      stop();
      this.#channel?.close();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly state = (): LinkState => this.#state;

  /**
   * Sends an act. A refusal is shown on the screen that asked for it, and on no other. The same act once more while it is under way is the
   * second half of a double tap: it is not sent, and answered like the first.
   */
  act(act: Act): Promise<Result<null, ErrorCode>> {
    const station = this.#station;
    if (station === undefined) return Promise.resolve(err('station.unreachable'));
    const name = act.act === 'submit-photo' ? act.act : JSON.stringify(act);
    const same = this.#underWay.get(name);
    if (same !== undefined) return same;
    const sent = this.#send(station, act).finally(() => {
      if (this.#underWay.get(name) === sent) this.#underWay.delete(name);
    });
    this.#underWay.set(name, sent);
    return sent;
  }

  async #send(station: Client<StationContract>, act: Act): Promise<Result<null, ErrorCode>> {
    const asked = this.#state.view?.screen.name;
    const result = await station.call('act', act);
    if (result.ok) {
      // The visitor went on: the message about something else is old.
      if (isStep(act)) this.dismiss();
    } else if (isWorthSaying(result.error) && asked === this.#state.view?.screen.name) {
      this.#set({ refusal: result.error });
    }
    return result;
  }

  /** Takes away the message about a refused act. */
  dismiss(): void {
    if (this.#state.refusal !== null) this.#set({ refusal: null });
  }

  /** What this university asks of a photo; null when the station does not say. */
  async photoProfile(): Promise<PhotoProfile | null> {
    const answer = await this.#station?.call('photoProfile', null);
    return answer?.ok === true ? answer.value : null;
  }

  /** The picture that the station took in for this visit, JPEG in base64. */
  async uploadedPicture(upload: UploadId): Promise<Result<{ jpeg: string }, ErrorCode>> {
    return (await this.#station?.call('uploadedPicture', { upload })) ?? err('station.unreachable');
  }

  /** A small picture of an entry of the stick, JPEG in base64. */
  async stickThumbnail(entry: string): Promise<Result<{ jpeg: string }, ErrorCode>> {
    return (await this.#station?.call('stickThumbnail', { entry })) ?? err('station.unreachable');
  }

  /** The words of image rights, asked once of each station. */
  async texts(language: Language): Promise<Result<PurposeText[], ErrorCode>> {
    const known = this.#texts.get(language);
    if (known !== undefined) return ok(known);
    const texts = this.#texts;
    const answer = await this.#station?.call('imageRightsTexts', { language });
    if (answer?.ok === true) texts.set(language, answer.value);
    return answer ?? err('station.unreachable');
  }

  /** The words that are here already. */
  knownTexts(language: Language): PurposeText[] | null {
    return this.#texts.get(language) ?? null;
  }

  #take(channel: Channel): void {
    const before = this.#channel;
    this.#channel = channel;
    before?.close();
    const wire = new Wire(channel);
    const station = wire.connect('station', stationContract);
    this.#station = station;
    this.#underWay.clear();
    this.#texts = new Map(); // another station may have other words
    wire.onClose(() => {
      if (this.#channel === channel) this.#set({ connected: false, dock: null });
    });
    let seen = -1;
    const show = (view: View): void => {
      if (this.#channel !== channel || view.revision < seen) return;
      seen = view.revision;
      this.#fetchAhead(view);
      this.#fetchModerated(view);
      this.#fetchOffice(view);
      const moved = view.screen.name !== this.#state.view?.screen.name;
      this.#set({ view, connected: true, ...(moved ? { refusal: null } : {}) });
    };
    station.on('view', show);
    void station.call('view', null).then((answer) => answer.ok && show(answer.value));
    this.#set({ dock: wire.connect('dock', dockContract) });
  }

  /** What the next screens of the visit will show, so that none of them has to wait for it. */
  #fetchAhead({ visit }: View): void {
    if (visit?.account.person.id !== this.#state.view?.visit?.account.person.id) this.pictures.forget();
    if (visit === null) return;
    const picture = visit.account.photo?.image ?? null;
    if (picture !== null) void this.pictures.load(picture);
    for (const language of languages) if (!this.#texts.has(language)) void this.texts(language);
  }

  /** The pictures of the next photos are here before they are on screen; those of the photos before are not kept. */
  #fetchModerated({ visit, screen }: View): void {
    if (visit === null || screen.name !== 'moderation') return this.moderated.forget();
    const wanted = [...moderatedPictures(screen.current), ...screen.next];
    // What was on screen just now stays for one undo.
    const before = this.#state.view?.screen;
    const shown = before?.name === 'moderation' ? moderatedPictures(before.current) : [];
    this.moderated.keepOnly([...wanted, ...shown]);
    for (const sha256 of wanted) void this.moderated.load(sha256);
  }

  /** A holder's picture is on screen at once, and gone with the screen. */
  #fetchOffice({ visit, screen }: View): void {
    if (visit === null || (screen.name !== 'bench' && screen.name !== 'lookup')) return this.office.forget();
    const badge = screen.name === 'bench' ? screen.badge : screen.sheet;
    const wanted = badge?.photo == null ? [] : [badge.photo];
    this.office.keepOnly(wanted);
    for (const sha256 of wanted) void this.office.load(sha256);
  }

  #set(change: Partial<LinkState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const moderatedPictures = (item: ModerationItem | null): Sha256[] =>
  item === null ? [] : [item.image, ...(item.previous === null ? [] : [item.previous.image])];

/** Not what the screen says by itself, nor how it looks. */
const isStep = ({ act }: Act): boolean => !['touch', 'camera', 'language', 'display'].includes(act);

/** The veil tells of a lost line; an act on a visit that is over is answered by the next screen. */
function isWorthSaying(code: ErrorCode): boolean {
  return code !== 'station.unreachable' && code !== 'visit.none';
}
