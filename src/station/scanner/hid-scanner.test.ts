import { expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../manual-clock.ts';
import { silence } from './code-joiner.ts';
import { createHidScanner, lookEvery, type HidScannerOptions, type ScannerFault } from './hid-scanner.ts';
import {
  FakeBinding,
  report,
  reportsOf,
  scannerDevice,
  standardDescriptor,
  type FakeDevice,
} from './testing.ts';

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

async function scanner(devices: FakeDevice[], more: HidScannerOptions = {}) {
  const binding = new FakeBinding();
  binding.devices = devices;
  const clock = new ManualClock();
  const faults: ScannerFault[] = [];
  const told: string[] = [];
  const statuses: string[] = [];
  const port = createHidScanner({
    ...{ clock, load: () => ({ binding }), descriptor: async () => null },
    ...{ onFault: (fault) => void faults.push(fault), ...more },
  });
  port.onCode((code) => told.push(code));
  port.onStatus((status) => statuses.push(status));
  onTestFinished(() => port.close());
  await settle();
  const look = async () => {
    clock.advance(lookEvery);
    await settle();
  };
  return { port, binding, clock, faults, told, statuses, look };
}

test('a scanner that is there at the start, another that comes, one that goes', async () => {
  const { port, binding, told, statuses, look } = await scanner([scannerDevice('/dev/hidraw0')]);
  expect(port.status()).toBe('ready');
  binding.at('/dev/hidraw0').emit('data', report('standard', '22001234'));
  binding.devices.push(scannerDevice('/dev/hidraw1'));
  await look();
  binding.at('/dev/hidraw1').emit('data', report('shifted', '22001235'));
  expect(told).toEqual(['22001234', '22001235']);
  binding.devices.shift();
  await look();
  expect(binding.at('/dev/hidraw0').closed).toBe(true);
  expect(port.status()).toBe('ready');
  binding.devices = [];
  await look();
  expect(statuses).toEqual(['ready', 'none']);
});

test('what is no scanner is left alone, and a device with several usages is opened once', async () => {
  const { port, binding } = await scanner([
    scannerDevice('/dev/hidraw0', { usagePage: 1, usage: 6 }),
    scannerDevice('/dev/hidraw1', { usagePage: 0xff8c }),
  ]);
  expect(binding.opened.size).toBe(0);
  expect(port.status()).toBe('none');
});

test('the layout that the device says is taken, and a long QR code joined', async () => {
  const { binding, told } = await scanner([scannerDevice('/dev/hidraw0')], {
    descriptor: async (path) => (path === '/dev/hidraw0' ? standardDescriptor : null),
  });
  const long = `https://esc.gg/${'0123456789abcdef'.repeat(9)}`;
  for (const one of reportsOf('standard', long)) binding.at('/dev/hidraw0').emit('data', one);
  expect(told).toEqual([long]);
});

test('a code that fills its report is told, though the scanner says that more comes', async () => {
  const { binding, told, clock } = await scanner([scannerDevice('/dev/hidraw0')]);
  binding.at('/dev/hidraw0').emit('data', report('standard', 'x'.repeat(56), { continued: true }));
  expect(told).toEqual([]);
  clock.advance(silence);
  expect(told).toEqual(['x'.repeat(56)]);
});

test('where it does not say it, the look of the first report holds for the whole code', async () => {
  const { binding, told } = await scanner([scannerDevice('/dev/hidraw0')]);
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = reportsOf('standard', 'x'.repeat(60));
  second.set(Buffer.from('..?'), 2); // without its symbology identifier
  for (const one of [first, second]) binding.at('/dev/hidraw0').emit('data', one);
  expect(told).toEqual(['x'.repeat(60)]);
});

test('a layout by the settings', async () => {
  const { binding, told } = await scanner([scannerDevice('/dev/hidraw0')], {
    layout: 'newland',
    descriptor: async () => standardDescriptor,
  });
  binding.at('/dev/hidraw0').emit('data', report('newland', '22001234'));
  expect(told).toEqual(['22001234']);
});

test('two scanners that read at the same time do not mix their codes', async () => {
  const { binding, told } = await scanner([scannerDevice('/dev/hidraw0'), scannerDevice('/dev/hidraw1')]);
  const [left, right] = [reportsOf('standard', 'L'.repeat(100)), reportsOf('standard', 'R'.repeat(100))];
  for (const index of [0, 1]) {
    binding.at('/dev/hidraw0').emit('data', left[index] ?? Buffer.alloc(0));
    binding.at('/dev/hidraw1').emit('data', right[index] ?? Buffer.alloc(0));
  }
  expect(told).toEqual(['L'.repeat(100), 'R'.repeat(100)]);
});

test('without permission: said once, tried again, and taken as soon as it may be', async () => {
  const device = scannerDevice('/dev/hidraw0', { locked: true });
  const { port, faults, look } = await scanner([device]);
  await look();
  expect(port.status()).toBe('none');
  expect(faults.map(({ what, device: name }) => [what, name])).toEqual([
    ['not-opened', '/dev/hidraw0 Scanner'],
  ]);
  device.locked = false;
  await look();
  expect(port.status()).toBe('ready');
});

test('pulled out in the middle of a code: nothing of it is told, and it is opened again when it is back', async () => {
  const { port, binding, told, faults, look } = await scanner([scannerDevice('/dev/hidraw0')]);
  const hid = binding.at('/dev/hidraw0');
  hid.emit('data', report('standard', 'half', { continued: true }));
  hid.emit('error', new Error('could not read from HID device'));
  expect(port.status()).toBe('none');
  expect(hid.closed).toBe(true);
  expect(faults.map(({ what }) => what)).toEqual(['lost']);
  await look();
  expect(port.status()).toBe('ready');
  binding.at('/dev/hidraw0').emit('data', report('standard', '22001234'));
  expect(told).toEqual(['22001234']);
});

test('Honeywell’s are asked to send reports, others are asked nothing', async () => {
  const { binding } = await scanner([
    scannerDevice('/dev/hidraw0', { vendorId: 0x0c2e }),
    scannerDevice('/dev/hidraw1'),
  ]);
  expect(binding.at('/dev/hidraw0').features).toEqual([[254, 1]]);
  expect(binding.at('/dev/hidraw1').features).toEqual([]);
});

test('no driver, and a list that fails for a while', async () => {
  const missing = await scanner([], { load: () => ({ cause: new Error('libudev') }) });
  expect(missing.port.status()).toBe('no-driver');
  expect(missing.faults.map(({ what }) => what)).toEqual(['no-driver']);
  const { port, binding, faults, look } = await scanner([]);
  binding.listFails = new Error('udev is away');
  await look();
  await look();
  expect(faults.map(({ what }) => what)).toEqual(['no-list']);
  binding.listFails = null;
  binding.devices = [scannerDevice('/dev/hidraw0')];
  await look();
  expect(port.status()).toBe('ready');
});

test('closed: devices are let go, and nothing is looked for any more', async () => {
  const { port, binding, clock } = await scanner([scannerDevice('/dev/hidraw0')]);
  await port.close();
  expect(binding.at('/dev/hidraw0').closed).toBe(true);
  expect(clock.next()).toBeNull();
});

test('nothing is loaded before its time', async () => {
  let loads = 0;
  let begin = (): void => undefined;
  const binding = new FakeBinding();
  const port = createHidScanner({
    begin: new Promise<void>((resolve) => (begin = resolve)),
    load: () => {
      loads += 1;
      return { binding };
    },
    clock: new ManualClock(),
  });
  await settle();
  expect(loads).toBe(0);
  begin();
  await settle();
  expect(loads).toBe(1);
  await port.close();
});
