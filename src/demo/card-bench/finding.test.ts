import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import { testAccount } from '../../station/visit/testing/people.ts';
import { openHouse } from '../../station/visit/testing/house.ts';
import { atBench, blank, printed } from './at-bench.ts';

describe('finding the badge', () => {
  it('by the number of a person, the printed one is meant; by name, one of several is chosen', async () => {
    const { central, scanner, stage, screen, act } = await atBench();
    central.office.badges.add(printed(9, { state: 'expired', holder: printed(1).holder }));
    scanner.scan(printed(1).holder.number ?? '');
    await until(() => screen().badge?.badge === printed(1).badge);
    act({ act: 'bench-search', text: 'imprimé' });
    await stage('choose');
    expect(screen().choices.length).toBe(4);
    expect(act({ act: 'bench-choose', badge: printed(77).badge }).ok).toBe(false);
    act({ act: 'bench-choose', badge: printed(2).badge });
    expect(screen()).toMatchObject({ stage: 'tap', badge: { badge: printed(2).badge } });
    act({ act: 'bench-skip' });
    expect(screen()).toMatchObject({ stage: 'identify', badge: null });
  });

  it('a code that nobody knows is said; a lost network is waited for, and the code is looked for again', async () => {
    const { central, scanner, scan, stage, screen } = await atBench();
    scanner.scan('NOBODY');
    await stage('problem');
    expect(screen().problem).toMatchObject({ code: 'office.nothing-found', help: 'next' });
    central.setReachable('down');
    scan(1);
    await until(() => screen().problem?.code === 'central.unreachable');
    expect(screen().problem?.help).toBe('wait');
    central.setReachable('ok');
    await stage('tap');
    expect(screen().badge?.badge).toBe(printed(1).badge);
  });

  it.each([
    ['requested', 'bench.badge-not-printed', 'next'],
    ['cancelled', 'bench.badge-not-printed', 'next'],
    ['active', 'bench.badge-has-card', 'next'],
    ['opposed', 'bench.badge-opposed', 'look-up'],
    ['expired', 'bench.badge-over', 'next'],
    ['destroyed', 'bench.badge-over', 'next'],
  ] as const)(
    'a badge that is %s is said at once, and no card is touched for it',
    async (state, code, help) => {
      const { central, terminal, identify, screen } = await atBench();
      central.office.badges.add(printed(1, { state }));
      const stay = terminal.insert(blank(1));
      await identify(1);
      expect(screen()).toMatchObject({ stage: 'problem', problem: { code, help, touched: false } });
      expect(stay.received).toEqual([]);
    },
  );

  it('without a profile, or with one that this program does not understand, nothing is encoded', async () => {
    const { identify, screen, central, terminal } = await atBench({ rules: null });
    const stay = terminal.insert(blank(1));
    await identify(1);
    expect(screen().problem).toMatchObject({ code: 'bench.no-profile', help: 'call' });
    expect(stay.received).toEqual([]);
    expect(central.office.requests).toEqual([]);
  });

  it('somebody without the role does not get there, and one who has lost it is shown out', async () => {
    const house = openHouse(testAccount({ roles: ['moderator'] }));
    await house.signIn();
    expect(house.runner.act({ act: 'open-bench' })).toEqual({ ok: false, error: 'office.not-allowed' });
    const { scan, central, view } = await atBench();
    central.office.badges.revoked = true;
    central.failures.push('office.not-allowed');
    scan(1);
    await until(() => view().screen.name === 'account');
    expect(view().screen).toMatchObject({ notice: 'office.not-allowed' });
  });
});
