import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { importKeys, KeyFile, makeKeys, type CentralKeys } from './keys.ts';

const fileName = 'central-keys.json';

/** Makes the keys of a new central. The recovery key goes to `recoveryFile`, outside the directory, and is kept nowhere else. */
export async function initKeys(directory: string, recoveryFile: string): Promise<void> {
  const inside = resolve(recoveryFile).startsWith(resolve(directory) + sep);
  if (inside)
    throw new Error('Choose a place outside the keys directory for the recovery key: it must not stay here.');
  const { file, recovery } = await makeKeys();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await mkdir(dirname(resolve(recoveryFile)), { recursive: true });
  // The recovery key first: keys without it would seal for nobody's safe.
  await writeNew(recoveryFile, { version: 1, ...recovery });
  await writeNew(join(directory, fileName), file);
}

/** Never overwrites: a lost sealing key is lost photos. */
async function writeNew(path: string, content: unknown): Promise<void> {
  const handle = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new Error(`${path} exists already: it was not touched.`);
    throw error;
  });
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The keys of a directory made by `initKeys`; errors say what to do. */
export async function loadKeys(directory: string): Promise<CentralKeys> {
  const path = join(directory, fileName);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error(`There is no ${path}. Make the keys once with: keys init --recovery FILE`);
  });
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`${path} can be read by others. Do: chmod 600 ${path}`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON. Restore it from its copy.`);
  }
  const read = KeyFile.safeParse(content);
  // Zod's own message could quote a key.
  if (!read.success)
    throw new Error(`${path} does not hold the keys of a central. Restore it from its copy.`);
  return importKeys(read.data);
}
