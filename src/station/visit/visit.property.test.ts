import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EncodingRules } from '../../shared/contract/office.ts';
import type { Act } from '../../shared/contract/station.ts';
import { View } from '../../shared/contract/station.ts';
import { PhotoId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Ledger } from '../bench/desk-port.ts';
import type { Effect } from './effect.ts';
import type { Happening } from './event.ts';
import { freshIds } from './fresh.ts';
import { firstState, type State } from './state.ts';
import { configuration } from './testing/configuration.ts';
import { officeBadge, uidOf } from '../office/testing/badges.ts';
import { waitingPhoto } from '../moderation/testing/photos.ts';
import { fakePhoto, testRules } from './testing/house.ts';
import {
  badgeId,
  decided,
  decisions,
  encodedBadge,
  markers,
  testAccount,
  sha,
  uid,
} from './testing/people.ts';
import { traces } from './testing/traces.ts';
import { nextTick } from './time.ts';
import { viewOf } from './view.ts';
import { reduce } from './visit.ts';

const crop = { left: 0, top: 0, width: 1, height: 1 };
const stickEntry = {
  id: '0e0e0e0e-0000-4000-8000-000000000001',
  kind: 'photo',
  name: 'Zébulon.jpg',
} as const;
const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;
const photosOfOthers = [1, 2, 3].map((number) => waitingPhoto(number, number === 3 ? 'poor' : 'sure'));
const waitingPhotos = { sure: 2, unsure: 0, poor: 1 };
const badgesOfOthers = [
  officeBadge(1, { uid: uid('04A1B2C3D4E580') }),
  officeBadge(2, { state: 'opposed', motive: 'stolen' }),
];
const printedBadges = [3, 4].map((number) => officeBadge(number, { state: 'printed', uid: null }));
const encoding: EncodingRules = {
  profiles: {
    student: { kind: 'uid-only', id: 'uid-only', version: 1 },
    staff: { kind: 'uid-only', id: 'uid-only', version: 1 },
  },
  afterwards: 'activate',
};
const entry = '0f0f0f0f-0000-4000-8000-000000000001';
const ledger: Ledger = {
  run: { startedAt: '2026-11-20T08:00:00.000Z', done: 1, failed: 1, perHour: null },
  unfinished: [
    { entry, uid: uidOf(9), badge: badgeId, state: 'started', startedAt: '2026-11-20T08:00:00.000Z' },
  ],
  offline: null,
  unreadable: 1,
};
const sheetOf = (id: string) => ({
  ...badgesOfOthers.find(({ badge }) => badge === id)!,
  history: [],
  others: [],
});
const acts: Act[] = [
  { act: 'close-ent' },
  { act: 'back' },
  { act: 'continue' },
  { act: 'more-time' },
  { act: 'touch' },
  { act: 'dismiss-notice' },
  { act: 'open-tab', tab: 'security' },
  { act: 'open-ent-page', page: 'password' },
  { act: 'start-photo' },
  { act: 'start-image-rights' },
  { act: 'decide-image-rights', decisions: decisions() },
  { act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured },
  { act: 'photo-source', from: 'phone' },
  { act: 'photo-source', from: 'usb' },
  { act: 'photo-source', from: 'camera' },
  { act: 'phone-again' },
  { act: 'drop-picture' },
  { act: 'stick-up' },
  { act: 'stick-pick', entry: stickEntry.id },
  { act: 'start-badge-request' },
  { act: 'request-badge', certified: false },
  { act: 'start-activation', badge: badgeId },
  { act: 'start-opposition', badge: badgeId },
  { act: 'oppose', badge: badgeId, motive: 'stolen' },
  { act: 'open-moderation' },
  { act: 'only-photos', class: 'poor' },
  { act: 'only-photos', class: null },
  { act: 'start-reinstatement', badge: badgeId },
  { act: 'open-lookup' },
  { act: 'lookup-search', text: 'Titulaire' },
  { act: 'lookup-people', text: 'Titulaire' },
  { act: 'lookup-close' },
  { act: 'lookup-cancel' },
  { act: 'scan', code: '22000001' },
  { act: 'scan', code: '22000003' },
  { act: 'open-bench' },
  { act: 'bench-search', text: 'Titulaire' },
  { act: 'bench-skip' },
  { act: 'bench-again' },
  { act: 'bench-again', overwrite: true },
  { act: 'bench-void', entry, note: 'Rayée' },
  { act: 'bench-new-run' },
  { act: 'bench-unreadable-seen' },
  { act: 'bench-keep-keys', on: true },
  { act: 'bench-keep-keys', on: false },
  ...printedBadges.map(({ badge }): Act => ({ act: 'bench-choose', badge })),
  {
    ...{ act: 'accredit', person: badgesOfOthers[0]!.holder.id, kind: 'student' },
    ...{ uid: uidOf(9), note: 'Ancienne carte' },
  },
  ...badgesOfOthers.flatMap(({ badge }): Act[] => [
    { act: 'lookup-open', badge },
    { act: 'office-act', badge, what: 'oppose', motive: 'lost', note: 'Perdu' },
    { act: 'office-act', badge, what: 'reinstate', motive: null, note: 'Retrouvé' },
    { act: 'office-act', badge, what: 'deliver', motive: null, note: null },
  ]),
  ...photosOfOthers.flatMap(({ photo }): Act[] => [
    { act: 'decide-photo', photo, decision: { state: 'accepted' } },
    { act: 'undecide-photo', photo },
    { act: 'skip-photo', photo },
  ]),
];

/** One move of a random world. `answer` picks one of the effects under way, whatever its age, and answers it well or badly. */
type Move =
  | { move: 'act'; act: Act }
  /** One of the acts that the present screen takes: a sensible person, so that visits get far. */
  | { move: 'fit'; which: number }
  | { move: 'answer'; which: number; good: boolean }
  | { move: 'time'; milliseconds: number }
  | { move: 'trouble' }
  | { move: 'card'; presence: string | null }
  | { move: 'receipt'; which: number; refused: boolean };

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ move: fc.constant('fit' as const), which: fc.nat(acts.length) }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('act' as const), act: fc.constantFrom(...acts) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Move>(
      { move: 'act', act: { act: 'sign-in' } },
      { move: 'act', act: { act: 'leave' } },
    ),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      move: fc.constant('answer' as const),
      which: fc.nat(5),
      good: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant('time' as const),
      milliseconds: fc.constantFrom(1, 1, 2_000, 2_000, 46_000, 61_000, 400_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant('card' as const),
      presence: fc.constantFrom(null, 'one', 'two'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('trouble' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ move: fc.constant('receipt' as const), which: fc.nat(5), refused: fc.boolean() }),
  },
);
const photo = {
  id: PhotoId.parse('0d0d0d0d-0000-4000-8000-000000000001'),
  state: 'accepted',
  reason: null,
  message: null,
  submittedAt: '2026-01-01T00:00:00Z',
  image: sha('c'),
} as const;
/** Somebody with a badge to activate, with one to reinstate, who may ask for one, who has done nothing yet, a moderator and the card office. */
const accounts = [
  testAccount({ badges: [encodedBadge()], consents: decided() }),
  testAccount({ photo, consents: decided() }),
  testAccount(),
  testAccount({ roles: ['moderator'] }),
  testAccount({ badges: [{ ...encodedBadge('opposed'), motive: 'lost' }] }),
  testAccount({ roles: ['card-office'] }),
];

class World {
  now = Date.parse('2026-11-20T08:00:00Z');
  state: State = firstState(testRules, false);
  account = accounts[0]!;
  under: Effect[] = [];
  /** Every command that was handed to the store, by id, and how often the store took it. */
  readonly taken = new Map<string, number>();
  readonly screens = new Set<string>();

  tell(happening: Happening): Result<null, ErrorCode> {
    const before = this.state;
    const outcome = reduce(before, { ...happening, at: this.now, fresh: freshIds() });
    this.state = outcome.state;
    this.under.push(...outcome.effects);
    if (!outcome.answer.ok) {
      expect(outcome.state).toBe(before);
      expect(outcome.effects).toEqual([]);
    }
    this.check();
    return outcome.answer;
  }

  step(move: Move): void {
    switch (move.move) {
      case 'act':
        return void this.tell({ type: 'act', act: move.act });
      case 'fit': {
        const taken = acts.filter(
          (act) => reduce(this.state, { type: 'act', act, at: this.now, fresh: freshIds() }).answer.ok,
        );
        const act = taken[move.which % Math.max(1, taken.length)];
        return act === undefined ? undefined : void this.tell({ type: 'act', act });
      }
      case 'time':
        this.now += move.milliseconds;
        return void this.tell({ type: 'tick' });
      case 'trouble':
        return void this.tell({ type: 'trouble', code: 'station.revoked' });
      case 'card':
        return void this.tell({
          type: 'reader',
          status: move.presence === null ? 'no-card' : 'ready',
          presence: move.presence,
        });
      case 'receipt': {
        const ids = [...this.taken.keys()];
        const command = ids[move.which % Math.max(1, ids.length)];
        if (command === undefined) return;
        const settlement = move.refused
          ? ({ state: 'refused', code: 'command.invalid' } as const)
          : ({ state: 'applied' } as const);
        return void this.tell({ type: 'receipt', command: command as never, settlement });
      }
      case 'answer': {
        const [effect] = this.under.splice(move.which % Math.max(1, this.under.length), 1);
        if (effect !== undefined) this.answer(effect, move.good);
      }
    }
  }

  answer(effect: Effect, good: boolean): void {
    const bad = err('central.unreachable');
    switch (effect.do) {
      case 'open-sign-in':
        return void this.tell({ type: 'sign-in-opened', lap: effect.lap, result: good ? ok(signIn) : bad });
      case 'open-ent':
        return void this.tell({
          type: 'ent-ended',
          opening: effect.request.id,
          result: good ? ok({ outcome: 'ticket', ticket: 'ST-secret', state: signIn.state }) : bad,
        });
      case 'open-visit': {
        const visitEndsAt = new Date(this.now + 1_200_000).toISOString();
        const opened = {
          visit: configuration.station as never,
          token: 'token-secret',
          tokenExpiresAt: visitEndsAt,
          visitEndsAt,
          account: this.account,
        };
        const result = good ? ok(opened) : bad;
        return void this.tell({ type: 'visit-opened', lap: effect.lap, result, centralNow: this.now });
      }
      case 'renew':
        return void this.tell({
          type: 'renewed',
          lap: effect.lap,
          centralNow: this.now,
          result: good
            ? ok({ token: 'token-secret', tokenExpiresAt: new Date(this.now).toISOString() })
            : bad,
        });
      case 'read-account':
        return void this.tell({
          type: 'account',
          lap: effect.lap,
          number: effect.number,
          result: good ? ok(this.account) : bad,
        });
      case 'take-in-photo':
        return void this.tell({
          type: 'photo-taken-in',
          lap: effect.lap,
          step: effect.step,
          result: good ? ok(fakePhoto()) : err('photo.unreadable'),
        });
      case 'read-card':
        return void this.tell({
          type: 'card-read',
          lap: effect.lap,
          step: effect.step,
          presence: effect.presence,
          result: good
            ? ok(uid(effect.presence === 'one' ? '04A1B2C3D4E580' : uidOf(9)))
            : err('card.removed'),
        });
      case 'save': {
        if (good) this.taken.set(effect.draft.id, (this.taken.get(effect.draft.id) ?? 0) + 1);
        return void this.tell({
          type: 'saved',
          lap: effect.lap,
          step: effect.step,
          command: effect.draft.id,
          result: good ? ok(null) : err('station.store-full'),
        });
      }
      case 'await-receipt':
        return void this.tell({ type: 'receipt', command: effect.command, settlement: { state: 'waiting' } });
      case 'count-waiting':
        return void this.tell({ type: 'waiting', lap: effect.lap, result: good ? ok(waitingPhotos) : bad });
      case 'take-batch':
        return void this.tell({
          type: 'batch',
          lap: effect.lap,
          step: effect.step,
          number: effect.number,
          result: good ? ok({ waiting: waitingPhotos, items: photosOfOthers }) : bad,
        });
      case 'bench-open':
      case 'bench-new-run':
      case 'bench-unreadable-seen':
        return void this.tell({ type: 'bench-ledger', lap: effect.lap, result: good ? ok(ledger) : bad });
      case 'bench-count':
        return void this.tell({
          ...{ type: 'bench-counted', lap: effect.lap },
          result: good ? ok({ printed: 2 }) : bad,
        });
      case 'bench-search': {
        const badges = effect.what.by === 'code' ? printedBadges.slice(0, 1) : printedBadges;
        const result = good ? ok({ badges, more: false }) : bad;
        return void this.tell({ ...effect, type: 'bench-found', result });
      }
      case 'bench-work': {
        const { command } = freshIds();
        if (good) this.taken.set(command, 1);
        this.tell({ ...effect, type: 'bench-step', cardStep: 'write', uid: uidOf(9) });
        const problem = { code: 'encoding.holds-other-data', help: 'look-up', about: null } as const;
        return void this.tell({
          ...{ ...effect, type: 'bench-worked', ledger },
          worked: good
            ? { ok: true, uid: uidOf(9), commands: [{ command, kind: 'encode' }] }
            : { ok: false, uid: uidOf(9), problem: { ...problem, touched: false } },
        });
      }
      case 'bench-void': {
        const result = good ? ok({ uid: uidOf(9), badge: badgeId }) : bad;
        return void this.tell({ ...effect, type: 'bench-voided', result, ledger });
      }
      case 'bench-keep':
        return void this.tell({ ...effect, type: 'bench-kept', result: good ? ok(null) : bad, ledger });
      case 'lookup-search': {
        const { search } = effect;
        const badges =
          search.by === 'uid' ? badgesOfOthers.filter((one) => one.uid === search.uid) : badgesOfOthers;
        const result = good ? ok({ badges, more: false }) : bad;
        return void this.tell({ ...effect, type: 'lookup-found', result });
      }
      case 'lookup-sheet':
        return void this.tell({
          ...effect,
          type: 'lookup-sheet',
          result: good ? ok(sheetOf(effect.badge)) : err('badge.none'),
        });
      case 'lookup-people':
        return void this.tell({
          ...effect,
          type: 'lookup-people',
          result: good ? ok({ people: badgesOfOthers.map(({ holder }) => holder), more: false }) : bad,
        });
      case 'put-in-order':
        return void this.tell({ type: 'order', result: good ? ok(null) : err('station.revoked') });
      case 'stick-watch':
        return void this.tell({ ...effect, type: 'stick-present', present: good });
      case 'stick-list':
        return void this.tell({
          ...effect,
          type: 'stick-listed',
          result: good
            ? ok({ path: ['Zébulon'], entries: [stickEntry], more: false })
            : err('stick.unreadable'),
        });
      case 'stick-take':
      case 'phone-fetch':
        return void this.tell({
          ...effect,
          type: 'brought',
          result: good ? ok({ width: 900, height: 900 }) : err('photo.unreadable'),
        });
      case 'phone-open': {
        const endsAt = this.now + 300_000;
        const result = good ? ok({ address: 'https://central.example/u#Zébulon', endsAt }) : bad;
        return void this.tell({ ...effect, type: 'phone-opened', result, centralNow: this.now });
      }
      case 'phone-ask': {
        const status = {
          state: 'sent',
          why: null,
          moves: 1,
          endsAt: new Date(this.now).toISOString(),
        } as const;
        return void this.tell({ ...effect, type: 'phone-told', result: good ? ok(status) : bad });
      }
      case 'stick-unwatch':
      case 'phone-close':
      case 'forget-picture':
      case 'close-ent':
      case 'close-visit':
      case 'erase-photo':
        return;
    }
  }

  check(): void {
    const { flow } = this.state;
    const view = View.parse(viewOf(this.state, 0)); // the contract's own shape, always
    this.screens.add(view.screen.name);
    expect(view.visit === null).toBe(flow.at !== 'visit');
    if (flow.at !== 'visit' && flow.at !== 'sign-in') {
      const left = traces(this.state);
      for (const marker of [...markers, signIn.state, 'Attente', 'Titulaire'])
        expect(left).not.toContain(marker);
    }
    for (const [, times] of this.taken) expect(times).toBe(1);
    // Never two saves of one screen under way, and never one for a card that was not alone there when it was judged.
    const saves = this.under.filter((effect) => effect.do === 'save');
    expect(new Set(saves.map((effect) => effect.draft.id)).size).toBe(saves.length);
    for (const effect of saves)
      if (['badge.activate', 'badge.reinstate', 'badge.accredit'].includes(effect.draft.kind))
        expect(effect.card).not.toBeNull();
    // Never two cards at work on one screen; and what is at work is what is shown.
    const { screen } = flow.at === 'visit' ? flow : { screen: null };
    const works = this.under.filter((effect) => effect.do === 'bench-work' && effect.step === screen?.step);
    expect(works.length).toBeLessThanOrEqual(1);
    for (const work of works)
      if (work.do === 'bench-work' && screen?.name === 'bench') {
        expect(work.job.badge.badge).toBe(screen.badge?.badge);
        expect(screen.card?.presence).toBe(work.presence);
      }
    // A clock that is due would otherwise spin.
    const next = reduce(this.state, { type: 'tick', at: this.now, fresh: freshIds() }).state;
    expect(nextTick(next) ?? Infinity).toBeGreaterThan(this.now);
  }
}

const signIn = {
  state: 'one-time-state-one-time-state',
  service: 'https://kiosk.example/cas?state=one-time-state-one-time-state',
  loginUrl: 'https://ent.example/cas/login',
  logoutUrl: 'https://ent.example/cas/logout',
  hosts: ['ent.example'],
  expiresAt: '2026-11-20T08:05:00Z',
};

const signingIn: Move[] = [
  { move: 'act', act: { act: 'sign-in' } },
  { move: 'answer', which: 0, good: true },
  { move: 'answer', which: 0, good: true },
  { move: 'answer', which: 0, good: true },
];

function opened(): World {
  const world = new World();
  world.tell({
    type: 'configured',
    configuration,
    texts: decisions().map(({ purpose, text }) => ({ ...text, purpose })),
    encoding,
  });
  world.tell({ type: 'order', result: ok(null) });
  return world;
}

test('whatever is done and answered in whatever order: no forbidden state, no double save, nothing left behind', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.nat(4).map((n) => n > 0),
      fc.constantFrom(...accounts),
      fc.array(anyMove, { minLength: 1, maxLength: 120, size: 'max' }),
      (signedIn, account, moves) => {
        const world = opened();
        world.account = account;
        if (signedIn) for (const move of signingIn) world.step(move);
        for (const move of moves) world.step(move);
        for (const screen of world.screens) seen.add(screen);
      },
    ),
    { numRuns: 400 },
  );
  // The test would say nothing if it never got into a visit.
  for (const screen of [
    'sign-in',
    'account',
    'ent-page',
    'photo',
    'tap',
    'oppose',
    'badge-request',
    'image-rights',
    'saved',
    'refused',
    'moderation',
    'lookup',
    'bench',
    'leaving',
    'out-of-order',
  ])
    expect(seen).toContain(screen);
});
