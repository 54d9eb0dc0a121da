import {
  dockContract,
  stationContract,
  type Act,
  type PurposeText,
  type View,
} from '../../shared/contract/station.ts';
import type { Display } from '../../shared/domain/display.ts';
import { purposes } from '../../shared/domain/consent.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Channel } from '../../shared/wire/channel.ts';
import { Wire, type Server } from '../../shared/wire/wire.ts';
import type { Scene } from './scenes.ts';

/** What stands for files and pictures in a fake station. */
export interface Props {
  text(language: Language, purpose: string): string;
  /** A portrait, JPEG in base64. */
  portrait(): Promise<string>;
  /** The face of somebody else, as `portrait` when left out. */
  face?: (sha256: Sha256) => Promise<string>;
  dock: boolean;
}
/** How the gallery wants to see. */
export interface Look extends Display {
  language: Language;
}

/** A station that only shows what it is told, and writes down the acts it hears. */
export class FakeStation {
  readonly acts: Act[] = [];
  readonly #props: Props;
  #server: Server<typeof stationContract> | undefined;
  #revision = 0;
  #scene: Scene;
  #look: Look;

  constructor(scene: Scene, look: Look, props: Props) {
    this.#scene = scene;
    this.#look = look;
    this.#props = props;
  }

  /** Answers on a channel. */
  serve(channel: Channel): void {
    const wire = new Wire(channel);
    const onBug = (bug: unknown): void => console.error(bug);
    this.#server = wire.serve(
      'station',
      stationContract,
      {
        act: async (act) => {
          this.acts.push(act);
          if (act.act === 'language') this.show({}, { language: act.language });
          if (act.act === 'display')
            this.show(
              {},
              Object.fromEntries(Object.entries(act.display).filter(([, value]) => value !== undefined)),
            );
          return ok(null);
        },
        view: async () => ok(this.view()),
        imageRightsTexts: async ({ language }) =>
          ok(purposes.map((purpose) => this.#text(language, purpose))),
        image: async () => ok({ jpeg: await this.#props.portrait() }),
        photoProfile: async () => err('visit.act-not-allowed'),
        moderationImage: async ({ sha256 }) =>
          ok({ jpeg: await (this.#props.face ?? this.#props.portrait)(sha256) }),
        officeImage: async ({ sha256 }) =>
          ok({ jpeg: await (this.#props.face ?? this.#props.portrait)(sha256) }),
        uploadedPicture: async () => ok({ jpeg: await this.#props.portrait() }),
        stickThumbnail: async () => ok({ jpeg: await this.#props.portrait() }),
      },
      onBug,
    );
    wire.serve(
      'dock',
      dockContract,
      {
        move: async ({ move }) => ok({ said: move }),
        props: async () =>
          this.#props.dock
            ? ok({
                people: [{ login: 'jedupont', password: 'demo', about: 'student, no photo yet' }],
                cards: [{ uid: '04A1B2C3D4E580', about: 'badge of jedupont' }],
                codes: [{ code: '22104567', about: 'printed badge of jedupont' }],
                reader: 'memory' as const,
              })
            : err('visit.act-not-allowed'),
      },
      onBug,
    );
  }

  /** Shows another scene, or the same one with another look. */
  show(scene: Partial<Scene>, look: Partial<Look> = {}): void {
    this.#scene = { ...this.#scene, ...scene };
    this.#look = { ...this.#look, ...look };
    this.#revision += 1;
    this.#server?.emit('view', this.view());
  }

  /** Forgets the scene before, and shows this one. */
  switchTo(scene: Scene, look: Partial<Look> = {}): void {
    this.#scene = scene;
    this.show({}, look);
  }

  view(): View {
    const { language, ...display } = this.#look;
    const { screen, account, idle, ending, health, queued, work } = this.#scene;
    const soon = new Date(Date.now() + 15_000).toISOString();
    return {
      revision: this.#revision,
      language,
      display,
      university: { name: 'Université de Haute-Lande', place: 'Borne du hall Simone-Veil' },
      entPages: ['password', 'firstLogin', 'security'],
      health: { network: 'ok', reader: 'no-card', camera: 'unknown', ...health },
      queued: queued ?? 0,
      visit:
        account === undefined
          ? null
          : {
              account,
              idle: idle === true ? { wipeAt: soon } : null,
              ...(ending === true ? { endsAt: soon } : {}),
              ...(work === undefined ? {} : { work }),
            },
      screen,
    };
  }

  #text(language: Language, purpose: (typeof purposes)[number]): PurposeText {
    const [title = '', summary = '', ...rest] = this.#props
      .text(language, purpose)
      .trim()
      .split(/\n\s*\n/);
    const sha256 = (language === 'fr' ? 'c' : 'd').repeat(64) as Sha256;
    return {
      purpose,
      title,
      summary,
      text: rest.join('\n\n'),
      source: { id: 'image-rights', version: '2026-09', language, sha256 },
    };
  }
}
