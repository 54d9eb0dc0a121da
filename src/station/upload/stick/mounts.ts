import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FoundStick, StickFinder } from './finder.ts';

/** A line of `/proc/self/mountinfo` (proc_pid_mountinfo(5)). */
export interface Mount {
  readonly id: string;
  /** `major:minor`. */
  readonly device: string;
  /** The part of the file system that is mounted; `/` is all of it. */
  readonly root: string;
  readonly point: string;
  readonly type: string;
}

/** File systems that sticks have. None of a network, none that a program makes up. */
const types = new Set([
  ...['vfat', 'exfat', 'msdos', 'ntfs', 'ntfs3', 'fuseblk', 'hfsplus', 'udf', 'iso9660'],
  ...['ext2', 'ext3', 'ext4', 'f2fs', 'btrfs', 'xfs'],
]);

/** Blank, tab, newline and backslash stand as octal numbers there. */
const plain = (field: string): string =>
  field.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(parseInt(octal, 8)));

/** Every mount that the file names; lines that are none are passed over. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ', 2);
    const [id, , device, root, point] = before.split(' ');
    const [type] = after.split(' ');
    if (id === undefined || device === undefined || root === undefined || !point || !type) return [];
    return [{ id, device, root: plain(root), point: plain(point), type }];
  });
}

const inside = (point: string, folder: string): boolean =>
  point === folder || point.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

export interface MountedSticksOptions {
  /** Folders in or below which the machine mounts sticks. */
  readonly folders: readonly string[];
  readonly mountinfo?: string;
  readonly sysfs?: string;
}

/** Sticks that the machine mounted: whole file systems of removable or USB block devices, in the folders for them, still plugged in. */
export class MountedSticks implements StickFinder {
  readonly #folders: readonly string[];
  readonly #mountinfo: string;
  readonly #sysfs: string;

  constructor({ folders, mountinfo = '/proc/self/mountinfo', sysfs = '/sys' }: MountedSticksOptions) {
    this.#folders = folders;
    this.#mountinfo = mountinfo;
    this.#sysfs = sysfs;
  }

  async find(): Promise<FoundStick | null> {
    const text = await readFile(this.#mountinfo, 'utf8').catch(() => ''); // no such file: no Linux, no sticks
    const mounts = parseMounts(text).filter(
      ({ point, type, root }) =>
        root === '/' && types.has(type) && this.#folders.some((folder) => inside(point, folder)),
    );
    for (const { id, device, point } of mounts.reverse())
      if (await this.#isStick(device)) return { key: `${id} ${device}`, top: point };
    return null;
  }

  /** A device that was pulled out is gone from sysfs at once, even while its file system still hangs there. */
  async #isStick(device: string): Promise<boolean> {
    if (!/^\d+:\d+$/.test(device)) return false;
    const place = await realpath(join(this.#sysfs, 'dev/block', device)).catch(() => null);
    if (place === null) return false;
    if (/\/usb\d+\//.test(place)) return true;
    const flags = await Promise.all(
      [place, join(place, '..')].map((folder) => readFile(join(folder, 'removable'), 'utf8').catch(() => '')),
    );
    return flags.some((flag) => flag.trim() === '1');
  }
}
