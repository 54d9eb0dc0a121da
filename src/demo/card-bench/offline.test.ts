import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import { wanted, readDesfire } from '../card-protocols/inspect.ts';
import { atBench, blank, profile, uidOf, atCentral } from './at-bench.ts';

describe('without network', () => {
  it.each([
    ['is not listed', 2, 0],
    ['has keys that have expired', 1, 61_000],
  ])('a card that %s waits, and goes on by itself when central is back', async (_what, number, later) => {
    const { terminal, identify, stage, screen, act, central, clock } = await atBench();
    central.office.offline = { lasts: 60_000, uses: 3 };
    act({ act: 'bench-keep-keys', on: true });
    terminal.insert(blank(1));
    await until(() => screen().keeping?.cards === 1);
    act({ act: 'bench-keep-keys', on: false });
    await until(() => screen().offline?.cards === 1);
    terminal.remove();
    clock.advance(1_500);
    await identify(number);
    const card = blank(number);
    terminal.insert(card, [{ at: 14, kind: 'leave', moment: 'after' }]);
    await stage('problem');
    central.setReachable('down');
    clock.advance(later);
    act({ act: 'touch' });
    const stay = terminal.insert(card);
    await until(() => screen().problem?.code === 'encoding.keys-unavailable');
    expect(screen()).toMatchObject({ problem: { help: 'wait', touched: true }, run: { failed: 1 } });
    expect(stay.received.length).toBeLessThan(8);
    central.setReachable('ok');
    await stage('done');
    expect(screen().unfinished).toEqual([]);
  });

  it('a listed card that was begun online is completed with kept keys, and counted', async () => {
    const { terminal, identify, stage, screen, act, central } = await atBench();
    const card = blank(1);
    expect(act({ act: 'bench-keep-keys', on: true }).ok).toBe(true);
    terminal.insert(card);
    await until(() => screen().keeping?.cards === 1);
    terminal.insert(blank(2));
    await until(() => screen().keeping?.cards === 2);
    expect(central.office.requests).toEqual([]);
    act({ act: 'bench-keep-keys', on: false });
    await until(() => screen().keeping === undefined);
    expect(screen().offline).toMatchObject({ cards: 2 });
    await identify(1);
    terminal.insert(card, [{ at: 14, kind: 'leave', moment: 'after' }]);
    await stage('problem');
    central.setReachable('down');
    terminal.insert(card);
    await stage('done');
    expect(await readDesfire(card, uidOf(1), profile, 'ev2')).toEqual(wanted(profile, uidOf(1)));
    central.setReachable('ok');
    await until(() => atCentral(central, 1)?.state === 'encoded');
  });

  it('keys of a list that could not be asked for are asked for again by themselves, once all cards were laid down', async () => {
    const { terminal, screen, act, central } = await atBench();
    act({ act: 'bench-keep-keys', on: true });
    terminal.insert(blank(1));
    await until(() => screen().keeping?.cards === 1);
    central.setReachable('down');
    act({ act: 'bench-keep-keys', on: false });
    await until(() => screen().problem?.help === 'wait');
    terminal.insert(blank(2)); // it was not all
    await until(() => screen().keeping?.cards === 2);
    expect(screen().problem).toBeNull();
    act({ act: 'bench-keep-keys', on: false });
    await until(() => screen().problem?.help === 'wait');
    central.setReachable('ok');
    await until(() => screen().offline?.cards === 2);
    expect(screen()).toMatchObject({ stage: 'identify', problem: null });
    expect(screen().keeping).toBeUndefined();
  });
});
