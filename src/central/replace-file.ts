import { randomUUID } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** A file cannot stand where it was asked for: the message says which, why, and that nothing was lost. */
export class PlaceError extends Error {}

/**
 * Writes a file that others read: it appears under its name when it is whole and on the disk, in the place of the one before, and only
 * this account can read it (0600). When `fill` throws, the one before stays and nothing else is left. Throws a `PlaceError` for
 * a place that is none.
 */
export async function replaceFile<T>(
  file: string,
  fill: (write: (data: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  await refuseUnlessFile(file);
  const target = resolve(file);
  const part = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  const handle = await open(part, 'wx', 0o600).catch(sayWhy(file));
  try {
    let done: T;
    try {
      done = await fill(async (data) => {
        await handle.writeFile(data).catch(sayWhy(file));
      });
      await handle.sync().catch(sayWhy(file));
    } finally {
      await handle.close();
    }
    await rename(part, target).catch(sayWhy(file));
    await syncFolder(dirname(target));
    return done;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function refuseUnlessFile(file: string): Promise<void> {
  if (/[/\\]$/.test(file) || file === '') throw new PlaceError(`"${file}" names no file.`);
  const found = await lstat(file).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : sayWhy(file)(error),
  );
  if (found === null || found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : found.isSymbolicLink() ? 'a link' : 'no ordinary file';
  throw new PlaceError(`${file} is ${what}: it was not touched. Name a file.`);
}

/** Turns what the disk said of a file into a `PlaceError`; what it did not say goes on as it is. */
export const sayWhy =
  (file: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === undefined) throw error;
    const why = error.code === 'ENOENT' ? 'its folder does not exist' : error.code;
    throw new PlaceError(
      `${file} cannot be written: ${why}. What stood there before, if anything, stands there still.`,
    );
  };

/** A rename is on the disk when its folder is. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
