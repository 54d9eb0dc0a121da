import type { Act, PurposeText, View } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Sha256, UploadId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { PhotoProfile } from '../../shared/quality/profile.ts';
import { overlay } from '../account/overlay.ts';
import { recordableTexts } from '../consent/texts.ts';
import { encodingRules } from '../bench/rules.ts';
import { officePictures } from '../office/pictures.ts';
import { Listeners } from '../listeners.ts';
import { ModerationPictures } from '../moderation/pictures.ts';
import { wantedPictures } from '../moderation/view.ts';
import { Pictures } from '../photo/pictures.ts';
import { UploadDesk } from '../upload/desk.ts';
import { pictureOf } from '../upload/source.ts';
import { auditLines, recordOf } from './audit.ts';
import type { Effect } from './effect.ts';
import type { Happening } from './event.ts';
import { Field } from '../bench/field.ts';
import type { Hands } from './hands.ts';
import { perform } from './perform.ts';
import type { Engine, Ports } from './ports.ts';
import type { Rules } from './rules.ts';
import { firstState, type State } from './state.ts';
import { nextTick } from './time.ts';
import { viewOf } from './view.ts';
import { reduce } from './visit.ts';

/** The visit in the world: feeds events to the reducer, does its effects, keeps its time, shows its views. */
export class Runner {
  readonly #ports: Ports;
  readonly #hands: Hands;
  readonly #pictures = new Pictures();
  readonly #moderated = new ModerationPictures();
  readonly #ofHolders = new ModerationPictures();
  readonly #uploads: UploadDesk;
  readonly #views = new Listeners<[View]>();
  #state: State;
  #view: View;
  #engine: Engine | undefined;
  #stops: (() => void)[] = [];
  #engineStops: (() => void)[] = [];
  #cancelTick: () => void = () => undefined;
  #closed = false;

  constructor(ports: Ports, rules: Rules) {
    this.#ports = ports;
    this.#uploads = new UploadDesk(ports.sticks, ports.clock, ports.photos);
    this.#state = firstState(rules, ports.flag.wasUp);
    this.#view = viewOf(this.#state, 0);
    const field = new Field(ports.terminal, ports.clock); // hears of each card before the visit does
    this.#stops.push(() => field.close());
    this.#hands = {
      ports,
      pictures: this.#pictures,
      field,
      engine: () => this.#opened(),
      adopt: (engine) => this.#adopt(engine),
      tell: (happening) => void this.#tell(happening),
      uploads: this.#uploads,
      isOpen: (lap) => this.#state.flow.at === 'visit' && this.#state.flow.lap === lap,
    };
  }

  /** Listens to the devices and opens the engine. */
  start(): void {
    const { terminal, scanner, ent } = this.#ports;
    const reader = () => {
      const now = terminal.status();
      this.#tell({
        type: 'reader',
        status: now.status,
        presence: now.status === 'ready' ? now.card.presence : null,
      });
    };
    this.#stops.push(terminal.onChange(reader));
    this.#stops.push(scanner.onStatus((status) => void this.#tell({ type: 'scanner', status })));
    this.#stops.push(scanner.onCode((code) => void this.#tell({ type: 'scanned', code })));
    this.#stops.push(ent.onMoved(({ id, origin }) => this.#tell({ type: 'ent-moved', opening: id, origin })));
    reader();
    this.#tell({ type: 'scanner', status: scanner.status() });
    this.#perform({ do: 'put-in-order', because: null });
  }

  /** The present view, and each later one. */
  view(): View {
    return this.#view;
  }

  onView(listener: (view: View) => void): () => void {
    return this.#views.add(listener);
  }

  /** An act of a screen: taken, or refused without any change. */
  act(act: Act): Result<null, ErrorCode> {
    const answer = this.#tell({ type: 'act', act });
    if (!answer.ok) this.#ports.log.info({ act: act.act, code: answer.error }, 'act refused');
    return answer;
  }

  imageRightsTexts(language: Language): readonly PurposeText[] {
    return this.#ports.texts.texts[language];
  }

  /** What this university asks of a photo; the built-in default until central said it. */
  photoProfile(): PhotoProfile {
    return this.#state.rules.photoProfile;
  }

  /** The present photo of the visit's person, and no other picture. */
  async image(sha256: Sha256): Promise<Result<Buffer, ErrorCode>> {
    const { flow } = this.#state;
    if (flow.at !== 'visit') return err('visit.none');
    if (overlay(flow.base, flow.pending).photo?.image !== sha256) return err('visit.act-not-allowed');
    const kept = this.#pictures.get(sha256);
    if (kept !== undefined) return ok(kept);
    const image = await this.#opened().central.image(flow.access, sha256);
    if (!this.#hands.isOpen(flow.lap)) return err('visit.none');
    if (!image.ok) return image;
    this.#pictures.keep(sha256, image.value);
    return ok(Buffer.from(image.value));
  }

  /** A picture of the photo that a moderator looks at, or of one of the next. */
  async moderationImage(sha256: Sha256): Promise<Result<Buffer, ErrorCode>> {
    const { flow } = this.#state;
    if (flow.at !== 'visit') return err('visit.none');
    return this.#moderated.get(sha256, (one) => this.#opened().central.moderationImage(flow.access, one));
  }

  /** A picture of a holder whom the bench or the look-up shows. */
  async officeImage(sha256: Sha256): Promise<Result<Buffer, ErrorCode>> {
    const { flow } = this.#state;
    if (flow.at !== 'visit') return err('visit.none');
    return this.#ofHolders.get(sha256, (one) => this.#opened().central.office.image(flow.access, one));
  }

  /** The picture that this visit's person brought and sees now. */
  uploadedPicture(upload: UploadId): Result<Buffer, ErrorCode> {
    const { flow } = this.#state;
    const shown = flow.at === 'visit' && flow.screen.name === 'photo' ? pictureOf(flow.screen.source) : null;
    const picture = shown?.id === upload ? this.#uploads.picture(upload) : undefined;
    return picture === undefined ? err('visit.act-not-allowed') : ok(picture);
  }

  /** A small picture of an entry of the stick that is on screen now. */
  async stickThumbnail(entry: string): Promise<Result<Buffer, ErrorCode>> {
    const { flow } = this.#state;
    const source = flow.at === 'visit' && flow.screen.name === 'photo' ? flow.screen.source : null;
    if (source?.from !== 'usb' || !source.entries.some(({ id }) => id === entry))
      return err('visit.act-not-allowed');
    return this.#uploads.thumbnail(source.look, entry);
  }

  /** Nothing is heard, done or shown any more. For tests and an orderly end. */
  close(): void {
    this.#closed = true;
    this.#cancelTick();
    for (const stop of [...this.#stops.splice(0), ...this.#engineStops.splice(0)]) stop();
    this.#forgetPictures();
  }

  /** What the station holds in memory, for the test that looks for traces of a visitor. */
  memory(): unknown {
    return {
      state: this.#state,
      view: this.#view,
      pictures: [
        ...this.#pictures.all(),
        ...this.#moderated.all(),
        ...this.#ofHolders.all(),
        ...this.#uploads.all(),
      ],
    };
  }

  #tell(happening: Happening): Result<null, ErrorCode> {
    if (this.#closed) return err('station.unreachable');
    const { clock, fresh, log } = this.#ports;
    const before = this.#state;
    // A sign-in begins by the machine's own clock, and goes on from there whatever becomes of that one.
    if (before.flow.at === 'welcome' && happening.type === 'act' && happening.act.act === 'sign-in')
      clock.settle();
    const outcome = reduce(before, { ...happening, at: clock.now(), fresh: fresh() });
    this.#state = outcome.state;
    const lines = auditLines(before, outcome.state);
    for (const line of lines) log.info(line, 'visit');
    if (isVisitor(before) !== isVisitor(outcome.state)) this.#flag(isVisitor(outcome.state));
    if (isAtBooth(outcome.state) && !isAtBooth(before)) this.#ports.photos.warm();
    if (before.flow.at === 'visit' && outcome.state.flow.at !== 'visit') {
      this.#forgetPictures();
      this.#engine?.desk.forget();
    }
    this.#fetchAhead();
    this.#show();
    this.#setTick();
    for (const effect of outcome.effects) this.#perform(effect);
    for (const line of lines) {
      const event = recordOf(line);
      if (event !== null) this.#engine?.record(event);
    }
    return outcome.answer;
  }

  /** The flag only says after a crash that somebody was there: without it, a full disk must not hold anybody up. */
  #flag(up: boolean): void {
    try {
      this.#ports.flag.set(up);
    } catch (failed) {
      const code = failed instanceof Error && 'code' in failed ? failed.code : null;
      this.#ports.log.warn({ code }, 'the flag of an open visit was not written');
    }
  }

  /** Effects run beside each other; what they tell comes back as events, and the reducer drops what is out of date. */
  #perform(effect: Effect): void {
    void perform(effect, this.#hands);
  }

  /** The pictures that an operator sees, or needs next, come before they are asked for; those of before are overwritten. */
  #fetchAhead(): void {
    const { flow } = this.#state;
    if (flow.at !== 'visit') return;
    this.#moderated.want(wantedPictures(flow), (sha256) =>
      this.#opened().central.moderationImage(flow.access, sha256),
    );
    this.#ofHolders.want(officePictures(flow), (sha256) =>
      this.#opened().central.office.image(flow.access, sha256),
    );
  }

  #forgetPictures(): void {
    this.#moderated.forget();
    this.#ofHolders.forget();
    this.#uploads.forget();
    this.#pictures.forget();
    this.#ports.photos.forget();
  }

  #show(): void {
    const view = viewOf(this.#state, this.#view.revision);
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = { ...view, revision: this.#view.revision + 1 };
    this.#views.tell(this.#view);
  }

  #setTick(): void {
    this.#cancelTick();
    const next = nextTick(this.#state);
    if (next === null) return;
    this.#cancelTick = this.#ports.clock.after(
      Math.max(1, next - this.#ports.clock.now()),
      () => void this.#tell({ type: 'tick' }),
    );
  }

  #opened(): Engine {
    if (this.#engine === undefined) throw new Error('an effect was asked of an engine that is not open');
    return this.#engine;
  }

  #adopt(engine: Engine): void {
    if (this.#engine === engine || this.#closed) return;
    for (const stop of this.#engineStops.splice(0)) stop(); // of an engine that had to be opened anew
    this.#engine = engine;
    const { central, outbox } = engine;
    const configured = (configuration: ReturnType<Engine['configuration']>) => {
      const { recordable, unknown } = recordableTexts(this.#ports.texts, configuration.consentTexts);
      if (unknown.length > 0)
        this.#ports.log.error({ texts: unknown }, 'central does not know these texts of image rights');
      const encoding = encodingRules(configuration, this.#ports.log);
      this.#tell({ type: 'configured', configuration, texts: recordable, encoding });
    };
    this.#engineStops.push(engine.onConfiguration(configured));
    this.#engineStops.push(
      outbox.onSettled((command, settlement) => this.#tell({ type: 'receipt', command, settlement })),
    );
    this.#engineStops.push(outbox.onQueued((queued) => this.#tell({ type: 'queued', queued })));
    this.#engineStops.push(
      engine.onTrouble((code) => void (code !== null && this.#tell({ type: 'trouble', code }))),
    );
    this.#engineStops.push(central.onReachable((network) => this.#tell({ type: 'network', network })));
    configured(engine.configuration());
    this.#tell({ type: 'queued', queued: outbox.queued() });
    this.#tell({ type: 'network', network: central.reachable() });
  }
}

const isAtBooth = ({ flow }: State): boolean => flow.at === 'visit' && flow.screen.name === 'photo';

/** Whether somebody is signing in or signed in. */
const isVisitor = ({ flow }: State): boolean => flow.at === 'sign-in' || flow.at === 'visit';
