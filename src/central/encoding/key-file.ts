import { open, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { heldKeys, keyName } from './held-keys.ts';
import type { MasterKeys } from './master-keys.ts';

const ProfileId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const Version = z.string().regex(/^[1-9][0-9]{0,8}$/);
const KeyId = z.string().regex(/^[a-z0-9]{1,8}$/);
const Master = z.string().regex(/^[0-9A-Fa-f]{32}$/);

/** The file of master keys: profile, version, name of the key, 16 bytes in hex. */
export const KeyFile = z.strictObject({
  version: z.literal(1),
  keys: z.record(ProfileId, z.record(Version, z.record(KeyId, Master))),
});
export type KeyFile = z.infer<typeof KeyFile>;

/** Reads the file; null when there is none. Errors say what to do and quote nothing of it. */
export async function readKeyFile(path: string): Promise<KeyFile | null> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : unreadable(path)(error),
  );
  if (handle === null) return null;
  const bytes = await readAlone(path, handle).finally(() => handle.close());
  try {
    const read = KeyFile.safeParse(JSON.parse(bytes.toString('utf8')));
    if (read.success) return read.data;
  } catch {
    // Said below: the parser's own message would quote the file.
  } finally {
    bytes.fill(0);
  }
  throw new Error(`${path} does not hold master keys of cards. Restore it from its copy.`);
}

const unreadable =
  (path: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new Error(`The master keys ${path} cannot be read (${error.code ?? 'unknown'}).`);
  };

async function readAlone(path: string, handle: FileHandle): Promise<Buffer> {
  const { mode } = await handle.stat();
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others, and it holds master keys. Do: chmod 600 ${path}`);
  return handle.readFile().catch(unreadable(path));
}

/** The master keys of a file, in memory until they are closed. */
export async function fileKeys(path: string): Promise<MasterKeys> {
  const file = await readKeyFile(path);
  const held = new Map<string, Uint8Array>();
  for (const [id, versions] of Object.entries(file?.keys ?? {})) {
    for (const [version, keys] of Object.entries(versions)) {
      for (const [key, hex] of Object.entries(keys)) {
        const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
        if (bytes.every((byte) => byte === 0))
          throw new Error(
            `${path}: key ${key} of ${id} version ${version} is all zeros, which is no secret.`,
          );
        held.set(keyName({ id, version: Number(version) }, key), bytes);
      }
    }
  }
  return heldKeys(held);
}
