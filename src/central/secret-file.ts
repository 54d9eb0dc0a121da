import { readFile, stat } from 'node:fs/promises';

/** The text of a file that the configuration names. `part` says which part of it, for the one who must mend it. */
export const readNamedFile = (path: string, part: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read (${error.code ?? 'unknown'}): the ${part} settings name it.`);
  });

/** A secret in a file of its own, without the last end of line. Refused when others may read it; no error quotes it. */
export async function readSecretFile(path: string, part: string, what: string): Promise<string> {
  const text = (await readNamedFile(path, part)).replace(/\r?\n$/, '');
  if (text === '') throw new Error(`${path} is empty: write the ${what} in it.`);
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others. Do: chmod 600 ${path}`);
  return text;
}
