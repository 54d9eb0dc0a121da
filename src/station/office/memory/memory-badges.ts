import type { CommandKind, Payload } from '../../../shared/contract/command.ts';
import {
  searchMost,
  type BadgeHistoryLine,
  type BadgeSheet,
  type Holder,
  type OfficeBadge,
  type OfficeFound,
  type OfficeSearch,
  type PeopleFound,
} from '../../../shared/contract/office.ts';
import {
  nextBadgeState,
  pendingBadgeStates,
  type BadgeAct,
  type BadgeRole,
  type OppositionMotive,
} from '../../../shared/domain/badge.ts';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import type { BadgeId, PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import { fullName } from '../../../shared/domain/person.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Draft } from '../../queue/port.ts';

/** What a command says, of a draft or of a signed command. */
export type Said = Pick<Draft, 'kind' | 'subject' | 'actor' | 'payload'>;

interface Entry {
  badge: OfficeBadge;
  history: BadgeHistoryLine[];
}

/** What a command brings to an act of the table. */
interface Brought {
  readonly uid?: CardUid | undefined;
  readonly motive?: OppositionMotive | undefined;
  readonly note?: string | undefined;
}

/** The badges of a central in memory, with its rules for commands about them, and what it answers the card office. */
export class MemoryBadges {
  readonly pictures = new Map<Sha256, Uint8Array>();
  readonly people: Holder[] = [];
  /** Set: nobody is of the card office any more. */
  revoked = false;
  /** Who operates: nobody lifts, replaces, hands out, destroys or accredits badges of their own. */
  operator: PersonId | null = null;
  /** Cards that were set aside: none of them is ever a badge again. */
  readonly spoiled = new Set<CardUid>();
  readonly #entries = new Map<BadgeId, Entry>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(...badges: readonly OfficeBadge[]): void {
    for (const badge of badges) {
      this.#entries.set(badge.badge, { badge, history: [] });
      if (!this.people.some(({ id }) => id === badge.holder.id)) this.people.push(badge.holder);
    }
  }

  get(id: BadgeId): OfficeBadge | undefined {
    return this.#entries.get(id)?.badge;
  }

  all(): OfficeBadge[] {
    return [...this.#entries.values()].map(({ badge }) => badge);
  }

  /** A badge of this person. */
  of(id: BadgeId, person: PersonId): Result<OfficeBadge, ErrorCode> {
    const badge = this.get(id);
    if (badge === undefined) return err('badge.none');
    return badge.holder.id === person ? ok(badge) : err('badge.not-yours');
  }

  /** The badge that this card is, another one than `but`. A destroyed one lets go of its card, unless it was lost or stolen before. */
  holding(uid: CardUid, but: BadgeId | null = null): OfficeBadge | undefined {
    const keepsItsCard = ({ state, motive }: OfficeBadge): boolean =>
      state !== 'destroyed' || motive === 'lost' || motive === 'stolen';
    const holding = this.all().filter((one) => one.uid === uid && one.badge !== but && keepsItsCard(one));
    return holding.find(({ state }) => state !== 'destroyed') ?? holding[0];
  }

  /** Why this card cannot become this badge; null: it can. */
  notFree(uid: CardUid, badge: BadgeId | null = null): ErrorCode | null {
    if (this.holding(uid, badge) !== undefined) return 'badge.uid-taken';
    return this.spoiled.has(uid) ? 'encoding.card-dead' : null;
  }

  search(search: OfficeSearch): Result<OfficeFound, ErrorCode> {
    if (this.revoked) return err('office.not-allowed');
    const badges = this.all().filter((badge) => {
      if (search.by === 'uid') return badge.uid === search.uid;
      if (search.by === 'code') return badge.badge === search.code || badge.holder.number === search.code;
      return isNamed(badge.holder, search.text);
    });
    return ok({ badges: badges.slice(0, searchMost), more: badges.length > searchMost });
  }

  findPeople(text: string): Result<PeopleFound, ErrorCode> {
    if (this.revoked) return err('office.not-allowed');
    const people = this.people.filter((holder) => isNamed(holder, text));
    return ok({ people: people.slice(0, searchMost), more: people.length > searchMost });
  }

  sheet(id: BadgeId): Result<BadgeSheet, ErrorCode> {
    if (this.revoked) return err('office.not-allowed');
    const entry = this.#entries.get(id);
    if (entry === undefined) return err('badge.none');
    const { badge, history } = entry;
    const others = this.#of(badge.holder.id).filter((other) => other.badge !== id);
    return ok({ ...badge, history: history.toReversed(), others });
  }

  image(sha256: Sha256): Result<Uint8Array, ErrorCode> {
    const picture = this.pictures.get(sha256);
    return picture === undefined ? err('central.not-found') : ok(Uint8Array.from(picture));
  }

  /** Central's word on a command about a badge; null: applied. */
  apply(draft: Said): ErrorCode | null {
    const role = draft.actor.role;
    if (role === 'card-office' && this.revoked) return 'office.not-allowed';
    const apply: Partial<Record<CommandKind, () => ErrorCode | null>> = {
      'badge.activate': () => this.#tapped(draft, 'activate'),
      'badge.reinstate': () => this.#tapped(draft, 'reinstate'),
      'badge.oppose': () => this.#oppose(draft, as<'badge.oppose'>(draft)),
      'badge.deliver': () =>
        this.move(as<'badge.deliver'>(draft).badge, 'deliver', draft, as<'badge.deliver'>(draft)),
      'badge.destroy': () =>
        this.move(as<'badge.destroy'>(draft).badge, 'destroy', draft, as<'badge.destroy'>(draft)),
      'badge.replace': () => this.#replace(draft, as<'badge.replace'>(draft)),
      'badge.accredit': () => this.#accredit(draft, as<'badge.accredit'>(draft)),
    };
    return apply[draft.kind]?.() ?? (draft.kind in apply ? null : 'command.invalid');
  }

  #oppose(draft: Said, said: Payload<'badge.oppose'>): ErrorCode | null {
    const badge = this.of(said.badge, draft.subject);
    if (!badge.ok) return badge.error;
    if (draft.actor.role === 'card-office' && said.note === undefined) return 'badge.note-missing';
    return this.move(said.badge, 'oppose', draft, said);
  }

  /** In central's order: who may not do it learns nothing about the card. */
  #tapped(draft: Said, act: 'activate' | 'reinstate'): ErrorCode | null {
    const said = as<'badge.reinstate'>(draft);
    const { role } = draft.actor;
    const badge = this.of(said.badge, draft.subject);
    if (!badge.ok) return badge.error;
    const { state, motive, kind, uid } = badge.value;
    if (role === 'card-office' && this.#isOwn(draft.subject, act)) return 'office.own-badge';
    if (state === 'active') return 'badge.already-active';
    const may = nextBadgeState(state, motive, { act, role, kind, tap: true });
    if (!may.ok) return may.error;
    if (uid !== said.uid) return 'badge.uid-mismatch';
    if (act === 'reinstate' && role === 'card-office' && said.note === undefined) return 'badge.note-missing';
    return this.move(said.badge, act, draft, said);
  }

  /** Moves a badge along the table of its life; null: done. Encoding gives it its card, spoiling takes it away. */
  move(id: BadgeId, act: BadgeAct, { actor, subject }: Said, brought: Brought): ErrorCode | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) return 'badge.none';
    const { badge } = entry;
    if (badge.holder.id !== subject) return 'badge.not-yours';
    if (actor.role === 'card-office' && this.#isOwn(subject, act)) return 'office.own-badge';
    const motive = brought.motive ?? null;
    const { kind } = badge;
    const tap = brought.uid !== undefined;
    const next = nextBadgeState(badge.state, badge.motive, { act, role: actor.role, kind, motive, tap });
    if (!next.ok) return next.error;
    if (next.value === 'active' && badge.state !== 'active' && this.#otherActive(badge))
      return 'badge.already-active';
    const taken = act === 'encode' && brought.uid !== undefined ? this.notFree(brought.uid, id) : null;
    if (taken !== null) return taken;
    this.#note(entry, act, next.value, actor.role, motive, brought.note);
    const at = this.#at();
    entry.badge = {
      ...badge,
      state: next.value,
      motive: next.value === 'active' ? null : (motive ?? badge.motive),
      changedAt: next.value === badge.state ? badge.changedAt : at,
      ...(act === 'deliver' ? { deliveredAt: badge.deliveredAt ?? at } : {}),
      ...(act === 'encode' ? { uid: brought.uid ?? null } : {}),
      ...(act === 'spoil' ? { uid: null, deliveredAt: null } : {}),
    };
    return null;
  }

  #otherActive({ badge, kind, holder }: OfficeBadge): boolean {
    return this.#of(holder.id).some(
      (one) => one.badge !== badge && one.kind === kind && one.state === 'active',
    );
  }

  #replace(draft: Said, said: Payload<'badge.replace'>): ErrorCode | null {
    const { role } = draft.actor;
    if (this.#isOwn(draft.subject, 'request')) return 'office.own-badge';
    const found = this.of(said.badge, draft.subject);
    if (!found.ok) return found.error;
    const { state, motive, kind, holder, photo } = found.value;
    const graver = state === 'opposed' && motive === 'lost' && said.motive !== 'lost';
    const isOpposed = graver || (state !== 'opposed' && state !== 'expired');
    const may = nextBadgeState(state, motive, { act: 'oppose', role, kind, motive: said.motive });
    if (isOpposed && !may.ok) return may.error;
    const room = this.#room(holder, said.badge);
    if (room !== null) return room;
    if (this.get(said.replacement) !== undefined) return 'badge.already-requested';
    if (isOpposed) this.move(said.badge, 'oppose', draft, said);
    const made = { badge: said.replacement, kind, uid: null, holder, photo };
    this.#begin(made, 'request', 'requested', said.note);
    return photo === null ? null : this.move(said.replacement, 'approve', draft, {});
  }

  #accredit(draft: Said, said: Payload<'badge.accredit'>): ErrorCode | null {
    const holder = this.people.find(({ id }) => id === draft.subject);
    if (holder === undefined) return 'sign-in.person-unknown';
    if (this.#isOwn(holder.id, 'accredit')) return 'office.own-badge';
    if (holder.kind !== said.kind) return 'badge.act-not-allowed';
    const room = this.#room(holder, null);
    if (room !== null) return room;
    if (this.get(said.badge) !== undefined) return 'badge.already-requested';
    const taken = this.notFree(said.uid);
    if (taken !== null) return taken;
    const made = { badge: said.badge, kind: said.kind, uid: said.uid, holder, photo: null };
    this.#begin(made, 'accredit', 'encoded', said.note);
    return null;
  }

  #begin(
    badge: Pick<OfficeBadge, 'badge' | 'kind' | 'uid' | 'holder' | 'photo'>,
    act: BadgeAct,
    state: 'requested' | 'encoded',
    note: string,
  ): void {
    const { badge: id, kind, uid, holder, photo } = badge;
    const made = { badge: id, kind, uid, holder, photo, state, motive: null };
    const entry: Entry = { badge: { ...made, changedAt: this.#at(), deliveredAt: null }, history: [] };
    this.#entries.set(id, entry);
    this.#note(entry, act, state, 'card-office', null, note);
  }

  #note(
    { badge, history }: Entry,
    act: BadgeAct,
    to: OfficeBadge['state'],
    role: BadgeRole,
    motive: OppositionMotive | null,
    note: string | undefined,
  ): void {
    const actor = role === 'card-office' ? 'Zélie Guichet' : null;
    const from = act === 'request' || act === 'accredit' ? null : badge.state;
    history.push({
      act,
      from,
      to,
      at: this.#at(),
      motive,
      note: note ?? null,
      role,
      actor,
      place: 'Accueil',
    });
  }

  #room({ id, kind }: Holder, beside: BadgeId | null): ErrorCode | null {
    const states = this.#of(id)
      .filter((badge) => badge.kind === kind && badge.badge !== beside)
      .map(({ state }) => state);
    if (states.some((state) => pendingBadgeStates.includes(state))) return 'badge.already-requested';
    return states.includes('active') ? 'badge.already-active' : null;
  }

  #isOwn(subject: PersonId, act: BadgeAct): boolean {
    return (
      subject === this.operator && ['reinstate', 'deliver', 'destroy', 'request', 'accredit'].includes(act)
    );
  }

  #of(person: PersonId): OfficeBadge[] {
    return this.all().filter(({ holder }) => holder.id === person);
  }

  #at = (): string => new Date(this.#now()).toISOString();
}

const as = <K extends CommandKind>(draft: Said): Payload<K> => draft.payload as Payload<K>;

const isNamed = (holder: Holder, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) =>
      `${fullName(holder)} ${holder.number ?? ''}`
        .toLowerCase()
        .split(' ')
        .some((part) => part.startsWith(word)),
    );
