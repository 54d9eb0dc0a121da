import { ModerationItem } from '../../shared/contract/moderation.ts';
import type { Screen } from '../../shared/contract/station.ts';
import { Account } from '../../shared/domain/account.ts';
import { PhotoId, Sha256 } from '../../shared/domain/ids.ts';
import { checkNames, type CheckName } from '../../shared/quality/check.ts';
import type { Quality } from '../../shared/quality/quality.ts';
import { accounts } from './accounts.ts';

type Moderation = Extract<Screen, { name: 'moderation' }>;

const id = (last: number): string => `0198a5f0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha = (number: number): Sha256 => Sha256.parse(String(number).padStart(64, '0'));

/** Measures of which all passed but these. */
function quality(
  wrong: Partial<Record<CheckName, [number | null, 'warn' | 'fail' | 'unknown']>>,
  more: Partial<Quality> = {},
): Quality {
  return {
    profile: { name: 'default', version: 1 },
    analysis: 'on',
    measures: checkNames.map((check) => {
      const [value, verdict] = wrong[check] ?? [1, 'pass' as const];
      return { check, value, verdict };
    }),
    tries: 1,
    anyway: false,
    ...more,
  };
}

const item = (number: number, firstName: string, lastName: string, more: object): ModerationItem =>
  ModerationItem.parse({
    photo: id(100 + number),
    person: { id: id(200 + number), kind: 'student', firstName, lastName, number: `2210456${number}` },
    submittedAt: '2026-11-19T14:02:00+01:00',
    source: 'camera',
    image: sha(number),
    previous: null,
    quality: quality({}),
    class: 'sure',
    ...more,
  });

const nothing: Moderation = {
  name: 'moderation',
  stage: 'loading',
  waiting: null,
  only: null,
  current: null,
  next: [],
  undo: null,
  done: 0,
  problem: null,
  refused: [],
};
const working: Moderation = {
  ...nothing,
  stage: 'reviewing',
  waiting: { sure: 31, unsure: 8, poor: 3 },
  next: [2, 3, 4, 5].map(sha),
};
const undo: NonNullable<Moderation['undo']> = {
  photo: PhotoId.parse(id(109)),
  person: 'Marie-Antoinette de La Rochefoucauld',
  decision: 'rejected',
  until: new Date(Date.now() + 9_500).toISOString(),
};

/** Somebody who may look at photos of others. */
export const moderating: Account = Account.parse({ ...accounts.active, roles: ['moderator'] });

/** The moderation screen in each state that looks different. */
export const moderationScreens = {
  sure: {
    ...working,
    current: item(1, 'Amélie', 'Nguyen', {
      previous: { image: sha(6), decidedAt: '2023-09-12T10:00:00+02:00' },
      quality: quality({ BackgroundUniformity: [18.2, 'warn'], Stability: [null, 'unknown'] }),
    }),
    undo: { ...undo, person: 'Jean Dupont', decision: 'accepted' },
    done: 17,
  },
  poor: {
    ...working,
    only: 'poor',
    current: item(7, 'Marie-Antoinette-Hélène', 'de La Rochefoucauld-Lebœuf', {
      person: {
        id: id(207),
        kind: 'staff',
        firstName: 'Marie-Antoinette-Hélène',
        lastName: 'de La Rochefoucauld-Lebœuf',
        number: '000123456',
      },
      quality: quality(
        {
          HeadPoseYaw: [-18.4, 'fail'],
          Sharpness: [2.1, 'fail'],
          HeadSize: [0.14, 'warn'],
          LuminanceMean: [0.052, 'warn'],
        },
        { tries: 4, anyway: true },
      ),
      previous: { image: sha(8), decidedAt: '2021-09-01T10:00:00+02:00' },
      class: 'poor',
    }),
    undo,
    done: 18,
  },
  phone: {
    ...working,
    current: item(9, 'Zoé', 'Li', {
      source: 'phone',
      submittedAt: new Date().toISOString(),
      quality: null,
      class: 'unsure',
    }),
    done: 1,
    problem: 'central.unreachable',
  },
  refused: {
    ...working,
    current: item(9, 'Zoé', 'Li', { source: 'usb', class: 'unsure' }),
    done: 20,
    refused: [
      { photo: PhotoId.parse(id(109)), person: 'Jean Dupont', what: 'accepted', code: 'moderation.decided' },
    ],
  },
  loading: nothing,
  empty: { ...nothing, stage: 'empty', waiting: { sure: 0, unsure: 2, poor: 0 }, done: 42 },
  unreachable: { ...nothing, stage: 'unreachable', waiting: { sure: 4, unsure: 0, poor: 0 }, done: 42 },
} as const satisfies Record<string, Moderation>;
