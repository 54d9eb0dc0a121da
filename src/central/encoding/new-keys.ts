import { randomBytes } from 'node:crypto';
import type { EncodingProfile } from '../../shared/encoding/profile.ts';
import { keysOf } from '../../shared/encoding/keys.ts';
import { aloneWith } from '../alone-with.ts';
import { replaceFile } from '../replace-file.ts';
import { readKeyFile, type KeyFile } from './key-file.ts';

/** No keys are made: the message says why, and that nothing was touched. */
export class NewKeysError extends Error {}

/**
 * Draws the master keys of a profile and adds them to the file, which is whole at every moment. Keys that are there are never touched: cards
 * were made with them. Answers how many were drawn, never which. Throws a `NewKeysError`, or a
 * `PlaceError` for a file that cannot be written.
 */
export async function newMasterKeys(path: string, profile: EncodingProfile): Promise<number> {
  const names = keysOf(profile).map(({ name }) => name);
  if (names.length === 0)
    throw new NewKeysError(`${profile.id} needs no keys: cards of kind ${profile.kind} have none.`);
  return aloneWith(path, () => addKeys(path, profile, names));
}

/** What is added stands on what is read: nobody may write in between. */
async function addKeys(path: string, profile: EncodingProfile, names: readonly string[]): Promise<number> {
  const file: KeyFile = (await readKeyFile(path)) ?? { version: 1, keys: {} };
  const versions = (file.keys[profile.id] ??= {});
  const version = String(profile.version);
  if (versions[version] !== undefined)
    throw new NewKeysError(
      `${path} has keys of ${profile.id} version ${version} already: nothing was touched. For new keys, give the profile a new version.`,
    );
  versions[version] = Object.fromEntries(
    names.map((name) => [name, randomBytes(16).toString('hex').toUpperCase()]),
  );
  await replaceFile(path, (write) => write(`${JSON.stringify(file, null, 2)}\n`));
  return names.length;
}
