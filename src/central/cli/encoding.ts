import { resolve } from 'node:path';
import { newMasterKeys } from '../encoding/new-keys.ts';
import { readEncodingProfile } from '../encoding/profiles.ts';
import { UsageError, type World } from './world.ts';

/** `keys encoding new`: master keys for the cards of one profile. They are said to nobody. */
export async function newEncodingKeys(chosen: string | undefined, world: World): Promise<void> {
  if (chosen === undefined)
    throw new UsageError('Name the encoding profile: keys encoding new --profile ID|FILE.json');
  const { encoding, resources } = await world.config();
  const keys = encoding?.keys ?? null;
  if (keys === null || !('file' in keys))
    throw new UsageError(
      keys !== null && 'command' in keys
        ? 'The configuration leaves the master keys to a program: make them there.'
        : 'The configuration names no file for master keys: set "encoding": { "keys": { "file": "encoding-keys.json" } }.',
    );
  // A file of the command line is meant from where it is typed.
  const profile = await readEncodingProfile(chosen, resources, (name) => resolve(name));
  const drawn = await newMasterKeys(keys.file, profile);
  world.say(
    `${drawn} ${drawn === 1 ? 'master key' : 'master keys'} for ${profile.id} version ${profile.version} ${drawn === 1 ? 'is' : 'are'} in ${keys.file}.`,
  );
  world.say('Copy that file to a safe place now: without it the cards can never be written again.');
}
