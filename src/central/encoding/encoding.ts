import type { EncodingRules } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { PersonKind } from '../../shared/domain/person.ts';
import type { BadgeField } from '../../shared/encoding/content.ts';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { askedOf, type KeySource } from './card-secrets.ts';
import { commandKeys } from './command-keys.ts';
import type { EscnIssuer } from './escn.ts';
import type { Validity } from './expiry.ts';
import { fieldsOf } from './fields-of.ts';
import { fileKeys, readKeyFile } from './key-file.ts';
import { heldKeys } from './held-keys.ts';
import type { MasterKeys } from './master-keys.ts';

/** How a university encodes, as it is configured. */
export interface EncodingSettings extends EncodingRules {
  /** Where the master keys are; null when no profile needs any. The keys themselves in the demo and in tests. */
  readonly keys: { readonly file: string } | { readonly command: readonly string[] } | MasterKeys | null;
  /** Whether cards come with a key of the card level, derived like the others. */
  readonly cardMaster: boolean;
  readonly escn: EscnIssuer | null;
  readonly validity: Validity;
}

/** All that central needs to encode. */
export interface Encoding extends KeySource {
  readonly rules: EncodingRules;
  readonly escn: EscnIssuer | null;
  readonly validity: Validity;
}

/** UIDs of no cards: their keys are derived at the start, to see that they can be, and forgotten. */
const [nobody, nobodyElse] = ['00000000000000', '00000000000001'] as [CardUid, CardUid];

/**
 * Opens the keys and makes sure that every key of every profile can be derived. Fails with a sentence that says what to do; `warn` hears of keys
 * that cannot be had just now, which may be there when they are needed.
 */
export async function openEncoding(
  settings: EncodingSettings,
  warn: (sentence: string) => void,
): Promise<Encoding> {
  const { profiles, afterwards, cardMaster, escn, validity } = settings;
  for (const kind of PersonKind.options) refuseUnknowable(settings, kind);
  const keys = await keysOfSettings(settings);
  const encoding = { rules: { profiles, afterwards }, keys, cardMaster, escn, validity };
  try {
    for (const profile of [profiles.student, profiles.staff])
      await tryKeys(encoding, profile, settings, warn);
  } catch (error) {
    keys.close();
    throw error;
  }
  return encoding;
}

/** What a profile writes that badges of its kind never have. */
function refuseUnknowable({ profiles, escn }: EncodingSettings, kind: PersonKind): void {
  const foreign: Record<PersonKind, readonly BadgeField[]> = {
    student: ['staffNumber'],
    staff: ['studentNumber', 'escn'],
  };
  const { id } = profiles[kind];
  const fields = fieldsOf(profiles[kind]);
  const wrong = foreign[kind].find((field) => fields.has(field));
  if (wrong !== undefined)
    throw new Error(`The encoding profile ${id} writes ${wrong}, which badges of ${kind} never have.`);
  if (fields.has('escn') && escn === null)
    throw new Error(
      `The encoding profile ${id} writes the European student card number: set "encoding": { "escn": { "pic": "…" } } to the PIC of the university.`,
    );
}

async function keysOfSettings({ keys }: EncodingSettings): Promise<MasterKeys> {
  if (keys === null) return heldKeys(new Map());
  if ('file' in keys) return fileKeys(keys.file);
  return 'command' in keys ? commandKeys(keys.command) : keys;
}

async function tryKeys(
  encoding: Encoding,
  profile: EncodingProfile,
  { keys }: EncodingSettings,
  warn: (sentence: string) => void,
): Promise<void> {
  const others = askedOf(encoding, profile, nobodyElse);
  for (const [index, asked] of askedOf(encoding, profile, nobody).entries()) {
    const name = `key ${asked.key} of the encoding profile ${profile.id} version ${profile.version}`;
    const derived = await encoding.keys.derive(asked);
    const other = derived.ok ? await encoding.keys.derive(others[index] ?? asked) : derived;
    const same = derived.ok && other.ok && Buffer.compare(derived.value, other.value) === 0;
    for (const key of [derived, other]) if (key.ok) key.value.fill(0);
    // Stations must never see a master key, and whoever has one such card has them all.
    if (same)
      throw new Error(`There is the same ${name} for different cards: it must be derived from "input".`);
    if (other.ok) continue;
    if (other.error === 'no-answer') {
      warn(`The program for card keys does not answer for ${name}: nothing can be encoded until it does.`);
      return;
    }
    throw new Error(await whatIsWrong(name, profile, keys, other.error));
  }
}

async function whatIsWrong(
  name: string,
  { id }: EncodingProfile,
  keys: EncodingSettings['keys'],
  trouble: 'unknown' | 'refused',
): Promise<string> {
  if (keys === null) return `There is no master key for ${name}: set "encoding": { "keys": … }.`;
  // Profiles without keys need no file, so that one that is not there is no trouble before.
  if ('file' in keys && (await readKeyFile(keys.file)) === null)
    return `There is no ${keys.file}. Make it with: keys encoding new --profile ${id}`;
  if ('file' in keys)
    return `${keys.file} has no ${name}. Make new keys with: keys encoding new --profile PROFILE; or bring those that your cards were made with.`;
  if (!('command' in keys)) return `There is no master key for ${name}.`;
  if (trouble === 'unknown')
    return `${keys.command[0]} cannot be run: the configuration names it for the keys of cards.`;
  return `${keys.command[0]} does not give ${name}. See its own log; docs/encoding.md says what it is asked and what it answers.`;
}
