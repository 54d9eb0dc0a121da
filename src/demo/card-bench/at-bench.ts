// A whole station at the encoding bench: real engine, store, queue and cards; central, reader, scanner and time in memory.
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import { OfficeBadge, type EncodingRules } from '../../shared/contract/office.ts';
import type { Act } from '../../shared/contract/station.ts';
import { CardUid } from '../../shared/domain/card-uid.ts';
import type { Account } from '../../shared/domain/account.ts';
import { ok } from '../../shared/domain/result.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import type { MemoryCentral } from '../../station/central/memory-central.ts';
import type { Clock } from '../../station/clock.ts';
import { bench as place, until, type Bench } from '../../station/engine-kit.ts';
import type { Engine, EngineOptions } from '../../station/engine.ts';
import { createMemoryScanner } from '../../station/scanner/memory-scanner.ts';
import { openHouse } from '../../station/visit/testing/house.ts';
import { testAccount } from '../../station/visit/testing/people.ts';
import { DATA, example } from '../card-protocols/encoding-kit.ts';
import { desfireCard, type DesfireCard } from '../virtual-card/desfire/desfire-card.ts';
import { createVirtualTerminal } from '../virtual-card/field/terminal.ts';

export const profile = example('desfire-aes', 'student-desfire');
export const uidOnly = example('uid-only', 'uid-only');
export const rulesFor = (
  student: EncodingProfile = profile,
  afterwards: EncodingRules['afterwards'] = 'leave',
): EncodingRules => ({ profiles: { student, staff: student }, afterwards });

/** UID of card `number`. */
export const uidOf = (number: number): string =>
  `04A1B2${number.toString(16).padStart(6, '0')}80`.toUpperCase();
/** A blank card, fresh from the box. */
export const blank = (number: number): DesfireCard => desfireCard({ uid: uidOf(number), generation: 'ev2' });

/** The printed badge of « Prénom<number> Imprimé ». */
export const printed = (number: number, change: Partial<OfficeBadge> = {}): OfficeBadge =>
  OfficeBadge.parse({
    badge: `0b0b0b0b-0000-4000-8000-${String(number).padStart(12, '0')}`,
    kind: 'student',
    state: 'printed',
    motive: null,
    uid: null,
    holder: {
      id: `0c0c0c0c-0000-4000-8000-${String(number).padStart(12, '0')}`,
      kind: 'student',
      firstName: `Prénom${number}`,
      lastName: 'Imprimé',
      number: String(22_000_000 + number),
    },
    photo: null,
    changedAt: '2026-11-20T07:00:00Z',
    deliveredAt: null,
    ...change,
  });

export interface BenchSetting {
  readonly rules?: EncodingRules | null;
  readonly badges?: number;
  readonly place?: Bench;
  readonly engine?: Partial<EngineOptions>;
  /** How many, or their names. */
  readonly readers?: number | readonly string[];
}

/** Somebody of the card office, signed in and at the bench; so many badges are printed, numbered from 1. */
export async function atBench(setting: BenchSetting = {}) {
  const where = setting.place ?? place();
  const { central } = where;
  const rules = setting.rules === undefined ? rulesFor() : setting.rules;
  if (setting.place === undefined) {
    central.configuration = { ...central.configuration, office: true };
    if (rules !== null) central.configuration = { ...central.configuration, encoding: rules };
    central.office.rules = rules;
    for (let number = 1; number <= (setting.badges ?? 3); number += 1) {
      const badge = printed(number);
      central.office.badges.add(badge);
      central.office.fields.set(badge.badge, DATA);
    }
  }
  const engine = await where.open(setting.engine);
  const ticket = (account: Account): string => {
    const made = `ST-${randomUUID()}`;
    central.tickets.set(made, account);
    return made;
  };
  return { ...where, ...(await sitDown(engine, where.clock, ticket, setting.readers)), engine };
}

/** A visit at the bench of an open engine. */
export async function sitDown(
  engine: Engine,
  clock: Clock,
  ticketOf: (account: Account) => string,
  readers: number | readonly string[] = 1,
) {
  const terminal = createVirtualTerminal({ limitMs: 50, readers });
  const scanner = createMemoryScanner();
  const account = testAccount({ roles: ['card-office'] });
  const { runner, ent } = openHouse(account, {
    ...{ terminal, scanner, putInOrder: async () => ok(engine) },
    clock: Object.assign(clock, { settle: () => undefined }),
  });
  onTestFinished(() => runner.close());
  const view = () => runner.view();
  const signIn = async () => {
    await until(() => view().screen.name === 'welcome');
    const ticket = ticketOf(account);
    runner.act({ act: 'sign-in' });
    await until(() => {
      const { screen } = view();
      return screen.name === 'sign-in' && screen.stage === 'ent';
    });
    ent.end(ok({ outcome: 'ticket', ticket, state: ent.last().service?.state ?? '' }));
    await until(() => view().screen.name === 'account');
  };
  const screen = (): BenchScreen => {
    const now = view().screen;
    if (now.name !== 'bench') throw new Error(`on ${now.name}`);
    return now;
  };
  const act = (one: Act) => runner.act(one);
  const stage = (wanted: BenchScreen['stage']) => until(() => screen().stage === wanted);
  const scan = (number: number) => scanner.scan(printed(number).badge);
  await signIn();
  expect(act({ act: 'open-bench' })).toEqual({ ok: true, value: null });
  await until(() => screen().run.startedAt !== '' && screen().left !== null);
  /** Scans badge `number` and waits for it. */
  const identify = async (number: number) => {
    expect(scan(number).ok).toBe(true);
    await until(() => screen().badge?.badge === printed(number).badge && screen().stage !== 'searching');
  };
  /** Everything that was saved is at central. */
  const sent = () => until(() => view().queued === 0);
  return { terminal, scanner, runner, view, screen, act, stage, scan, identify, sent, ent, signIn };
}

/** The UID of card `number`, as a UID. */
export const cardUid = (number: number): CardUid => CardUid.parse(uidOf(number));

/** What central says of the badge of person `number` now. */
export const atCentral = ({ office }: MemoryCentral, number: number): OfficeBadge | undefined =>
  office.badges.get(printed(number).badge);
