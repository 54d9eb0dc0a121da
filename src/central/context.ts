import type { SealingKey } from '../shared/contract/central.ts';
import type { PhotoProfile } from '../shared/quality/profile.ts';
import type { CentralKeys } from './keys/keys.ts';
import type { Clock } from './clock.ts';
import type { ConsentTexts } from './consents/texts.ts';
import type { Encoding } from './encoding/encoding.ts';
import type { MailPolicy } from './mail/settings.ts';
import type { Store } from './store/store.ts';

/** How the ENT is reached, and which of its pages a kiosk may show. */
export interface EntSettings {
  /** `https://…/cas`, without a slash at the end. */
  readonly prefixUrl: string;
  readonly pages: {
    readonly password: string;
    readonly firstLogin: string | null;
    readonly security: string | null;
  };
  /** `host[:port]` values beside that of `prefixUrl`. */
  readonly hosts: readonly string[];
  /** Attributes that this ENT may repeat, beside the usual ones. */
  readonly repeatedAttributes?: readonly string[];
}

/** Durations in milliseconds, and ceilings of requests per minute. */
export interface Limits {
  readonly signIn: number;
  readonly token: number;
  readonly visit: number;
  /** Of an operator at a station of the office: a day's work would be cut to pieces otherwise. */
  readonly officeVisit: number;
  readonly entAnswer: number;
  /** How old an authentication of the ENT may be. */
  readonly entFreshness: number;
  readonly enrolmentsPerMinute: number;
  readonly signInsPerMinute: number;
  /** How often the outbox is looked into. */
  readonly mailEvery: number;
  readonly webhookEvery: number;
  /** How often badges are looked for whose day has passed. */
  readonly expireEvery: number;
  /** How long a phone may send its photo. */
  readonly upload: number;
  /** Per address of phones, which a whole campus may share. */
  readonly uploadsPerMinute: number;
  /** Different cards whose keys one operator gets, at however many stations: more than a bench can do is no encoding. */
  readonly cardKeysPerHour: number;
  readonly cardKeysPerDay: number;
  /** Different people whom one operator finds by what is typed or scanned: more is the making of a list. */
  readonly foundPerHour: number;
  /** Searches of one station that are under way at the same moment. */
  readonly searchesAtOnce: number;
}

/** What holds unless a test says otherwise. */
export const usualLimits: Limits = {
  signIn: 6 * 60_000, // a second factor by mail takes minutes
  token: 5 * 60_000,
  visit: 15 * 60_000,
  officeVisit: 4 * 60 * 60_000,
  entAnswer: 8_000,
  entFreshness: 2 * 60_000,
  enrolmentsPerMinute: 10,
  signInsPerMinute: 30,
  mailEvery: 5_000,
  webhookEvery: 1_000,
  expireEvery: 10 * 60_000, // days end in UTC, which is an hour or two into the night here
  upload: 5 * 60_000,
  uploadsPerMinute: 120,
  cardKeysPerHour: 1_000, // one every four seconds
  cardKeysPerDay: 5_000,
  foundPerHour: 2_000,
  searchesAtOnce: 4, // a bench has three under way at most; PostgreSQL is asked by ten connections
};

/** All that the parts of central share. */
export interface Context {
  readonly store: Store;
  readonly keys: CentralKeys;
  readonly clock: Clock;
  readonly university: string;
  /** Address of central as stations and the ENT know it, without a slash at the end; known once it listens. */
  readonly publicUrl: () => string;
  /** Address of central as phones know it, without a slash at the end. */
  readonly phoneUrl: () => string;
  readonly ent: EntSettings;
  readonly texts: ConsentTexts;
  readonly limits: Limits;
  /** What this university asks of a photo; null: what every station knows. */
  readonly photoProfile: PhotoProfile | null;
  /** Which decisions are mailed; null: none, nothing says how. */
  readonly mail: MailPolicy | null;
  /** How badges are encoded; null: nobody is given keys. */
  readonly encoding: Encoding | null;
  /** Whether the university's own system is told of badges. */
  readonly webhook: boolean;
}

/** The recipients of everything that stations seal. */
export const recipients = ({ keys }: Context): SealingKey[] => [...keys.sealing];
