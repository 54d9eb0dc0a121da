import { expect, test } from 'vitest';
import { err, ok } from '../../shared/domain/result.ts';
import { openHouse } from '../visit/testing/house.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';

const ticket = (state: string) => ok({ outcome: 'ticket', ticket: 'ST-secret', state } as const);
const welcome = (notice: ErrorCode | null) => ({ name: 'welcome', notice });

test('the view gets the hosts, the service with its state, the logout and the language', async () => {
  const house = openHouse();
  await house.on('welcome');
  house.runner.act({ act: 'language', language: 'en' });
  await house.atEnt();
  expect(house.ent.last()).toMatchObject({
    url: 'https://ent.example/cas/login',
    hosts: ['ent.example'],
    service: {
      url: `https://kiosk.example/cas?state=${house.central.oneTime}`,
      state: house.central.oneTime,
    },
    logoutUrl: 'https://ent.example/cas/logout',
    language: 'en',
  });
});

test.each(['close-ent', 'leave'] as const)(
  '%s on the ENT ends at welcome with the view closed',
  async (act) => {
    const house = openHouse();
    await house.atEnt();
    expect(house.runner.act({ act }).ok).toBe(true);
    expect(house.runner.view().screen).toEqual(welcome('ent.cancelled'));
    expect(house.ent.up()).toBe(0);
  },
);

test('each failure of the view ends at welcome with its code', async () => {
  for (const code of ['ent.unreachable', 'ent.page-refused', 'station.unreachable'] as const) {
    const house = openHouse();
    await house.atEnt();
    house.ent.end(code === 'station.unreachable' ? err(code) : ok({ outcome: 'failed', code }));
    await house.on('welcome');
    expect(house.runner.view().screen).toEqual(welcome(code));
    expect(house.ent.up()).toBe(0);
  }
});

test('a ticket under another state is refused, and central never hears of it', async () => {
  const house = openHouse();
  await house.atEnt();
  house.ent.end(ticket('another-state-another-state'));
  await house.on('welcome');
  expect(house.runner.view().screen).toEqual(welcome('sign-in.state-unknown'));
  expect(house.central.calls).not.toContain('visit');
});

test('a ticket that is none is refused', async () => {
  const house = openHouse();
  await house.atEnt();
  house.ent.end(ok({ outcome: 'ticket', ticket: 'PT-1\r\nx', state: house.central.oneTime }));
  await house.on('welcome');
  expect(house.runner.view().screen).toEqual(welcome('ent.ticket-refused'));
});

test.each([
  'ent.ticket-refused',
  'ent.not-fresh',
  'sign-in.person-unknown',
  'ent.answer-unreadable',
] as const)('central refuses the ticket with %s', async (code) => {
  const house = openHouse();
  house.central.ticketFault = code;
  await house.atEnt();
  house.ent.end(ticket(house.central.oneTime));
  await house.on('welcome');
  expect(house.runner.view()).toMatchObject({ screen: welcome(code), visit: null });
});

test('central down: the sign-in says so and no view is opened', async () => {
  const house = openHouse();
  await house.on('welcome');
  house.central.online = false;
  house.runner.act({ act: 'sign-in' });
  await house.until(({ screen }) => screen.name === 'welcome' && screen.notice === 'central.unreachable');
  expect(house.ent.requests).toHaveLength(0);
});

test('no navigation for the time-out ends the sign-in; each navigation and more-time extend it, never beyond the cap', async () => {
  const house = openHouse();
  await house.atEnt();
  house.clock.advance(119_000);
  house.ent.move('https://ent.example');
  expect(house.runner.view().screen).toMatchObject({ name: 'sign-in', origin: 'https://ent.example' });
  house.clock.advance(119_000);
  expect(house.runner.act({ act: 'more-time' }).ok).toBe(true);
  house.clock.advance(61_000);
  expect(house.runner.view().screen.name).toBe('sign-in');
  house.ent.move('https://ent.example');
  house.clock.advance(1_000);
  expect(house.runner.view().screen).toEqual(welcome('ent.timeout'));
  expect(house.ent.up()).toBe(0);
});

test('the idle wipe does not run while the ENT is up', async () => {
  const house = openHouse();
  await house.atEnt();
  house.clock.advance(100_000);
  expect(house.runner.view().screen.name).toBe('sign-in');
});

test('a late answer of an earlier sign-in changes nothing, and its visit is closed at central', async () => {
  const house = openHouse();
  let open!: () => void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const central = house.central.central;
  const openVisit = central.openVisit.bind(central);
  central.openVisit = async (asked) => (await gate, openVisit(asked));
  await house.atEnt();
  house.ent.end(ticket(house.central.oneTime));
  await house.until(({ screen }) => screen.name === 'sign-in' && screen.stage === 'checking');
  house.runner.act({ act: 'leave' });
  house.runner.act({ act: 'sign-in' });
  await house.until(({ screen }) => screen.name === 'sign-in' && screen.stage === 'ent');
  open();
  await house.settle();
  expect(house.runner.view().screen).toMatchObject({ name: 'sign-in', stage: 'ent' });
  expect(house.central.calls).toContain('close');
});

test('events of an earlier opening are not heard', async () => {
  const house = openHouse();
  await house.atEnt();
  const earlier = house.ent.last().id;
  house.runner.act({ act: 'close-ent' });
  await house.atEnt();
  house.ent.move('https://evil.example', earlier);
  expect(house.runner.view().screen).toMatchObject({ origin: null });
});

test('a second touch on « Je m’identifie » opens nothing more', async () => {
  const house = openHouse();
  await house.on('welcome');
  house.runner.act({ act: 'sign-in' });
  expect(house.runner.act({ act: 'sign-in' })).toEqual(err('visit.act-not-allowed'));
  await house.settle();
  expect(house.ent.requests).toHaveLength(1);
});

test('a revoked station goes out of order at the sign-in and comes back by itself', async () => {
  const house = openHouse();
  await house.on('welcome');
  house.central.signInFault = 'station.revoked';
  house.runner.act({ act: 'sign-in' });
  expect(await house.on('out-of-order')).toEqual({ name: 'out-of-order', code: 'station.revoked' });
  house.central.signInFault = null;
  house.clock.advance(5_000);
  expect(await house.on('welcome')).toEqual(welcome(null));
});

test('a page of the ENT opens in the same kind of view, without a service, and comes back to tab 3', async () => {
  const house = openHouse();
  await house.signIn();
  expect(house.runner.act({ act: 'open-ent-page', page: 'firstLogin' })).toEqual(err('ent.page-refused'));
  expect(house.runner.act({ act: 'open-ent-page', page: 'password' }).ok).toBe(true);
  expect(house.ent.last()).toMatchObject({
    url: 'https://ent.example/password',
    service: null,
    hosts: ['ent.example'],
  });
  house.ent.move('https://ent.example');
  expect(house.runner.view().screen).toMatchObject({ name: 'ent-page', origin: 'https://ent.example' });
  house.clock.advance(100_000);
  expect(house.runner.view().screen.name).toBe('ent-page');
  house.runner.act({ act: 'close-ent' });
  expect(house.runner.view().screen).toEqual({ name: 'account', tab: 'security' });
  expect(house.ent.up()).toBe(0);
  house.clock.advance(44_000);
  expect(house.runner.view().visit?.idle).toBeNull();
});

test('a page of the ENT that fails or stands still says so on tab 3', async () => {
  const house = openHouse();
  await house.signIn();
  house.runner.act({ act: 'open-ent-page', page: 'security' });
  house.ent.end(ok({ outcome: 'failed', code: 'ent.unreachable' }));
  await house.until(({ screen }) => screen.name === 'account' && screen.notice === 'ent.unreachable');
  house.runner.act({ act: 'dismiss-notice' });
  expect(house.runner.view().screen).toEqual({ name: 'account', tab: 'security' });
  house.runner.act({ act: 'open-ent-page', page: 'security' });
  house.clock.advance(120_000);
  expect(house.runner.view().screen).toEqual({ name: 'account', tab: 'security', notice: 'ent.timeout' });
  expect(house.ent.up()).toBe(0);
});
