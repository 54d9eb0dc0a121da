import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { BadgeData } from '../../shared/encoding/content.ts';
import { bytesOf, type CardContent } from '../../shared/encoding/fields.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { CARD_LEVEL, selectApplication } from '../card/protocols/desfire/applications.ts';
import { isCardError } from '../card/protocols/errors.ts';
import { identifyCard, type CardKind } from '../card/protocols/identify/identify-card.ts';
import { readUid } from '../card/read-uid.ts';
import type { PresentCard } from '../card/terminal.ts';
import { askFor, forget, type CardKeys, type KeysError } from './card-keys.ts';
import { encodeClassic } from './classic/encode-classic.ts';
import { encodeDesfire } from './desfire/encode-desfire.ts';
import type { EncodingError, FinishError } from './errors.ts';
import type { EncodingJournal } from './journal.ts';
import { encodeNtag } from './ntag/encode-ntag.ts';
import type { Observe } from './observe.ts';
import { Progress } from './progress.ts';
import { sameCard, uidNow } from './same-card.ts';
import { suits } from './suits.ts';
import type { StoreError } from '../store/store-error.ts';
import type { Found, Work } from './work.ts';

/** What is to be encoded, and for which printed badge. */
export interface Encoding {
  readonly profile: EncodingProfile;
  readonly badge: BadgeId;
  /** Whose it is: the journal keeps it, so that a card that is voided later can be told to central. */
  readonly subject?: PersonId;
  /** Without the UID, which is read here; or asked for once it is known, when they depend on it. */
  readonly data: CardData | ((uid: CardUid) => Promise<Result<CardData, KeysError>>);
  /** Data of another encoding may be written over: only after a person has seen whose they are. */
  readonly overwrite?: boolean;
}

/** What is known of a badge before its card is. */
export type CardData = Omit<BadgeData, 'cardUid'>;

/** What an encoding needs around it. */
export interface EncodingParts {
  readonly keys: CardKeys;
  readonly journal: EncodingJournal;
  /** Hears of each step as it begins. */
  readonly observe?: Observe;
  /**
   * Commits that this card has its bytes: `verified` says so in the journal and answers the entry, inside the transaction that this
   * port makes of it and of whatever else must be on the disk with it. Without a port, it is a transaction of its own.
   */
  readonly finish?: (uid: CardUid, verified: () => Result<string, StoreError>) => Result<string, FinishError>;
}

/** A card that has its bytes: committed, read back after a new authentication, under its own keys. */
export interface Encoded {
  readonly uid: CardUid;
  /** Entry of the journal, to be reported. */
  readonly entry: string;
  readonly found: Found;
}

/**
 * Encodes the card on the reader, or completes what was interrupted on it: UID, kind of card, journal, write and commit, new
 * authentication, read back and compare, UID again, keys last. Safe to repeat at any time. After an error the card is in the
 * journal, unless nothing was written. It never writes to another card that comes in its place, as far as the kind of card
 * allows to know; where it may have, that card is in the journal as a suspect.
 */
export async function encode(
  card: PresentCard,
  { profile, badge, subject, data, overwrite = false }: Encoding,
  { keys: port, journal, observe = () => undefined, finish = (_uid, verified) => verified() }: EncodingParts,
): Promise<Result<Encoded, EncodingError>> {
  observe('uid', null);
  const read = await readUid(card);
  if (!read.ok) return read;
  const uid = read.value;
  observe('uid', uid);
  const kind = await identify(card, profile);
  if (!kind.ok) return kind;
  if (!suits(kind.value, profile)) return err('encoding.wrong-card-type');
  const about = { uid, badge, profile: { id: profile.id, version: profile.version } };
  const progress = Progress.of(journal, subject === undefined ? about : { ...about, subject }, observe);
  if (!progress.ok) return progress;
  observe('keys', uid);
  const known = typeof data === 'function' ? await data(uid) : ok(data);
  if (!known.ok) return known;
  const content = bytesOf(profile, { ...known.value, cardUid: uid });
  if (!content.ok) return content;
  const keys = await askFor(port, uid, profile);
  if (!keys.ok) return keys;
  const work: Work = { card, uid, keys: keys.value, progress: progress.value, overwrite };
  try {
    const found = await byKind(work, kind.value, profile, content.value);
    if (!found.ok) return await explain(work, found.error);
    observe('save', uid);
    const entry = finish(uid, () => progress.value.verified());
    return entry.ok ? ok({ uid, entry: entry.value, found: found.value }) : entry;
  } finally {
    forget(keys.value);
  }
}

/**
 * A DESFire that still has a session of an earlier attempt refuses whatever is outside of it, but for SelectApplication: then it
 * only looks unknown.
 */
async function identify(
  card: PresentCard,
  { kind }: EncodingProfile,
): Promise<Result<CardKind, EncodingError>> {
  const identified = await identifyCard(card);
  if (kind !== 'desfire-aes' || !identified.ok || identified.value.kind !== 'unknown') return identified;
  const selected = await selectApplication(card, CARD_LEVEL);
  return selected.ok ? await identifyCard(card) : identified;
}

async function byKind(
  work: Work,
  kind: CardKind,
  profile: EncodingProfile,
  content: CardContent,
): Promise<Result<Found, EncodingError>> {
  if (profile.kind === 'desfire-aes' && content.kind === 'desfire-aes' && kind.kind === 'desfire')
    return await encodeDesfire(work, kind.version.generation, profile, content.files);
  if (profile.kind === 'classic-sector' && content.kind === 'classic-sector')
    return await encodeClassic(work, profile, content.sector);
  if (profile.kind === 'ntag-ndef' && content.kind === 'ntag-ndef')
    return await encodeNtag(work, content.records);
  const same = await sameCard(work.card, work.uid);
  return same.ok ? ok('blank') : same;
}

/** Whatever went wrong while another card lies there, went wrong because of it. */
async function explain(work: Work, error: EncodingError): Promise<Result<never, EncodingError>> {
  if (isCardError(error)) return err(error);
  const now = await uidNow(work.card);
  if (!now.ok || now.value === work.uid) return err(error);
  const noted = work.progress.met(now.value);
  return noted.ok ? err('card.changed') : noted;
}
