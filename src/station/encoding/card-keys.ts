import type { CardUid } from '../../shared/domain/card-uid.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { keysOf } from '../../shared/encoding/keys.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';

/** Why there are no keys: central cannot be reached and none were kept for this card, it refuses, or they do not fit. */
export type KeysError = 'keys.unavailable' | 'keys.refused' | 'keys.invalid';

/** The keys of one card, already derived for its UID. */
export interface KeysOfCard {
  readonly uid: CardUid;
  /** By their names in the profile ({@link keysOf}). Whoever asked overwrites them with zeros. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** Key of the card level of a DESFire, for cards that let nobody else create applications. */
  readonly cardMaster?: Uint8Array;
}

/** The port: keys of the card that lies on the reader, and of no other. Never a master key. */
export interface CardKeys {
  of(uid: CardUid, profile: EncodingProfile): Promise<Result<KeysOfCard, KeysError>>;
}

/** Asks for the keys of a card, when its profile has any, and refuses those of another card or shape. */
export async function askFor(
  port: CardKeys,
  uid: CardUid,
  profile: EncodingProfile,
): Promise<Result<KeysOfCard, KeysError>> {
  const wanted = keysOf(profile);
  if (wanted.length === 0) return ok({ uid, keys: new Map() });
  const given = await port.of(uid, profile);
  if (!given.ok) return given;
  const fit =
    given.value.uid === uid &&
    wanted.every(({ name, bytes }) => given.value.keys.get(name)?.length === bytes);
  if (fit) return given;
  forget(given.value);
  return err('keys.invalid');
}

/** Overwrites the keys. */
export function forget({ keys, cardMaster }: KeysOfCard): void {
  for (const key of keys.values()) key.fill(0);
  cardMaster?.fill(0);
}

/** The key of that name, which {@link askFor} has seen. */
export function keyNamed({ keys }: KeysOfCard, name: string): Uint8Array {
  const key = keys.get(name);
  if (key === undefined) throw new Error(`no key ${name}`);
  return key;
}
