import type { CardSecrets } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { cardMasterInput, keysOf } from '../../shared/encoding/keys.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { cardKey, type KeyAsked, type KeyTrouble, type MasterKeys } from './master-keys.ts';

export type SecretsError = 'encoding.keys-refused' | 'encoding.keys-unavailable';

/** Where the keys of cards come from. */
export interface KeySource {
  readonly keys: MasterKeys;
  /** Whether cards come with a key of the card level, derived like the others. */
  readonly cardMaster: boolean;
}

/** What has to be derived for a card of this profile. */
export function askedOf(
  { cardMaster }: Pick<KeySource, 'cardMaster'>,
  profile: EncodingProfile,
  uid: CardUid,
): KeyAsked[] {
  const asked: KeyAsked[] = keysOf(profile).map(({ name, bytes, input }) => ({
    ...{ profile, key: name, bytes, input: input(uid) },
  }));
  const input = cardMaster ? cardMasterInput(profile, uid) : null;
  if (input !== null) asked.push({ profile, key: cardKey, bytes: 16, input });
  return asked;
}

/** The keys of one card and no other. What is derived is overwritten once it is text. */
export async function secretsOf(
  encoding: KeySource,
  profile: EncodingProfile,
  uid: CardUid,
): Promise<Result<CardSecrets, SecretsError>> {
  const secrets: CardSecrets = { uid, keys: {} };
  const asked = askedOf(encoding, profile, uid);
  const derived = await Promise.all(asked.map((one) => encoding.keys.derive(one)));
  let trouble: KeyTrouble | null = null;
  for (const [index, key] of derived.entries()) {
    if (!key.ok) {
      trouble = key.error;
      continue;
    }
    const hex = Buffer.from(key.value).toString('hex').toUpperCase();
    key.value.fill(0);
    const name = asked[index]?.key;
    if (name === cardKey) secrets.cardMaster = hex;
    else if (name !== undefined) secrets.keys[name] = hex;
  }
  if (trouble === null) return ok(secrets);
  return err(trouble === 'no-answer' ? 'encoding.keys-unavailable' : 'encoding.keys-refused');
}
