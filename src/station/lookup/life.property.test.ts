import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LookupScreen, OfficeAct } from '../../shared/contract/lookup.ts';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { View, type Act } from '../../shared/contract/station.ts';
import type { Account } from '../../shared/domain/account.ts';
import { badgeLifeCycle, badgeStates, OppositionMotive } from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { overlay } from '../account/overlay.ts';
import type { Draft } from '../queue/port.ts';
import type { VisitFlow } from '../visit/state.ts';
import { testAccount } from '../visit/testing/people.ts';
import { MemoryBadges } from '../office/memory/memory-badges.ts';
import { tableOffers } from './offers.ts';
import { seenSheet } from './work.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';
import { Desk, Post } from './testing/two-stations.ts';

const operator = testAccount({ roles: ['card-office'] });
const holder = officeBadge(1).holder;
const unknown = uidOf(90);
const clock = Date.parse('2026-11-20T08:00:00Z');

/** The holder's badges, one of somebody else, one of the operator's own, and one of somebody who may have another. */
const badges = (state: OfficeBadge['state'], motive: OppositionMotive): OfficeBadge[] => [
  officeBadge(1, { state, motive: state === 'opposed' ? motive : null }),
  officeBadge(2, { state: 'opposed', motive: 'stolen', holder }),
  officeBadge(3, { state: 'encoded', holder: { lastName: 'Autre' } }),
  officeBadge(5, { state: 'destroyed', holder: { lastName: 'Ancien' } }),
  officeBadge(4, { state: 'opposed', motive: 'lost', holder: { id: operator.person.id, lastName: 'Soi' } }),
];

/** What the table allows the card office, row by row: not by the function that the station asks. */
function allowed({ state, motive, kind }: OfficeBadge): OfficeAct[] {
  const rows = badgeLifeCycle.filter(
    (row) =>
      row.from === state &&
      row.by.includes('card-office') &&
      (row.kind === undefined || row.kind === kind) &&
      (row.opposedFor === undefined || (motive !== null && row.opposedFor.includes(motive))),
  );
  const acts = new Set<string>(rows.map(({ act }) => act));
  if (acts.has('oppose') || state === 'opposed' || state === 'expired') acts.add('replace');
  return (['activate', 'oppose', 'reinstate', 'replace', 'deliver', 'destroy'] as const).filter((act) =>
    acts.has(act),
  );
}

type Move =
  | { at: 'office' | 'kiosk'; do: 'act'; which: number; other: number }
  | { at: 'office' | 'kiosk'; do: 'card'; uid: CardUid | null }
  | { at: 'office' | 'kiosk'; do: 'answer'; which: number }
  | { at: 'office' | 'kiosk'; do: 'settle' }
  | { at: 'office' | 'kiosk'; do: 'wait' }
  | { at: 'central'; do: 'deliver' };
const cardAt = (at: 'office' | 'kiosk', ...uids: (CardUid | null)[]): fc.Arbitrary<Move> =>
  fc.record({ at: fc.constant(at), do: fc.constant('card' as const), uid: fc.constantFrom(...uids) });
const place = fc.constantFrom('office' as const, 'kiosk' as const);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      at: place,
      do: fc.constant('act' as const),
      which: fc.nat(500),
      other: fc.nat(500),
    }),
  },
  { weight: 2, arbitrary: cardAt('office', null, uidOf(1), uidOf(2), uidOf(3), uidOf(4), unknown, unknown) },
  { weight: 1, arbitrary: cardAt('kiosk', null, uidOf(1), uidOf(1), uidOf(2)) },
  { weight: 4, arbitrary: fc.record({ at: place, do: fc.constant('answer' as const), which: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ at: place, do: fc.constant('settle' as const) }) },
  { weight: 1, arbitrary: fc.record({ at: place, do: fc.constant('wait' as const) }) },
  { weight: 3, arbitrary: fc.constant<Move>({ at: 'central', do: 'deliver' }) },
);

const kindOf = (act: Act): string =>
  'what' in act ? act.what : act.act === 'accredit' ? `accredit ${act.person}` : act.act;

const lookupOf = (desk: Desk): LookupScreen | null => {
  const { screen } = View.parse(desk.view());
  return screen.name === 'lookup' ? screen : null;
};

class World {
  readonly model = new MemoryBadges(() => clock);
  readonly post = new Post(this.model);
  readonly office: Desk;
  readonly kiosk: Desk;
  /** Kinds of commands, by role, for the test's own honesty. */
  readonly made: string[] = [];
  /** Badges opposed as stolen at central now. */
  stolen = new Set<BadgeId>();

  constructor(known: OfficeBadge[]) {
    this.model.add(...known);
    this.model.operator = operator.person.id;
    this.office = new Desk(this.post, () => operator, this.ofOffice);
    this.kiosk = new Desk(this.post, () => this.account(), this.ofHolder);
    this.mark();
  }

  account(): Account {
    const own = this.model.all().filter((badge) => badge.holder.id === holder.id);
    const summary = own.map(({ badge: id, kind, state, motive, uid, changedAt }) => ({
      ...{ id, kind, state, motive, uid, changedAt },
      requestedAt: changedAt,
    }));
    return testAccount({ badges: summary }, { ...holder, studentNumber: holder.number });
  }

  /** No command for a badge that is not on the sheet, none with another UID than that of the card that lies there. */
  ofOffice = (before: VisitFlow, draft: Draft, card: CardUid | null): void => {
    const said = draft.payload as { badge: BadgeId; uid?: CardUid };
    const { screen } = before;
    if (screen.name !== 'lookup') throw new Error(`a command from ${screen.name}`);
    expect(draft.actor.role).toBe('card-office');
    if (draft.kind === 'badge.accredit') {
      expect(screen.sheet).toBeNull();
      expect(said.uid).toBe(screen.uid);
      expect(screen.people.map(({ id }) => id)).toContain(draft.subject);
    } else {
      expect(said.badge).toBe(screen.sheet?.badge);
      expect(draft.subject).toBe(screen.sheet?.holder.id);
    }
    expect(card).toBe(said.uid ?? null);
    // An opposition for worse than a loss is never said to be another one.
    const { motive } = draft.payload as { motive?: OppositionMotive };
    const kept = screen.sheet === null ? null : seenSheet(before.lookup, screen.sheet);
    if (kept?.state === 'opposed' && kept.motive !== 'lost' && motive !== undefined)
      expect(motive).toBe(kept.motive);
    if (draft.kind !== 'badge.activate' && draft.kind !== 'badge.oppose')
      expect(draft.subject).not.toBe(operator.person.id);
    this.made.push(`office ${draft.kind}`);
  };

  /** A holder's command names a badge of theirs, and never lifts what their account knows to be stolen. */
  ofHolder = (_: VisitFlow, draft: Draft, card: CardUid | null, { base, pending }: VisitFlow): void => {
    const said = draft.payload as { badge: BadgeId; uid?: CardUid };
    expect(draft.actor.role).toBe('holder');
    const badge = overlay(base, pending).badges.find(({ id }) => id === said.badge);
    expect(badge).toBeDefined();
    expect(card).toBe(said.uid ?? null);
    if (draft.kind === 'badge.reinstate')
      expect(badge?.motive === 'stolen' || badge?.motive === 'faulty').toBe(false);
    this.made.push(`holder ${draft.kind}`);
  };

  mark(): void {
    const now = this.model.all().filter(({ state, motive }) => state === 'opposed' && motive === 'stolen');
    this.stolen = new Set(now.map(({ badge }) => badge));
  }

  deliver(): void {
    const next = this.post.waiting[0]?.draft.payload as
      { badge: BadgeId; motive?: OppositionMotive } | undefined;
    const before = next && this.model.get(next.badge);
    const done = this.post.deliver();
    if (done === null) return;
    if (done.code === null && before !== undefined && next?.motive !== undefined)
      this.motive(before, next.motive, done.draft);
    for (const id of this.stolen)
      if (this.model.get(id)?.state === 'active')
        expect(done.draft).toMatchObject({
          kind: 'badge.reinstate',
          actor: { role: 'card-office' },
          payload: { badge: id },
        });
    if (done.code === null) this.made.push(`applied ${done.draft.kind}`);
    this.mark();
  }

  /** What was said is the motive, but for a badge that is opposed for worse than a loss, or has expired: that one keeps its own. */
  motive(before: OfficeBadge, said: OppositionMotive, { kind }: Draft): void {
    const { state, motive } = before;
    const keeps = (state === 'opposed' && motive !== 'lost') || state === 'expired';
    expect(this.model.get(before.badge)?.motive).toBe(keeps ? motive : said);
    if (!keeps && state === 'opposed' && said !== 'lost') this.made.push(`worse ${kind}`);
  }

  step(move: Move): void {
    if (move.at === 'central') return this.deliver();
    const desk = this[move.at];
    if (move.do === 'card') desk.put(move.uid);
    else if (move.do === 'answer') desk.answer(move.which);
    else if (move.do === 'settle') desk.settle();
    else if (move.do === 'wait') desk.wait(2_000);
    else {
      // Acts that the screen takes, so that walks get far, and now and then one that it does not.
      const all = move.at === 'office' ? officeActs(this) : kioskActs(this);
      const taken = move.which % 7 === 0 ? all : all.filter((act) => desk.takes(act));
      // First which kind of act, then which one of it: there are many more badges to name than kinds of acts.
      const kinds = [...new Set(taken.map(kindOf))];
      const kind = kinds[move.which % Math.max(1, kinds.length)];
      const those = taken.filter((act) => kindOf(act) === kind);
      const act = those[move.other % Math.max(1, those.length)];
      if (act !== undefined) desk.act(act);
    }
    this.check();
  }

  check(): void {
    const shown = lookupOf(this.office);
    if (shown?.sheet != null && (shown.stage === 'sheet' || shown.stage === 'saved')) {
      const own = shown.sheet.holder.id === operator.person.id;
      const kept = own ? ['reinstate', 'replace', 'deliver', 'destroy'] : [];
      expect(shown.offers.map(({ act }) => act)).toEqual(
        allowed(shown.sheet).filter((act) => !kept.includes(act)),
      );
    } else if (shown !== null && shown.sheet === null && shown.offers.length > 0) {
      expect(shown.offers.map(({ act }) => act)).toEqual(['accredit']);
      expect(shown.uid).not.toBeNull();
    }
    for (const { id, motive } of this.kiosk.view().visit?.account.badges ?? [])
      if (motive === 'stolen' || motive === 'faulty')
        expect(this.kiosk.takes({ act: 'start-reinstatement', badge: id })).toBe(false);
  }

  /** Everything is answered and delivered: a badge that is looked up anew is shown as central has it. */
  end(): void {
    for (let round = 0; round < 20; round += 1) {
      this.office.settle();
      this.kiosk.settle();
      this.deliver();
    }
    expect(this.post.waiting).toEqual([]);
    for (const desk of [this.office, this.kiosk]) desk.settle();
    const { screen } = this.office.view();
    if (screen.name !== 'lookup') return;
    if (screen.stage === 'tap') this.office.act({ act: 'lookup-cancel' });
    this.office.put(null);
    this.office.put(uidOf(1));
    this.office.settle();
    const sheet = lookupOf(this.office)?.sheet;
    if (sheet == null) return;
    const known = this.model.sheet(sheet.badge);
    expect(known).toEqual({ ok: true, value: sheet });
  }
}

function officeActs({ model }: World): Act[] {
  const all = model.all();
  const whats = ['activate', 'oppose', 'reinstate', 'replace', 'deliver', 'destroy'] as const;
  return [
    { act: 'open-lookup' },
    { act: 'back' },
    { act: 'lookup-search', text: 'titulaire' },
    { act: 'lookup-people', text: 'prénom' },
    { act: 'lookup-close' },
    { act: 'lookup-cancel' },
    { act: 'dismiss-notice' },
    ...all.flatMap(({ badge, holder: { id: person, kind } }): Act[] => [
      { act: 'lookup-open', badge },
      { act: 'scan', code: badge },
      { act: 'accredit', person, kind, uid: unknown, note: 'Ancienne carte' },
      ...whats.flatMap((what) =>
        OppositionMotive.options.map((motive): Act => ({
          act: 'office-act',
          badge,
          what,
          motive,
          note: 'Au guichet',
        })),
      ),
    ]),
  ];
}

function kioskActs({ model }: World): Act[] {
  const ids = model.all().map(({ badge }) => badge);
  return [
    { act: 'back' },
    { act: 'continue' },
    { act: 'open-tab', tab: 'badge' },
    ...ids.flatMap((badge): Act[] => [
      { act: 'start-activation', badge },
      { act: 'start-reinstatement', badge },
      { act: 'start-opposition', badge },
      ...OppositionMotive.options.map((motive): Act => ({ act: 'oppose', badge, motive })),
    ]),
  ];
}

test('what is offered is what the table allows, for every state, motive and kind', () => {
  for (const state of badgeStates)
    for (const motive of [null, ...OppositionMotive.options])
      for (const kind of ['student', 'staff'] as const) {
        const badge = officeBadge(1, { state, motive, kind });
        expect(tableOffers(badge).map(({ act }) => act)).toEqual(allowed(badge));
      }
});

test('whatever the holder and the office do, in whatever order: only what the table allows, on the badge of the sheet, with the card that lies there', () => {
  const made = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.constantFrom<OfficeBadge['state']>('encoded', 'active', 'opposed', 'opposed', 'expired'),
      fc.constantFrom(...OppositionMotive.options),
      fc.constantFrom(null, uidOf(1), uidOf(3), unknown),
      fc.array(anyMove, { minLength: 20, maxLength: 100, size: 'max' }),
      (state, motive, first, moves) => {
        const world = new World(badges(state, motive));
        world.office.put(first);
        world.office.act({ act: 'open-lookup' });
        world.office.settle();
        if (first === unknown) world.office.act({ act: 'lookup-people', text: 'prénom' });
        world.office.settle();
        for (const move of moves) world.step(move);
        world.end();
        for (const one of world.made) made.set(one, (made.get(one) ?? 0) + 1);
      },
    ),
    { numRuns: 200 },
  );
  // The test would say nothing if its walks never did anything.
  for (const kind of ['activate', 'oppose', 'reinstate', 'replace', 'deliver', 'destroy', 'accredit'])
    expect(made.get(`office badge.${kind}`) ?? 0).toBeGreaterThan(0);
  for (const kind of ['replace', 'oppose']) expect(made.get(`worse badge.${kind}`) ?? 0).toBeGreaterThan(0);
  for (const kind of ['activate', 'oppose', 'reinstate'])
    expect(made.get(`holder badge.${kind}`) ?? 0).toBeGreaterThan(0);
  for (const kind of ['activate', 'oppose', 'reinstate', 'replace', 'deliver', 'destroy', 'accredit'])
    expect(made.get(`applied badge.${kind}`) ?? 0).toBeGreaterThan(0);
});
