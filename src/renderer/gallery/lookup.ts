import { LookupScreen } from '../../shared/contract/lookup.ts';
import { BadgeSheet, OfficeBadge, type BadgeHistoryLine, type Holder } from '../../shared/contract/office.ts';
import { Account } from '../../shared/domain/account.ts';
import { accounts } from './accounts.ts';

const id = (last: number): string => `0198a5f0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha = (number: number): string => String(number).padStart(64, '0');

const jean = {
  ...{ id: id(301), kind: 'student', firstName: 'Jean', lastName: 'Dupont', number: '22104567' },
} as const satisfies Record<keyof Holder, string>;
const marie = {
  ...{ id: id(302), kind: 'staff', firstName: 'Marie-Antoinette-Hélène' },
  ...{ lastName: 'de La Rochefoucauld-Lebœuf', number: '000123456' },
} as const;

const badge = (last: number, more: object = {}): object => ({
  ...{ badge: id(last), kind: 'student', state: 'active', motive: null, uid: '04A1B2C3D4E580', holder: jean },
  ...{ photo: sha(8), changedAt: '2026-09-03T10:02:00+02:00', deliveredAt: null },
  ...more,
});
const line = (act: BadgeHistoryLine['act'], at: string, more: object): object => ({
  ...{ act, from: null, to: 'active', at, motive: null, note: null, role: 'card-office' },
  ...{ actor: 'Claire Martin', place: 'Service des badges' },
  ...more,
});
const born = [
  line('encode', '2026-09-02T16:40:00+02:00', { from: 'printed', to: 'encoded' }),
  line('print', '2026-09-02T11:20:00+02:00', { from: 'approved', to: 'printed' }),
  line('approve', '2026-09-01T09:15:00+02:00', {
    ...{ from: 'requested', to: 'approved', role: 'moderator', actor: 'Amina Diallo' },
  }),
  line('request', '2026-08-30T18:05:00+02:00', {
    ...{ to: 'requested', role: 'holder', actor: null, place: 'Borne du hall Simone-Veil' },
  }),
];
const activated = line('activate', '2026-09-03T10:02:00+02:00', {
  ...{ from: 'encoded', role: 'holder', actor: null, place: 'Borne du hall Simone-Veil' },
});
const opposed = line('oppose', '2026-11-14T08:31:00+01:00', {
  ...{
    from: 'active',
    to: 'opposed',
    motive: 'stolen',
    note: 'Déclaré par téléphone. Récépissé de plainte attendu.',
  },
});

const screen = (more: object): LookupScreen =>
  LookupScreen.parse({
    ...{ name: 'lookup', stage: 'ask', uid: null, found: [], more: false, sheet: null, offers: [] },
    ...{ people: [], doing: null, problem: null, refused: [], scanner: 'ready' },
    ...more,
  });
const sheet = (more: object): BadgeSheet =>
  BadgeSheet.parse({ ...badge(401), history: [activated, ...born], others: [], ...more });

const offer = {
  activate: { act: 'activate', tap: true, motive: false, note: 'none' },
  oppose: { act: 'oppose', tap: false, motive: true, note: 'needed' },
  reinstate: { act: 'reinstate', tap: true, motive: false, note: 'needed' },
  /** Of an opposed badge: it has its motive. */
  replaceOpposed: { act: 'replace', tap: false, motive: false, note: 'needed' },
  replace: { act: 'replace', tap: false, motive: true, note: 'needed' },
  deliver: { act: 'deliver', tap: false, motive: false, note: 'optional' },
  destroy: { act: 'destroy', tap: false, motive: false, note: 'needed' },
  accredit: { act: 'accredit', tap: true, motive: false, note: 'needed' },
} as const;

const ofActive = [offer.oppose, offer.replace, offer.deliver];
/** A loss may turn out to be worse. */
const ofLost = [offer.oppose, offer.reinstate, offer.replace, offer.destroy];
const ofOpposed = [offer.reinstate, offer.replaceOpposed, offer.destroy];
const ofEncoded = [offer.activate, offer.oppose, offer.replace, offer.deliver, offer.destroy];

const active = sheet({});
const stolen = sheet({
  ...{ state: 'opposed', motive: 'stolen', changedAt: '2026-11-14T08:31:00+01:00' },
  deliveredAt: '2026-09-03T10:00:00+02:00',
  history: [
    opposed,
    line('deliver', '2026-09-03T10:00:00+02:00', { note: 'Remis en main propre.' }),
    activated,
    ...born,
  ],
  others: [
    badge(402, { state: 'requested', uid: null, changedAt: '2026-11-14T08:35:00+01:00' }),
    badge(403, { state: 'expired', uid: '0411223344AABB', changedAt: '2025-08-31T23:59:00+02:00' }),
  ],
});
const encoded = sheet({
  ...{ badge: id(404), kind: 'staff', state: 'encoded', holder: marie, photo: null, uid: 'A1B2C3D4' },
  changedAt: '2026-11-20T10:02:00+01:00',
  history: born.slice(0, 2),
});

const names = [
  ['Jean', 'Dupont', 'active'],
  ['Jeanne', 'Dupond', 'printed'],
  ['Éva', 'Dupont-Jean', 'opposed'],
  ['Ousmane', 'Dupuy', 'encoded'],
  ['Léa', 'Dupré', 'expired'],
  ['Marie-Antoinette-Hélène', 'Dupont de La Rochefoucauld-Lebœuf', 'requested'],
] as const;
const found = names.map(([firstName, lastName, state], at) =>
  OfficeBadge.parse(
    badge(410 + at, {
      ...{
        state,
        motive: state === 'opposed' ? 'lost' : null,
        uid: state === 'printed' ? null : '04A1B2C3D4E580',
      },
      holder: {
        id: id(310 + at),
        kind: at === 3 ? 'staff' : 'student',
        firstName,
        lastName,
        number: at === 4 ? null : `2210456${at}`,
      },
      kind: at === 3 ? 'staff' : 'student',
    }),
  ),
);

/** Somebody of the card office. */
export const atTheOffice: Account = Account.parse({ ...accounts.active, roles: ['card-office'] });

/** The people whom an unknown card may be of. */
const people = found.slice(0, 4).map(({ holder }) => holder);
const doing = (act: string, delivery = 'waiting', person = 'Jean Dupont'): object => ({
  doing: { act, person, delivery },
});

/** The look-up in each state that looks different. */
export const lookupScreens = {
  ask: screen({}),
  askRefused: screen({
    scanner: 'none',
    refused: [
      { act: 'reinstate', person: 'Jean Dupont', code: 'badge.already-active' },
      { act: 'deliver', person: 'Éva Dupont-Jean', code: 'badge.act-not-allowed' },
    ],
  }),
  askProblem: screen({ problem: 'office.nothing-found' }),
  searching: screen({ stage: 'searching' }),
  list: screen({ stage: 'list', found, more: true }),
  active: screen({ stage: 'sheet', sheet: active, offers: ofActive, uid: active.uid }),
  stolen: screen({
    ...{ stage: 'sheet', sheet: stolen, offers: ofOpposed, found: found.slice(0, 3) },
  }),
  lost: screen({
    ...{ stage: 'sheet', offers: ofLost },
    sheet: { ...stolen, motive: 'lost', history: stolen.history.slice(1) },
  }),
  encoded: screen({
    ...{ stage: 'sheet', sheet: encoded, problem: 'central.unreachable' },
    offers: ofEncoded,
  }),
  requested: screen({
    stage: 'sheet',
    sheet: sheet({
      state: 'requested',
      uid: null,
      history: born.slice(3),
      changedAt: '2026-08-30T18:05:00+02:00',
    }),
  }),
  tap: screen({ stage: 'tap', sheet: stolen, ...doing('reinstate') }),
  tapOther: screen({ stage: 'tap', sheet: stolen, ...doing('reinstate'), problem: 'badge.uid-mismatch' }),
  saving: screen({ stage: 'saving', sheet: active, ...doing('oppose') }),
  savedWaiting: screen({ stage: 'saved', sheet: stolen, offers: ofOpposed, ...doing('oppose') }),
  savedStored: screen({
    ...{ stage: 'saved', sheet: encoded, offers: ofEncoded },
    ...doing('deliver', 'stored', 'Marie-Antoinette-Hélène de La Rochefoucauld-Lebœuf'),
  }),
  savedSent: screen({
    ...{ stage: 'saved', sheet: active, offers: ofActive, ...doing('activate', 'transmitted') },
  }),
  accredited: screen({
    stage: 'saved',
    uid: '80369F5E2C1704',
    ...doing('accredit', 'stored', 'Jeanne Dupond'),
  }),
  unknown: screen({ stage: 'sheet', uid: '80369F5E2C1704', offers: [offer.accredit] }),
  unknownPeople: screen({ stage: 'sheet', uid: '80369F5E2C1704', offers: [offer.accredit], people }),
} as const satisfies Record<string, LookupScreen>;
