import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Log } from '../log.ts';
import { writeWhole } from '../store/profile.ts';
import type { KeyError, KeyWrap } from './key-wrap.ts';

/** The station's two keys: the seed of its Ed25519 signature and the key of its vault. */
export const keyNames = ['signing', 'vault'] as const;
export type KeyName = (typeof keyNames)[number];

const KeyFile = z.object({ version: z.literal(1), wrap: z.string(), wrapped: z.base64() });

const pathOf = (folder: string, name: KeyName): string => join(folder, `${name}.json`);

/** Whether any key was ever written here. */
export const hasKeyFiles = (folder: string): boolean =>
  keyNames.some((name) => existsSync(pathOf(folder, name)));

/** Writes a key, wrapped, under its name. */
export async function writeKey(
  folder: string,
  name: KeyName,
  key: Uint8Array,
  wrap: KeyWrap,
): Promise<Result<null, KeyError>> {
  const wrapped = await wrap.wrap(key);
  if (!wrapped.ok) return wrapped;
  const file = { version: 1, wrap: wrap.name, wrapped: Buffer.from(wrapped.value).toString('base64') };
  writeWhole(pathOf(folder, name), `${JSON.stringify(file)}\n`);
  return ok(null);
}

/** Reads a key; says in the log what is missing, since only the log reaches who can bring it back. */
export async function readKey(
  folder: string,
  name: KeyName,
  wrap: KeyWrap,
  log: Log,
): Promise<Result<Uint8Array, KeyError>> {
  const path = pathOf(folder, name);
  const refuse = (why: string): Result<never, KeyError> => {
    log.error(
      { key: name, path, needs: why },
      'a station key cannot be opened; nothing was changed, bring back what is missing and restart',
    );
    return err('station.key-unavailable');
  };
  if (!existsSync(path)) return refuse('the key file');
  const file = parse(readFileSync(path, 'utf8'));
  if (file === null) return refuse('an undamaged key file');
  if (file.wrap !== wrap.name)
    return refuse(`the key wrap ${file.wrap}, this station runs with ${wrap.name}`);
  const key = await wrap.unwrap(Buffer.from(file.wrapped, 'base64'));
  return key.ok
    ? key
    : refuse(`what the key wrap ${wrap.name} was made with on this machine and for this user`);
}

function parse(text: string): z.infer<typeof KeyFile> | null {
  try {
    return KeyFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // not JSON: a damaged file, reported by the caller
  }
}
