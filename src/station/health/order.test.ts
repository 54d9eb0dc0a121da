import { expect, test } from 'vitest';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { openHouse } from '../visit/testing/house.ts';
import { decisions } from '../visit/testing/people.ts';
import { orderKeeper, type Reopenable } from './order.ts';

function parts() {
  const house = openHouse();
  const engine: Reopenable = { ...house.engine, close: async () => void log.push('close') };
  const log: string[] = [];
  const answers: Result<Reopenable, ErrorCode>[] = [];
  const keep = orderKeeper(async () => (log.push('open'), answers.shift() ?? ok(engine)));
  return { house, engine, log, answers, keep };
}

test('opens until it opens, then the same engine stays', async () => {
  const { keep, answers, engine, log } = parts();
  answers.push(err('station.not-enrolled'), err('central.unreachable'));
  expect([await keep(null), await keep('station.not-enrolled')]).toEqual([
    err('station.not-enrolled'),
    err('central.unreachable'),
  ]);
  expect(await keep('central.unreachable')).toEqual(ok(engine));
  expect(await keep('station.revoked')).toEqual(ok(engine));
  expect(log).toEqual(['open', 'open', 'open']);
});

test('a revoked station stays out of order until central takes it back; no network is no disorder', async () => {
  const { keep, house } = parts();
  await keep(null);
  house.central.central.configuration = async () => err('station.revoked');
  expect(await keep('station.revoked')).toEqual(err('station.revoked'));
  house.central.central.configuration = async () => err('central.unreachable');
  expect((await keep('station.revoked')).ok).toBe(true);
});

test('a damaged store is closed and opened anew', async () => {
  const { keep, log } = parts();
  await keep(null);
  await keep('station.store-damaged');
  expect(log).toEqual(['open', 'close', 'open']);
});

test('a station that cannot open says why, and tries again by itself', async () => {
  let fault: ErrorCode | null = 'station.key-unavailable';
  const { engine } = openHouse();
  const house = openHouse(undefined, { putInOrder: async () => (fault === null ? ok(engine) : err(fault)) });
  expect(await house.on('out-of-order')).toEqual({ name: 'out-of-order', code: 'station.key-unavailable' });
  expect(house.runner.act({ act: 'sign-in' }).ok).toBe(false);
  fault = 'station.store-damaged';
  house.clock.advance(5_000);
  await house.until(
    ({ screen }) => screen.name === 'out-of-order' && screen.code === 'station.store-damaged',
  );
  fault = null;
  house.clock.advance(5_000);
  expect(await house.on('welcome')).toEqual({ name: 'welcome', notice: null });
});

test('a store that breaks in the middle of a visit ends the visit', async () => {
  const house = openHouse();
  house.central.storeFault = 'station.store-damaged';
  await house.signIn();
  house.runner.act({ act: 'start-photo' });
  house.runner.act({ act: 'continue' });

  house.runner.act({ act: 'decide-image-rights', decisions: decisions() });
  expect(await house.on('out-of-order')).toEqual({ name: 'out-of-order', code: 'station.store-damaged' });
  expect(house.central.calls).toContain('close');
});
