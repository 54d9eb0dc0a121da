import { diversifyAes128 } from '../../../shared/card-crypto/diversify.ts';
import type { CommandKind, Payload } from '../../../shared/contract/command.ts';
import type {
  BadgeFields,
  BenchCount,
  CardRequest,
  CardSecrets,
  CardVerdict,
  EncodingRules,
  OfflineKeys,
  OfflineKeysRequest,
} from '../../../shared/contract/office.ts';
import type { CardUid } from '../../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import type { BadgeId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { keysOf } from '../../../shared/encoding/keys.ts';
import type { EncodingProfile } from '../../../shared/encoding/profile.ts';
import { notReady } from '../not-ready.ts';
import { MemoryBadges, type Said } from './memory-badges.ts';

/** For how long a printed badge is kept for the bench that was let to encode it, in milliseconds: as long as the real central keeps it. */
const holdTime = 10 * 60_000;

/** The encoding of a central in memory: which card for which badge, with keys derived from a master key of its own. */
export class MemoryOffice {
  readonly badges: MemoryBadges;
  /** What the configuration says; null: this university does not encode. */
  rules: EncodingRules | null = null;
  /** What is written on badges; those that are not here have none. */
  readonly fields = new Map<BadgeId, BadgeFields>();
  masterKey = Uint8Array.from({ length: 16 }, (_, index) => 0xa0 + index);
  cardMaster: string | null = null;
  /** How long keys last that are given beforehand, in milliseconds, and how often they serve. */
  offline = { lasts: 3_600_000, uses: 3 };
  readonly requests: CardRequest[] = [];
  /** Which bench each printed badge is kept for, and until when. */
  readonly #held = new Map<BadgeId, { readonly bench: string; readonly until: number }>();
  readonly #now: () => number;

  constructor(now: () => number, badges = new MemoryBadges(now)) {
    this.#now = now;
    this.badges = badges;
  }

  count(): Result<BenchCount, ErrorCode> {
    if (this.badges.revoked) return err('office.not-allowed');
    return ok({ printed: this.badges.all().filter(({ state }) => state === 'printed').length });
  }

  /** `bench`: the station that asks; all that name none are one. */
  card(request: CardRequest, bench = 'here'): Result<CardVerdict, ErrorCode> {
    this.requests.push(request);
    if (this.badges.revoked) return err('office.not-allowed');
    if (this.rules === null) return err('bench.no-profile');
    const badge = this.badges.get(request.badge);
    if (badge === undefined) return err('badge.none');
    const profile = this.rules.profiles[badge.kind];
    if (profile.id !== request.profile.id || profile.version !== request.profile.version)
      return ok({ verdict: 'profile-changed' });
    const own = badge.state === 'encoded' && badge.uid === request.uid;
    if (badge.state !== 'printed' && !own) return ok({ verdict: 'badge-not-ready', badge });
    const held = own ? undefined : this.#held.get(badge.badge);
    if (held !== undefined && held.bench !== bench && held.until > this.#now())
      return err('bench.badge-elsewhere');
    const by = this.badges.holding(request.uid, badge.badge);
    if (by !== undefined) return ok({ verdict: 'card-taken', by });
    if (this.badges.spoiled.has(request.uid)) return err('encoding.card-dead');
    if (!own) this.#held.set(badge.badge, { bench, until: this.#now() + holdTime });
    const fields = this.fields.get(badge.badge) ?? {};
    return ok({ verdict: 'encode', secrets: this.secrets(request.uid, profile), fields });
  }

  offlineKeys({ profile: { id, version }, uids }: OfflineKeysRequest): Result<OfflineKeys, ErrorCode> {
    if (this.badges.revoked) return err('office.not-allowed');
    if (this.rules === null) return err('bench.no-profile');
    const profile = Object.values(this.rules.profiles).find(
      (one) => one.id === id && one.version === version,
    );
    if (profile === undefined) return err('bench.profile-changed');
    const blank = [...new Set(uids)].filter((uid) => this.badges.notFree(uid) === null);
    const { lasts, uses } = this.offline;
    const expiresAt = new Date(this.#now() + lasts).toISOString();
    return ok({
      profile: { id, version },
      expiresAt,
      uses,
      cards: blank.map((uid) => this.secrets(uid, profile)),
    });
  }

  /** The keys of one card. */
  secrets(uid: CardUid, profile: EncodingProfile): CardSecrets {
    const keys = keysOf(profile).map(({ name, bytes, input }) => [
      name,
      hex(diversifyAes128(this.masterKey, input(uid)).slice(0, bytes)),
    ]);
    const more = this.cardMaster === null ? {} : { cardMaster: this.cardMaster };
    return { uid, keys: Object.fromEntries(keys) as Record<string, string>, ...more };
  }

  /** Central's word on a command of the card office; null: applied. */
  apply(said: Said): ErrorCode | null {
    if (this.badges.revoked) return 'office.not-allowed';
    const refused = this.#applied(said);
    // Whatever becomes of a badge, nobody is encoding it any more.
    if (refused === null && 'badge' in said.payload) this.#held.delete(said.payload.badge);
    return refused;
  }

  #applied(said: Said): ErrorCode | null {
    if (said.kind === 'badge.encode') return this.#encode(said);
    if (said.kind === 'badge.spoil') return this.#spoil(said);
    return this.badges.apply(said);
  }

  /** A second pass over the very card of a badge says nothing new of it. */
  #encode(said: Said): ErrorCode | null {
    const { badge: id, uid } = as<'badge.encode'>(said);
    const badge = this.badges.of(id, said.subject);
    if (!badge.ok) return badge.error;
    const { state } = badge.value;
    const again = (state === 'encoded' || state === 'active') && badge.value.uid === uid;
    return again ? null : (notReady({ state }) ?? this.badges.move(id, 'encode', said, { uid }));
  }

  /** The card is set aside whatever has become of the badge meanwhile, unless it is a badge in use. */
  #spoil(said: Said): ErrorCode | null {
    const { badge: id, uid, note } = as<'badge.spoil'>(said);
    const badge = this.badges.of(id, said.subject);
    if (!badge.ok) return badge.error;
    if (this.badges.holding(uid, id) !== undefined) return 'badge.uid-taken';
    const hadIt = badge.value.state === 'printed' || badge.value.uid === uid;
    const refused = hadIt ? this.badges.move(id, 'spoil', said, { note }) : null;
    if (refused === null) this.badges.spoiled.add(uid);
    return refused;
  }
}

const as = <K extends CommandKind>({ payload }: Said): Payload<K> => payload as Payload<K>;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
