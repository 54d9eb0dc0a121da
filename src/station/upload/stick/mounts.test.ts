import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MountedSticks, parseMounts } from './mounts.ts';

/** A machine with these mounts; block devices by their number and where sysfs has them. */
function machine(lines: string[], devices: Record<string, { at: string; removable?: string }>) {
  const folder = mkdtempSync(join(tmpdir(), 'trombine-mounts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'mountinfo'), `${lines.join('\n')}\n`);
  mkdirSync(join(folder, 'sys/dev/block'), { recursive: true });
  for (const [number, { at, removable }] of Object.entries(devices)) {
    const place = join(folder, 'sys/devices', at);
    mkdirSync(place, { recursive: true });
    if (removable !== undefined) writeFileSync(join(place, '../removable'), `${removable}\n`);
    symlinkSync(place, join(folder, 'sys/dev/block', number));
  }
  return new MountedSticks({
    folders: ['/media', '/run/media', '/mnt/usb'],
    mountinfo: join(folder, 'mountinfo'),
    sysfs: join(folder, 'sys'),
  });
}
const usb = { at: 'pci0/usb1/1-1/block/sdb/sdb1' };
const mount = (id: number, device: string, point: string, type = 'vfat', root = '/') =>
  `${id} 22 ${device} ${root} ${point} ro,nosuid,nodev,noexec shared:5 - ${type} /dev/sdb1 ro`;

test('a USB stick below a folder of sticks is found; blanks in its name too; the last one plugged in wins', async () => {
  const sticks = machine([mount(40, '8:17', '/run/media/kiosk/MA\\040CLE'), mount(41, '8:33', '/mnt/usb')], {
    '8:17': usb,
    '8:33': { at: 'pci0/mmc0/block/sdc/sdc1', removable: '1' },
  });
  expect(await sticks.find()).toEqual({ key: '41 8:33', top: '/mnt/usb' });
  const one = machine([mount(40, '8:17', '/run/media/kiosk/MA\\040CLE')], { '8:17': usb });
  expect(await one.find()).toEqual({ key: '40 8:17', top: '/run/media/kiosk/MA CLE' });
});

test.each([
  [
    'a disk of the machine',
    mount(40, '8:1', '/media/data', 'ext4'),
    { '8:1': { at: 'pci0/ata1/block/sda/sda1', removable: '0' } },
  ],
  ['a stick elsewhere', mount(40, '8:17', '/home/kiosk/stick'), { '8:17': usb }],
  ['a folder whose name only begins the same', mount(40, '8:17', '/media-of-others/x'), { '8:17': usb }],
  ['a share of the network', mount(40, '0:50', '/media/share', 'cifs'), {}],
  ['a file system of a program', mount(40, '0:51', '/run/media/kiosk/x', 'fuse.sshfs'), {}],
  ['a part of a file system', mount(40, '8:17', '/media/part', 'vfat', '/etc'), { '8:17': usb }],
  ['a stick that was pulled out', mount(40, '8:17', '/media/kiosk/GONE'), {}],
  ['no device at all', mount(40, '../../..', '/media/x'), {}],
])('%s is no stick', async (_what, line, devices) => {
  expect(await machine([line], devices as never).find()).toBeNull();
});

test('lines that are none are passed over, and a machine without the file has no sticks', async () => {
  expect(parseMounts('\nnonsense\n1 2 3 - \n')).toEqual([]);
  expect(await new MountedSticks({ folders: ['/media'], mountinfo: '/nowhere' }).find()).toBeNull();
});
