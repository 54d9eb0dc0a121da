import { expect, test } from 'vitest';
import { err, ok } from '../../shared/domain/result.ts';
import { createMemoryScanner, noScanner } from './memory-scanner.ts';

test('it reads while it is plugged in', async () => {
  const scanner = createMemoryScanner();
  const told: string[] = [];
  const statuses: string[] = [];
  const stop = scanner.onCode((code) => told.push(code));
  scanner.onStatus((status) => statuses.push(status));
  expect(scanner.scan('22001234')).toEqual(ok(null));
  scanner.unplug();
  scanner.unplug();
  expect(scanner.scan('22001235')).toEqual(err('scanner.none'));
  scanner.plug();
  expect(scanner.scan(' \r')).toEqual(err('scanner.none'));
  stop();
  scanner.scan('22001236');
  expect(told).toEqual(['22001234']);
  expect(statuses).toEqual(['none', 'ready']);
  await scanner.close();
  expect(scanner.scan('22001237')).toEqual(err('scanner.none'));
});

test('a station without scanners says so', () => {
  expect(noScanner().status()).toBe('none');
});
