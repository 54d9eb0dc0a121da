import { lstat, opendir, type FileHandle } from 'node:fs/promises';
import { photoLimits } from '../../../shared/domain/photo.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { isHidden, isPicture } from './names.ts';
import { inside, NotThere, openFile, openFolder } from './open-inside.ts';

/** Something in a folder of the stick. The name is raw: bytes as the file system has them. */
export interface Found {
  readonly kind: 'folder' | 'photo';
  readonly name: Buffer;
  /** Milliseconds since the epoch, by whatever clock wrote it. */
  readonly changed: number;
}

export interface FolderContent {
  readonly found: readonly Found[];
  /** There is more than is listed. */
  readonly more: boolean;
}

/** Most entries of a folder that are listed, and that are looked at. */
const listed = 300;
const looked = 20_000;
/** Bytes read at a time: between two reads a pick that nobody waits for any more ends. */
const chunk = 256 * 1024;

/** What is in a folder: folders first, then pictures, the newest first. Stops early in a folder without end. */
export async function readFolder(
  top: string,
  names: readonly Buffer[],
  goOn: () => boolean,
): Promise<FolderContent> {
  const { folder, device } = await openFolder(top, names);
  try {
    const found: Found[] = [];
    let seen = 0;
    let more = false;
    for await (const { name } of await entriesOf(folder)) {
      seen += 1;
      if (seen > looked || !goOn()) {
        more = true;
        break;
      }
      const one = await look(folder, device, name);
      if (one !== null) found.push(one);
    }
    found.sort((a, b) =>
      a.kind === b.kind ? b.changed - a.changed || a.name.compare(b.name) : a.kind === 'folder' ? -1 : 1,
    );
    return { found: found.slice(0, listed), more: more || found.length > listed };
  } finally {
    await folder.close();
  }
}

/** Names as bytes: not every stick writes UTF-8. The typings know text only. */
async function entriesOf(folder: FileHandle): Promise<AsyncIterable<{ name: Buffer }>> {
  const path = `/proc/self/fd/${folder.fd}`;
  const directory: unknown = await opendir(path, { encoding: 'buffer' as BufferEncoding, bufferSize: 128 });
  return directory as AsyncIterable<{ name: Buffer }>;
}

/** A folder or a picture of the stick itself; null for all the rest: links, devices, pipes, other mounts. */
async function look(folder: FileHandle, device: bigint, name: Buffer): Promise<Found | null> {
  const text = name.toString('utf8');
  if (isHidden(text)) return null;
  const about = await lstat(inside(folder, name), { bigint: true }).catch(() => null); // taken away just now
  if (about === null || about.dev !== device) return null;
  const changed = Number(about.mtimeMs);
  if (about.isDirectory()) return { kind: 'folder', name, changed };
  return about.isFile() && about.size > 0n && isPicture(text) ? { kind: 'photo', name, changed } : null;
}

/** The bytes of a file, if they are not too many: asked before one is read, and watched while they are. */
export async function readPicture(
  top: string,
  names: readonly Buffer[],
  name: Buffer,
  goOn: () => boolean,
): Promise<Result<Buffer, 'photo.too-large'>> {
  const { folder, device } = await openFolder(top, names);
  try {
    const file = await openFile(folder, device, name);
    try {
      const { size } = await file.stat();
      return size > photoLimits.bytes ? err('photo.too-large') : ok(await readAll(file, size, goOn));
    } finally {
      await file.close();
    }
  } finally {
    await folder.close();
  }
}

async function readAll(file: FileHandle, size: number, goOn: () => boolean): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  try {
    for (let at = 0; at < size;) {
      if (!goOn()) throw new NotThere('nobody waits for it');
      const { bytesRead } = await file.read(bytes, at, Math.min(chunk, size - at), at);
      if (bytesRead === 0) throw new NotThere('it became shorter');
      at += bytesRead;
    }
    return bytes;
  } catch (failed) {
    bytes.fill(0);
    throw failed;
  }
}
