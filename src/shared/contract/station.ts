import { z } from 'zod';
import { Account } from '../domain/account.ts';
import { OppositionMotive } from '../domain/badge.ts';
import { ConsentText, Decision, OptionalPurpose, Purpose } from '../domain/consent.ts';
import { Display } from '../domain/display.ts';
import { ErrorCode } from '../domain/errors.ts';
import { BadgeId, Instant, PhotoId, Sha256, UploadId } from '../domain/ids.ts';
import { Language } from '../domain/language.ts';
import { Crop, photoLimits } from '../domain/photo.ts';
import { PhotoProfile } from '../quality/profile.ts';
import { Measured, QualityClass } from '../quality/quality.ts';
import { defineContract } from '../wire/contract.ts';
import { BenchScreen, benchActs } from './bench.ts';
import { PhotoDecision } from './command.ts';
import { LookupScreen, lookupActs } from './lookup.ts';
import { ModerationItem, Waiting } from './moderation.ts';
import { PhotoSourceView, uploadActs, uploadCalls } from './upload.ts';

/** The four tabs of « Mon compte ». */
export const accountTabs = ['personal', 'badge', 'security', 'image-rights'] as const;
export const AccountTab = z.enum(accountTabs);
export type AccountTab = z.infer<typeof AccountTab>;

export const EntPage = z.enum(['password', 'firstLogin', 'security']);
/** A page of the ENT that opens in the isolated view, from tab 3. */
export type EntPage = z.infer<typeof EntPage>;

/** `black`: it gives pictures without light; `frozen`: always the same one. */
export const CameraStatus = z.enum(['unknown', 'ready', 'none', 'busy', 'denied', 'lost', 'black', 'frozen']);
export type CameraStatus = z.infer<typeof CameraStatus>;

export const ReaderStatus = z.enum([
  'no-driver',
  'no-daemon',
  'no-reader',
  'no-card',
  'unreadable',
  'several-cards',
  'ready',
]);
/** What the card terminal says, without the card. */
export type ReaderStatus = z.infer<typeof ReaderStatus>;

/** What was saved, for the screen that says so. */
export const SavedAct = z.enum([
  'photo',
  'image-rights',
  'badge-request',
  'activation',
  'reinstatement',
  'opposition',
]);
export type SavedAct = z.infer<typeof SavedAct>;

const deadline = { endsAt: Instant };

export const Screen = z.discriminatedUnion('name', [
  z.object({ name: z.literal('starting') }),
  z.object({ name: z.literal('out-of-order'), code: ErrorCode }),
  z.object({
    name: z.literal('welcome'),
    /** `goodbye` after a visit, `timed-out` after the idle wipe, or why the last sign-in ended. */
    notice: z.union([z.literal('goodbye'), z.literal('timed-out'), ErrorCode]).nullable(),
  }),
  z.object({
    name: z.literal('sign-in'),
    /** The ENT's page is on screen only at `ent`. */
    stage: z.enum(['opening', 'ent', 'checking']),
    /** `https://host`, shown in the trusted bar above the view. */
    origin: z.string().nullable(),
    ...deadline,
  }),
  z.object({
    name: z.literal('account'),
    tab: AccountTab,
    /** Why the ENT's page of tab 3 ended, if not by the person. Gone with `dismiss-notice`. */
    notice: ErrorCode.optional(),
  }),
  z.object({ name: z.literal('ent-page'), page: EntPage, origin: z.string().nullable(), ...deadline }),
  /** `explain` then `choose`; `then` is where the last « Continuer » leads. */
  z.object({
    name: z.literal('image-rights'),
    stage: z.enum(['explain', 'choose']),
    then: z.enum(['photo', 'account']),
  }),
  z.object({
    name: z.literal('photo'),
    saving: z.boolean(),
    problem: ErrorCode.nullable(),
    /** A photo that the person brings (see upload.ts); the camera when absent. */
    source: PhotoSourceView.optional(),
  }),
  /** An operator's work: photos of others, one at a time. */
  z.object({
    name: z.literal('moderation'),
    stage: z.enum(['loading', 'reviewing', 'empty', 'unreachable']),
    /** Null until central said it. */
    waiting: Waiting.nullable(),
    /** The class that is looked at; all when null. */
    only: QualityClass.nullable(),
    current: ModerationItem.nullable(),
    /** Pictures that come next: worth asking for now. */
    next: z.array(Sha256),
    /** The last decision, while it can be taken back. */
    undo: z
      .object({
        photo: PhotoId,
        person: z.string(),
        decision: z.enum(['accepted', 'rejected']),
        until: Instant,
      })
      .nullable(),
    /** Decided since the screen was opened. */
    done: z.number().int().nonnegative(),
    problem: ErrorCode.nullable(),
    /** Decisions that central did not take, oldest first: said one after the other, gone with `dismiss-notice`. */
    refused: z.array(
      z.object({
        photo: PhotoId,
        person: z.string(),
        what: z.enum(['accepted', 'rejected', 'undo']),
        code: ErrorCode,
      }),
    ),
  }),
  /** An operator's work: printed badges are encoded, one after the other. */
  BenchScreen,
  /** An operator's work: whose badge is this, and what may be done with it. */
  LookupScreen,
  z.object({ name: z.literal('badge-request') }),
  z.object({
    name: z.literal('tap'),
    badge: BadgeId,
    /** What the tap completes: the first use, or the end of an opposition for a loss. */
    purpose: z.enum(['activate', 'reinstate']),
    /** `remove`: a card was there before the screen, or the wrong one is still there. */
    stage: z.enum(['waiting', 'reading', 'checking']),
    problem: ErrorCode.nullable(),
  }),
  z.object({ name: z.literal('oppose'), badge: BadgeId }),
  /** Said after the store committed; turns from `stored` to `transmitted` when the receipt comes. */
  z.object({
    name: z.literal('saved'),
    what: SavedAct,
    delivery: z.enum(['waiting', 'stored', 'transmitted']),
  }),
  z.object({ name: z.literal('refused'), what: SavedAct, code: ErrorCode }),
  z.object({ name: z.literal('leaving') }),
]);
/** The one screen that is shown now. */
export type Screen = z.infer<typeof Screen>;

export const View = z.object({
  /** Grows by one with each view sent. */
  revision: z.number().int().nonnegative(),
  language: Language,
  display: Display,
  university: z.object({ name: z.string(), place: z.string() }),
  /** The pages of the ENT that this university offers on tab 3. */
  entPages: z.array(EntPage),
  health: z.object({
    network: z.enum(['unknown', 'ok', 'down']),
    reader: ReaderStatus,
    camera: CameraStatus,
  }),
  /** Commands not yet receipted, of anybody: only a number leaves the queue. */
  queued: z.number().int().nonnegative(),
  visit: z
    .object({
      account: Account,
      /** Set while nothing was touched for 45 s: the wipe comes at `wipeAt`. */
      idle: z.object({ wipeAt: Instant }).nullable(),
      /** Set in the last minute: the visit ends then, whatever is touched. */
      endsAt: Instant.optional(),
      /** A moderator's work: how many photos wait (null until central said it), how many decisions it did not take. */
      work: z.object({ waiting: Waiting.nullable(), refused: z.number().int().nonnegative() }).optional(),
    })
    .nullable(),
  screen: Screen,
});
/** All that the renderer draws. It owns nothing else that matters. */
export type View = z.infer<typeof View>;

/** An act on a screen. The station checks it against the visit: the renderer's word counts for nothing. */
export const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('language'), language: Language }),
  z.object({ act: z.literal('display'), display: Display.partial() }),
  z.object({ act: z.literal('touch') }),
  z.object({ act: z.literal('dismiss-notice') }),
  z.object({ act: z.literal('sign-in') }),
  /** Leaves the ENT's view, whatever it shows. */
  z.object({ act: z.literal('close-ent') }),
  z.object({ act: z.literal('more-time') }),
  z.object({ act: z.literal('leave') }),
  z.object({ act: z.literal('open-tab'), tab: AccountTab }),
  z.object({ act: z.literal('open-ent-page'), page: EntPage }),
  /** Goes back to the account from any step; nothing was saved by that step. */
  z.object({ act: z.literal('back') }),
  z.object({ act: z.literal('start-photo') }),
  z.object({ act: z.literal('start-image-rights') }),
  z.object({ act: z.literal('continue') }),
  z.object({
    act: z.literal('decide-image-rights'),
    decisions: z
      .array(z.object({ purpose: OptionalPurpose, decision: Decision, text: ConsentText }))
      .min(1)
      .max(3),
  }),
  z.object({
    act: z.literal('submit-photo'),
    from: z.discriminatedUnion('source', [
      z.object({
        source: z.literal('camera'),
        /** The frozen frame in base64, JPEG, not mirrored. */
        frame: z.string().max(Math.ceil((photoLimits.bytes * 4) / 3) + 4),
      }),
      /** The picture that the station took in and showed. */
      z.object({ source: z.literal('upload'), upload: UploadId }),
    ]),
    crop: Crop,
    measured: Measured,
  }),
  ...uploadActs,
  ...benchActs,
  ...lookupActs,
  z.object({ act: z.literal('open-moderation') }),
  z.object({ act: z.literal('only-photos'), class: QualityClass.nullable() }),
  z.object({ act: z.literal('decide-photo'), photo: PhotoId, decision: PhotoDecision }),
  z.object({ act: z.literal('undecide-photo'), photo: PhotoId }),
  z.object({ act: z.literal('skip-photo'), photo: PhotoId }),
  z.object({ act: z.literal('start-badge-request') }),
  z.object({ act: z.literal('request-badge'), certified: z.boolean() }),
  z.object({ act: z.literal('start-activation'), badge: BadgeId }),
  /** The holder has found the badge again: a tap lifts the opposition. */
  z.object({ act: z.literal('start-reinstatement'), badge: BadgeId }),
  z.object({ act: z.literal('start-opposition'), badge: BadgeId }),
  z.object({ act: z.literal('oppose'), badge: BadgeId, motive: OppositionMotive }),
  z.object({ act: z.literal('camera'), status: CameraStatus }),
]);
export type Act = z.infer<typeof Act>;

export const PurposeText = z.object({
  purpose: Purpose,
  title: z.string(),
  summary: z.string(),
  /** The whole text of this purpose, paragraphs separated by blank lines. `sha256` is of title, summary and text as in the file. */
  text: z.string(),
  source: ConsentText,
});
/** The words about one purpose of image rights, as they are shown. */
export type PurposeText = z.infer<typeof PurposeText>;

/** What the renderer may ask of the station, and what the station tells it. */
export const stationContract = defineContract({
  calls: {
    /** Answers when the act is done or refused; what it changed comes as a `view`. */
    act: { input: Act, output: z.null() },
    /** The present view, asked at connection. */
    view: { input: z.null(), output: View },
    imageRightsTexts: { input: z.object({ language: Language }), output: z.array(PurposeText) },
    /** A picture of the signed-in person, JPEG in base64. */
    image: { input: z.object({ sha256: Sha256 }), output: z.object({ jpeg: z.base64() }) },
    /** What this university asks of a photo. */
    photoProfile: { input: z.null(), output: PhotoProfile },
    /** A picture of a holder whom the bench or the look-up shows now, JPEG in base64. */
    officeImage: { input: z.object({ sha256: Sha256 }), output: z.object({ jpeg: z.base64() }) },
    /** A picture of the photo that a moderator looks at or will look at next, JPEG in base64. */
    moderationImage: { input: z.object({ sha256: Sha256 }), output: z.object({ jpeg: z.base64() }) },
    ...uploadCalls,
  },
  events: { view: View },
});
export type StationContract = typeof stationContract;

/** What the development dock can move. Served only by a station started with a dock. */
export const DockAct = z.discriminatedUnion('move', [
  z.object({ move: z.literal('present-card'), uid: z.string().nullable() }),
  z.object({ move: z.literal('remove-card') }),
  z.object({ move: z.literal('unplug-reader') }),
  z.object({ move: z.literal('plug-reader') }),
  z.object({ move: z.literal('cut-network') }),
  z.object({ move: z.literal('restore-network') }),
  z.object({ move: z.literal('accept-photo') }),
  z.object({ move: z.literal('reject-photo') }),
  z.object({ move: z.literal('produce-badge') }),
  /** Prints the badge of whoever is signed in, or of everybody who waits; the blank card is among the props. */
  z.object({ move: z.literal('print-badge') }),
  z.object({ move: z.literal('scan'), code: z.string() }),
  z.object({ move: z.literal('plug-scanner') }),
  z.object({ move: z.literal('unplug-scanner') }),
  z.object({ move: z.literal('plug-stick') }),
  z.object({ move: z.literal('unplug-stick') }),
  z.object({ move: z.literal('kill-station') }),
]);
export type DockAct = z.infer<typeof DockAct>;

export const dockContract = defineContract({
  calls: {
    move: { input: DockAct, output: z.object({ said: z.string() }) },
    /** What the dock may offer: people of the demo with their passwords, and the badges that can be presented. */
    props: {
      input: z.null(),
      output: z.object({
        people: z.array(z.object({ login: z.string(), password: z.string(), about: z.string() })),
        cards: z.array(z.object({ uid: z.string(), about: z.string() })),
        /** What printed badges say in their codes. */
        codes: z.array(z.object({ code: z.string(), about: z.string() })),
        reader: z.enum(['memory', 'virtual', 'real']),
      }),
    },
  },
  events: {},
});
export type DockContract = typeof dockContract;
