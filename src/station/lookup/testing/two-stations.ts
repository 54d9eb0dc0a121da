// The office's station and a public kiosk at one central, every answer of which comes when the test says so.
import { expect } from 'vitest';
import type { Act } from '../../../shared/contract/station.ts';
import type { Account } from '../../../shared/domain/account.ts';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Draft, Settlement } from '../../queue/port.ts';
import type { Effect } from '../../visit/effect.ts';
import type { Happening } from '../../visit/event.ts';
import { freshIds } from '../../visit/fresh.ts';
import { firstState, type State, type VisitFlow } from '../../visit/state.ts';
import { configuration } from '../../visit/testing/configuration.ts';
import { testRules } from '../../visit/testing/house.ts';
import { viewOf } from '../../visit/view.ts';
import { reduce } from '../../visit/visit.ts';
import type { MemoryBadges } from '../../office/memory/memory-badges.ts';

/** One central: commands wait there until they are applied, one after the other. */
export class Post {
  readonly badges: MemoryBadges;
  readonly waiting: { draft: Draft; from: Desk }[] = [];
  readonly settled = new Map<string, Settlement>();

  constructor(badges: MemoryBadges) {
    this.badges = badges;
  }

  /** Applies the oldest command, and tells the station that sent it. */
  deliver(): { draft: Draft; code: ErrorCode | null } | null {
    const next = this.waiting.shift();
    if (next === undefined) return null;
    const code = this.badges.apply(next.draft);
    const settlement: Settlement = code === null ? { state: 'applied' } : { state: 'refused', code };
    this.settled.set(next.draft.id, settlement);
    next.from.tell({ type: 'receipt', command: next.draft.id, settlement });
    return { draft: next.draft, code };
  }
}

/** Who does what is to be done outside. */
type Answers = { readonly [D in Effect['do']]?: (effect: Extract<Effect, { do: D }>) => void };
/** Looks at each save: what was on screen before, the card that lies there, and what is on screen now. */
type OnSave = (before: VisitFlow, draft: Draft, card: CardUid | null, after: VisitFlow) => void;

/** A station with somebody signed in; what it wants done outside waits in `under`. */
export class Desk {
  now = Date.parse('2026-11-20T08:00:00Z');
  state: State = firstState(testRules, false);
  under: Effect[] = [];
  readonly #post: Post;
  readonly #account: () => Account;
  readonly #onSave: OnSave;
  readonly #cards = new Map<string, CardUid>();
  #revision = 0;

  constructor(post: Post, account: () => Account, onSave: OnSave) {
    this.#post = post;
    this.#account = account;
    this.#onSave = onSave;
    this.tell({ type: 'configured', configuration, texts: [], encoding: null });
    this.tell({ type: 'order', result: ok(null) });
    this.act({ act: 'sign-in' });
    this.settle();
  }

  view = () => viewOf(this.state, 0);

  act = (act: Act): Result<null, ErrorCode> => this.tell({ type: 'act', act });

  tell(happening: Happening): Result<null, ErrorCode> {
    const before = this.state;
    const outcome = reduce(before, { ...happening, at: this.now, fresh: freshIds() });
    this.state = outcome.state;
    this.under.push(...outcome.effects);
    for (const effect of outcome.effects) if (effect.do === 'save') this.#saves(before, effect);
    return outcome.answer;
  }

  /** Whether an act would be taken now. */
  takes = (act: Act): boolean =>
    reduce(this.state, { type: 'act', act, at: this.now, fresh: freshIds() }).answer.ok;

  /** Puts a card on the reader, or takes it away. */
  put(uid: CardUid | null): void {
    const presence = uid === null ? null : `presence ${this.#cards.size + 1}`;
    if (presence !== null && uid !== null) this.#cards.set(presence, uid);
    this.tell({ type: 'reader', status: presence === null ? 'no-card' : 'ready', presence });
  }

  /** Time goes on. */
  wait(milliseconds: number): void {
    this.now += milliseconds;
    this.tell({ type: 'tick' });
  }

  /** Answers one of the effects under way, whatever its age. */
  answer(which: number): void {
    const [effect] = this.under.splice(which % Math.max(1, this.under.length), 1);
    if (effect !== undefined) this.#answer(effect);
  }

  /** Answers everything, until nothing is under way. */
  settle(): void {
    while (this.under.length > 0) this.answer(0);
  }

  #saves(before: State, { draft, card }: Extract<Effect, { do: 'save' }>): void {
    const after = this.state.flow;
    if (before.flow.at !== 'visit' || after.at !== 'visit') throw new Error('a command of nobody');
    if (card !== null) expect(card).toBe(this.state.presence);
    this.#onSave(before.flow, draft, card === null ? null : (this.#cards.get(card) ?? null), after);
  }

  #answer(effect: Effect): void {
    const answer = this.#answers[effect.do] as ((effect: Effect) => void) | undefined;
    if (answer === undefined) throw new Error(`nobody does ${effect.do} here`);
    answer(effect);
  }

  readonly #answers: Answers = {
    'open-sign-in': ({ lap }) => void this.tell({ type: 'sign-in-opened', lap, result: ok(signIn) }),
    'open-ent': ({ request: { id: opening } }) => {
      const result = ok({ outcome: 'ticket', ticket: 'ST-1', state: signIn.state } as const);
      this.tell({ type: 'ent-ended', opening, result });
    },
    'open-visit': ({ lap }) => {
      const visit = { ...this.#token(), visit: configuration.station as never, visitEndsAt: this.#later() };
      const result = ok({ ...visit, account: this.#known() });
      this.tell({ type: 'visit-opened', lap, result, centralNow: this.now });
    },
    renew: ({ lap }) => {
      this.tell({ type: 'renewed', lap, centralNow: this.now, result: ok(this.#token()) });
    },
    'read-account': (effect) => void this.tell({ ...effect, type: 'account', result: ok(this.#known()) }),
    'read-card': (effect) => {
      const uid = this.#cards.get(effect.presence);
      const lies = uid !== undefined && this.state.presence === effect.presence;
      this.tell({ ...effect, type: 'card-read', result: lies ? ok(uid) : err('card.removed') });
    },
    save: ({ draft, card, lap, step }) => {
      const lies = card === null || card === this.state.presence;
      if (lies) this.#post.waiting.push({ draft, from: this });
      const result = lies ? ok(null) : err('card.changed' as const);
      this.tell({ type: 'saved', lap, step, command: draft.id, result });
    },
    'await-receipt': ({ command }) => {
      const settlement = this.#post.settled.get(command) ?? ({ state: 'waiting' } as const);
      this.tell({ type: 'receipt', command, settlement });
    },
    'lookup-search': (effect) =>
      void this.tell({ ...effect, type: 'lookup-found', result: this.#post.badges.search(effect.search) }),
    'lookup-sheet': (effect) =>
      void this.tell({ ...effect, type: 'lookup-sheet', result: this.#post.badges.sheet(effect.badge) }),
    'lookup-people': (effect) =>
      void this.tell({ ...effect, type: 'lookup-people', result: this.#post.badges.findPeople(effect.text) }),
    'close-ent': () => undefined,
  };

  #later = (): string => new Date(this.now + 1_200_000).toISOString();
  #token = () => ({ token: 'token', tokenExpiresAt: this.#later() });

  #known(): Account {
    this.#revision += 1;
    return { ...this.#account(), revision: this.#revision };
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
