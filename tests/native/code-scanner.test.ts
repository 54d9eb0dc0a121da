// The real node-hid: it loads from its own prebuilt binary, lists the machine's devices, and ends.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { loadHid } from '../../src/station/scanner/binding.ts';
import { createHidScanner, type ScannerFault } from '../../src/station/scanner/hid-scanner.ts';

const loaded = loadHid();
const missing = 'binding' in loaded ? '' : ` [skipped: ${String(loaded.cause)}]`;

describe.skipIf(missing !== '')(`code scanners by node-hid${missing}`, () => {
  it('lists the devices of this machine with their usages', async () => {
    if (!('binding' in loaded)) throw new Error('skipped');
    const devices = await loaded.binding.devicesAsync();
    expect(Array.isArray(devices)).toBe(true);
    for (const device of devices) expect(device).toMatchObject({ path: expect.any(String) as string });
    expect(loaded.binding.getHidapiVersion()).toMatch(/^0\.\d+\.\d+$/);
  });

  it('refuses a device that is not there by a rejection, not by a crash', async () => {
    if (!('binding' in loaded)) throw new Error('skipped');
    await expect(loaded.binding.HIDAsync.open('/dev/hidraw-none')).rejects.toThrow();
  });

  it('is looked for without a fault, and closes', async () => {
    const faults: ScannerFault[] = [];
    const looks: number[] = [];
    const scanner = createHidScanner({
      onFault: (fault) => void faults.push(fault),
      clock: {
        now: () => Date.now(),
        after: (milliseconds) => {
          looks.push(milliseconds);
          return () => undefined;
        },
      },
    });
    await expect.poll(() => looks.length).toBe(1); // the first look has ended
    expect(faults.filter(({ what }) => what !== 'not-opened')).toEqual([]);
    expect(['none', 'ready']).toContain(scanner.status());
    await scanner.close();
  });

  it('keeps no process alive once it is looked for calmly', async () => {
    const source = `
      import { createHidScanner } from ${JSON.stringify(new URL('../../src/station/scanner/hid-scanner.ts', import.meta.url).href)};
      createHidScanner();`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
    const [code] = (await once(worker, 'exit')) as [number];
    expect(code).toBe(0);
  });
});
