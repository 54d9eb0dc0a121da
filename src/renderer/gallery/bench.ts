import { BenchScreen, type BenchProblem } from '../../shared/contract/bench.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';

const id = (last: number): string => `0198a5f0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha = (number: number): string => String(number).padStart(64, '0');
const uid = '04A1B2C3D4E580';
const other = '041F2E3D4C5B6A';

const holder = (last: number, firstName: string, lastName: string, more: object = {}): object => ({
  ...{ id: id(last), kind: 'student', firstName, lastName, number: `221045${last}` },
  ...more,
});
const badge = (last: number, of: object, more: object = {}): object => ({
  ...{ badge: id(last), kind: 'student', state: 'printed', motive: null, uid: null, holder: of },
  ...{ photo: sha(7), changedAt: '2026-11-19T16:40:00+01:00', deliveredAt: null },
  ...more,
});
const jean = badge(501, holder(60, 'Jean', 'Dupont'));
const long = badge(
  502,
  holder(61, 'Marie-Antoinette-Hélène', 'de La Rochefoucauld-Lebœuf', { kind: 'staff', number: '000123456' }),
  { kind: 'staff', photo: null },
);
const middle = badge(503, holder(62, 'Anne-Sophie', 'Vandenbroucke'), { photo: sha(8) });
const stolen = badge(504, holder(63, 'Amélie', 'Nguyen'), { state: 'opposed', motive: 'stolen', uid });
const active = badge(505, holder(64, 'Zoé', 'Li', { kind: 'staff', number: '000987' }), {
  ...{ kind: 'staff', state: 'active', uid },
});

const line = (last: number, person: string, outcome: string, code: ErrorCode | null = null): object => ({
  ...{ badge: id(last), person, uid: outcome === 'failed' ? null : other, outcome, code },
  at: `2026-11-20T14:${String(59 - (last % 60)).padStart(2, '0')}:12+01:00`,
});
const last = [
  line(520, 'Amélie Nguyen', 'encoded'),
  line(521, 'Alejandro López', 'activated'),
  line(522, 'Jean-Baptiste Grenouille de Sainte-Colombe', 'failed', 'card.removed'),
  line(523, 'Zoé Li', 'encoded'),
  line(524, 'Fatoumata Diarra', 'voided'),
  line(525, 'Éva Dupont-Jean', 'encoded'),
  line(526, 'Karim Benali', 'encoded'),
  line(527, 'Paul Martin', 'encoded'),
  line(528, 'Inès Garcia', 'encoded'),
  line(529, 'Louis Petit', 'encoded'),
  line(530, 'Chloé Robert', 'encoded'),
  line(531, 'Hugo Richard', 'encoded'),
];
const card = (last: number, of: string, who: number | null, state: 'started' | 'suspect'): object => ({
  ...{ entry: id(last), uid: of, badge: who === null ? null : id(who), state },
  startedAt: '2026-11-20T14:06:40+01:00',
});
const unfinished = [
  card(540, other, 522, 'started'),
  card(541, '04778899AABBCC', null, 'suspect'),
  card(542, '0499887766554433AA11', 599, 'started'),
];

const begun = {
  ...{ name: 'bench', stage: 'identify', badge: null, choices: [], more: false, uid: null, step: null },
  ...{ problem: null, last: [], left: null, unfinished: [], refused: [], scanner: 'ready', offline: null },
  run: { startedAt: '2026-11-20T13:12:00+01:00', done: 0, failed: 0, perHour: null },
};
const working = {
  ...{ ...begun, last, left: 214, unfinished: unfinished.slice(0, 1) },
  run: { ...begun.run, done: 137, failed: 1, perHour: 92.4 },
};
const screen = (more: object, on: object = working): BenchScreen => BenchScreen.parse({ ...on, ...more });

/** The bench with a problem on it. */
export function stopped(
  code: ErrorCode,
  help: BenchProblem['help'],
  more: { about?: object | null; touched?: boolean; on?: object } = {},
): BenchScreen {
  const touched = more.touched ?? false;
  return screen({
    ...{ stage: 'problem', badge: jean, uid },
    problem: { code, help, about: more.about ?? null, touched },
    ...(touched ? { unfinished: [...unfinished, card(543, uid, 501, 'suspect')] } : {}),
    ...more.on,
  });
}

/** The bench in each state that looks different. */
export const benchScreens = {
  first: screen({ left: null, scanner: 'none' }, begun),
  ready: screen({}),
  searching: screen({ stage: 'searching' }),
  choose: screen({
    ...{ stage: 'choose', more: true },
    choices: [jean, middle, long, stolen, active, badge(506, holder(65, 'Jeanne', 'Dupond'))],
  }),
  tap: screen({ stage: 'tap', badge: jean }),
  tapLong: screen({
    ...{ stage: 'tap', badge: long },
    offline: { cards: 42, until: '2026-11-20T18:00:00+01:00' },
  }),
  card: screen({ stage: 'card', badge: middle, uid, step: 'write' }),
  done: screen({
    stage: 'done',
    badge: jean,
    uid,
    last: [line(501, 'Jean Dupont', 'encoded'), ...last.slice(1)],
  }),
  doneActive: screen({
    ...{ stage: 'done', badge: long, uid, unfinished: [] },
    last: [line(502, 'Marie-Antoinette-Hélène de La Rochefoucauld-Lebœuf', 'activated'), ...last.slice(1)],
  }),
  removed: stopped('card.removed', 'put-back', { touched: true }),
  opposed: stopped('bench.card-opposed', 'look-up', { about: stolen }),
  taken: stopped('bench.card-taken', 'look-up', { about: active }),
  otherData: stopped('encoding.holds-other-data', 'look-up'),
  badgeOpposed: stopped('bench.badge-opposed', 'look-up', {
    on: { badge: { ...stolen, uid: null }, uid: null },
  }),
  unreadable: screen({ unreadable: 1 }),
  keeping: screen({ keeping: { cards: 7, asking: false } }),
  keepingAsking: screen({ keeping: { cards: 42, asking: true } }),
  dead: stopped('encoding.card-dead', 'void', { touched: true, on: { badge: long } }),
  several: stopped('card.several', 'one-card', { on: { uid: null } }),
  keys: stopped('encoding.keys-unavailable', 'wait'),
  nothing: stopped('office.nothing-found', 'next', { on: { badge: null, uid: null } }),
  refused: screen({
    ...{ stage: 'tap', badge: middle, unfinished },
    refused: [
      { badge: id(523), person: 'Zoé Li', code: 'badge.uid-taken' },
      { badge: id(524), person: 'Fatoumata Diarra', code: 'badge.uid-taken' },
    ],
  }),
} as const satisfies Record<string, BenchScreen>;
