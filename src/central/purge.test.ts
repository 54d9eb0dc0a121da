import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../shared/contract/central.ts';
import { purge } from './purge.ts';
import { openStore, type Store } from './store/store.ts';
import { makeSqlite, openHouse, problemOf, type House } from './testing/house.ts';

const minute = 60_000;

describe('the purge', () => {
  let house: House;
  let store: Store;
  beforeEach(async () => {
    const database = await makeSqlite();
    house = await openHouse(async () => database);
    store = await openStore(database.url);
  });
  afterEach(async () => {
    await store.close();
    await house.close();
  });
  const count = async (table: 'station_proofs' | 'sign_ins' | 'station_codes') =>
    (await store.db.selectFrom(table).selectAll().execute()).length;
  const sweep = () => purge({ store, clock: () => house.now });

  it('forgets a proof only when its time alone refuses it', async () => {
    const bend = { proof: { jti: crypto.randomUUID(), iat: Math.floor(house.now / 1000) + 120 } };
    const ask = () => house.station.ask('GET', paths.configuration, undefined, bend);
    expect((await ask()).status).toBe(200);
    house.now += 240_000 - 1000;
    await sweep();
    expect(problemOf(await ask())).toBe('401 station.proof-refused');
    house.now += 5 * minute;
    await sweep();
    expect(await count('station_proofs')).toBe(0);
    expect(problemOf(await ask())).toBe('401 station.clock-wrong');
  });

  it('keeps used states and codes long enough to say what is wrong with them', async () => {
    const { state } = await house.station.signIn();
    house.now += 30 * minute;
    await sweep();
    const answer = await house.station.ask('POST', paths.visits, { state, ticket: 'ST-llebo' });
    expect(problemOf(answer)).toBe('403 sign-in.state-expired');
    house.now += 60 * minute;
    await sweep();
    expect([await count('sign_ins'), await count('station_codes')]).toEqual([0, 0]);
  });
});
