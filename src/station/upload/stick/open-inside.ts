import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Why something on a stick cannot be had. */
export type StickError = 'stick.gone' | 'stick.unreadable';

/** It is not, or not any more, what it was listed as. */
export class NotThere extends Error {}

/** Codes of the system for "that is no more there", a link put in its place included. */
const gone = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENODEV', 'ENXIO', 'ESTALE', 'EISDIR']);

/** What a failure on a stick means. Anything that is no failure of a file is a bug, and thrown on. */
export function stickError(failed: unknown): StickError {
  if (failed instanceof NotThere) return 'stick.gone';
  if (!(failed instanceof Error) || !('code' in failed) || typeof failed.code !== 'string') throw failed;
  return gone.has(failed.code) ? 'stick.gone' : 'stick.unreadable';
}

const asFolder = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
/** Without O_NONBLOCK the opening of a named pipe would wait for its other end, for ever. */
const asFile = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The path of a name inside an open folder. It goes through the open folder itself (proc_pid_fd(5)), as openat(2) would: whatever is
 * renamed or linked meanwhile, nothing outside can be reached.
 */
export const inside = (folder: FileHandle, name: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`/proc/self/fd/${folder.fd}/`), name]);

/** Opens the folder that these names lead to, one by one, never through a link and never onto another device. */
export async function openFolder(
  top: string,
  names: readonly Buffer[],
): Promise<{ folder: FileHandle; device: bigint }> {
  let folder = await open(top, asFolder);
  try {
    const { dev: device } = await folder.stat({ bigint: true });
    for (const name of names) {
      const next = await open(inside(folder, name), asFolder);
      await folder.close();
      folder = next;
      if ((await folder.stat({ bigint: true })).dev !== device) throw new NotThere('another device');
    }
    return { folder, device };
  } catch (failed) {
    await folder.close();
    throw failed;
  }
}

/** Opens a plain file of this folder. */
export async function openFile(folder: FileHandle, device: bigint, name: Buffer): Promise<FileHandle> {
  const file = await open(inside(folder, name), asFile);
  try {
    const about = await file.stat({ bigint: true });
    if (!about.isFile() || about.dev !== device) throw new NotThere('no plain file of this stick');
    return file;
  } catch (failed) {
    await file.close();
    throw failed;
  }
}
