import { open, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PlaceError, sayWhy } from './replace-file.ts';

/**
 * Does `work`, which reads a file and writes it anew, while nobody else who asks here does: two at once would each lose what the other wrote.
 * Whoever comes second is refused with a `PlaceError` and may try again. The lock is a file beside it, which a process that is killed leaves.
 */
export async function aloneWith<T>(file: string, work: () => Promise<T>): Promise<T> {
  const target = resolve(file);
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  const handle = await open(lock, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') return sayWhy(file)(error);
    throw new PlaceError(
      `${file} is being changed by another command: it was not touched. Try again when that one is done; if there is none, delete ${lock}.`,
    );
  });
  try {
    await handle.close();
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}
