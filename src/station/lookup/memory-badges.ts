import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import {
  searchMost,
  type BadgeHistoryLine,
  type BadgeSheet,
  type Holder,
  type OfficeBadge,
  type OfficeFound,
  type OfficeSearch,
  type PeopleFound,
} from '../../shared/contract/office.ts';
import {
  nextBadgeState,
  pendingBadgeStates,
  type BadgeAct,
  type BadgeRole,
  type OppositionMotive,
} from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { BadgeId, PersonId, Sha256 } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Draft } from '../queue/port.ts';

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
  apply(draft: Draft): ErrorCode | null {
    const role = draft.actor.role;
    if (role === 'card-office' && this.revoked) return 'office.not-allowed';
    const apply: Partial<Record<CommandKind, () => ErrorCode | null>> = {
      'badge.activate': () => this.#tapped(draft, 'activate'),
      'badge.reinstate': () => this.#tapped(draft, 'reinstate'),
      'badge.oppose': () => this.#oppose(draft, as<'badge.oppose'>(draft)),
      'badge.deliver': () =>
        this.#move(as<'badge.deliver'>(draft).badge, 'deliver', draft, as<'badge.deliver'>(draft)),
      'badge.destroy': () =>
        this.#move(as<'badge.destroy'>(draft).badge, 'destroy', draft, as<'badge.destroy'>(draft)),
      'badge.replace': () => this.#replace(draft, as<'badge.replace'>(draft)),
      'badge.accredit': () => this.#accredit(draft, as<'badge.accredit'>(draft)),
    };
    return apply[draft.kind]?.() ?? (draft.kind in apply ? null : 'command.invalid');
  }

  #oppose(draft: Draft, said: Payload<'badge.oppose'>): ErrorCode | null {
    if (draft.actor.role === 'card-office' && said.note === undefined) return 'badge.note-missing';
    return this.#move(said.badge, 'oppose', draft, said);
  }

  #tapped(draft: Draft, act: 'activate' | 'reinstate'): ErrorCode | null {
    const said = as<'badge.reinstate'>(draft);
    const badge = this.get(said.badge);
    if (badge === undefined) return 'badge.none';
    if (badge.uid !== said.uid) return 'badge.uid-mismatch';
    if (act === 'reinstate' && draft.actor.role === 'card-office' && said.note === undefined)
      return 'badge.note-missing';
    const other = this.#of(badge.holder.id).find(
      (one) => one.badge !== badge.badge && one.state === 'active',
    );
    return other === undefined ? this.#move(badge.badge, act, draft, said) : 'badge.already-active';
  }

  #move(id: BadgeId, act: BadgeAct, { actor, subject }: Draft, brought: Brought): ErrorCode | null {
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
    this.#note(entry, act, next.value, actor.role, motive, brought.note);
    const at = this.#at();
    entry.badge = {
      ...badge,
      state: next.value,
      motive: next.value === 'active' ? null : (motive ?? badge.motive),
      changedAt: at,
      ...(act === 'deliver' ? { deliveredAt: badge.deliveredAt ?? at } : {}),
    };
    return null;
  }

  #replace(draft: Draft, said: Payload<'badge.replace'>): ErrorCode | null {
    const old = this.get(said.badge);
    if (old === undefined) return 'badge.none';
    if (this.#isOwn(draft.subject, 'request')) return 'office.own-badge';
    const room = this.#room(old.holder, old.badge);
    if (room !== null) return room;
    if (old.state !== 'opposed' && old.state !== 'expired') {
      const opposed = this.#move(said.badge, 'oppose', draft, said);
      if (opposed !== null) return opposed;
    }
    this.#begin({ ...old, badge: said.replacement, uid: null }, 'request', 'requested', said.note);
    return null;
  }

  #accredit(draft: Draft, said: Payload<'badge.accredit'>): ErrorCode | null {
    const holder = this.people.find(({ id }) => id === draft.subject);
    if (holder === undefined) return 'sign-in.person-unknown';
    if (this.#isOwn(holder.id, 'accredit')) return 'office.own-badge';
    if (holder.kind !== said.kind) return 'badge.act-not-allowed';
    const room = this.#room(holder, null);
    if (room !== null) return room;
    if (this.all().some((one) => one.uid === said.uid && one.state !== 'destroyed')) return 'badge.uid-taken';
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

const as = <K extends CommandKind>(draft: Draft): Payload<K> => draft.payload as Payload<K>;

const isNamed = ({ firstName, lastName, number }: Holder, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) =>
      `${firstName} ${lastName} ${number ?? ''}`
        .toLowerCase()
        .split(' ')
        .some((part) => part.startsWith(word)),
    );
