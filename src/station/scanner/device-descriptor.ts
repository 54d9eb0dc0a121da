import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * The report descriptor of an open device, which `node-hid` does not give: Linux shows it to everybody in sysfs. Null elsewhere, or when
 * the device has gone.
 */
export async function deviceDescriptor(path: string, sysfs = '/sys'): Promise<Uint8Array | null> {
  const name = basename(path);
  if (!/^hidraw\d+$/.test(name)) return null;
  return readFile(join(sysfs, 'class/hidraw', name, 'device/report_descriptor')).catch(() => null);
}
