import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deviceDescriptor } from './device-descriptor.ts';
import { layoutOf, layouts } from './layouts.ts';
import { standardDescriptor } from './testing.ts';

test('the descriptor is where Linux shows it; elsewhere, and of what is gone, there is none', async () => {
  const sysfs = await mkdtemp(join(tmpdir(), 'trombine-sysfs-'));
  onTestFinished(() => rm(sysfs, { recursive: true }));
  const folder = join(sysfs, 'class/hidraw/hidraw3/device');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report_descriptor'), standardDescriptor);
  expect(layoutOf((await deviceDescriptor('/dev/hidraw3', sysfs)) ?? Buffer.alloc(0))).toEqual(
    layouts.standard,
  );
  expect(await deviceDescriptor('/dev/hidraw4', sysfs)).toBeNull();
  expect(await deviceDescriptor('\\\\?\\HID#VID_0C2E', sysfs)).toBeNull();
  expect(await deviceDescriptor('/dev/..', sysfs)).toBeNull();
});
