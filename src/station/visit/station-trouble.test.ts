import { expect, test } from 'vitest';
import { ManualClock } from '../manual-clock.ts';
import { openHouse } from './testing/house.ts';

const hour = 3_600_000;

/** Milliseconds that the visit still has, by the station's own clock. */
function left(house: ReturnType<typeof openHouse>): number {
  const { state } = house.runner.memory() as { state: { flow: { endsAt: number } } };
  return state.flow.endsAt - house.clock.now();
}

test.each([-hour, 0, hour])('with central %i ms ahead a visit is as long as central says', async (ahead) => {
  const house = openHouse();
  house.central.ahead = ahead;
  await house.signIn();
  expect(left(house)).toBe(1_200_000);
  house.clock.advance(44_000);
  expect(house.central.calls).not.toContain('renew');
});

test('a flag that cannot be written holds nobody up', async () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const flag = {
    wasUp: false,
    set: () => {
      throw full;
    },
  };
  const house = openHouse(undefined, { flag });
  await house.signIn();
  expect(house.runner.act({ act: 'leave' }).ok).toBe(true);
  house.clock.advance(1_200);
  expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: 'goodbye' });
});

test('a notice goes in its time, also when the machine’s clock was set back meanwhile', async () => {
  const manual = new ManualClock();
  const machine = { set: 0 };
  let shift = 0;
  const clock = {
    now: () => manual.now() + shift,
    after: (milliseconds: number, act: () => void) => manual.after(milliseconds, act),
    settle: () => void (shift = machine.set),
  };
  const house = openHouse(undefined, { clock });
  for (const _ of ['before the clock follows', 'after']) {
    await house.atEnt();
    machine.set = -24 * hour;
    house.runner.act({ act: 'close-ent' });
    expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: 'ent.cancelled' });
    manual.advance(30_000);
    expect(house.runner.view().screen).toEqual({ name: 'welcome', notice: null });
  }
  expect(shift).toBe(-24 * hour);
});

test('a station that is revoked says so at once, whoever is there', async () => {
  const house = openHouse();
  await house.on('welcome');
  house.engine.central.configuration = async () => ({ ok: false, error: 'station.revoked' });
  house.troubles.tell('station.revoked');
  expect(house.runner.view().screen).toEqual({ name: 'out-of-order', code: 'station.revoked' });
});

test('trouble in the middle of a visit ends it; one that passes by itself does not', async () => {
  const house = openHouse();
  await house.signIn();
  house.troubles.tell('station.store-full');
  house.troubles.tell(null);
  expect(house.runner.view().screen.name).toBe('account');
  house.troubles.tell('station.store-damaged');
  expect(house.runner.view()).toMatchObject({ screen: { name: 'out-of-order' }, visit: null });
  await house.settle();
  expect(house.central.calls).toContain('close');
});

test('an account that central denies to the station, not to the person, puts the station out of order', async () => {
  const house = openHouse();
  await house.signIn();
  house.central.accountFault = 'station.revoked';
  house.clock.advance(2_000);
  expect(await house.on('out-of-order')).toEqual({ name: 'out-of-order', code: 'station.revoked' });
});

test('the chained record holds each visit and why a sign-in failed, and names nobody', async () => {
  const house = openHouse();
  await house.atEnt();
  house.runner.act({ act: 'close-ent' });
  await house.signIn();
  house.clock.advance(60_000);
  const [failed, opened, ended] = house.recorded;
  expect(failed).toEqual({ event: 'sign-in-failed', why: 'ent.cancelled' });
  expect(opened).toMatchObject({ event: 'visit-opened' });
  expect(ended).toEqual({ ...opened, event: 'visit-ended', why: 'timed-out' });
  expect(house.recorded).toHaveLength(3);
});
