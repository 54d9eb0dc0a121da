import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import { wanted, readDesfire } from '../card-protocols/inspect.ts';
import { atBench, blank, printed, profile, rulesFor, uidOf, atCentral } from './at-bench.ts';

describe('mass mode', () => {
  it('scan, card, done, next: nothing else is touched, and central knows each card', async () => {
    const { identify, terminal, stage, screen, central, sent, view } = await atBench();
    const cards = [1, 2, 3].map(blank);
    for (const [index, card] of cards.entries()) {
      await identify(index + 1);
      expect(screen()).toMatchObject({
        stage: 'tap',
        badge: { holder: { firstName: `Prénom${index + 1}` } },
      });
      terminal.insert(card);
      await stage('done');
      expect(screen()).toMatchObject({
        uid: uidOf(index + 1),
        run: { done: index + 1, failed: 0 },
        left: 2 - index,
      });
      terminal.remove();
    }
    await sent();
    for (const number of [1, 2, 3]) {
      expect(atCentral(central, number)).toMatchObject({ state: 'encoded', uid: uidOf(number) });
      const card = cards[number - 1];
      if (card === undefined) throw new Error('a card');
      expect(await readDesfire(card, uidOf(number), profile, 'ev2')).toEqual(wanted(profile, uidOf(number)));
    }
    expect(central.applied.map(({ kind, actor }) => `${actor.role} ${kind}`)).toEqual(
      Array.from({ length: 3 }, () => 'card-office badge.encode'),
    );
    expect(screen().unfinished).toEqual([]);
    expect(screen().last.map(({ person, outcome }) => [person, outcome])).toEqual([
      ['Prénom3 Imprimé', 'encoded'],
      ['Prénom2 Imprimé', 'encoded'],
      ['Prénom1 Imprimé', 'encoded'],
    ]);
    expect(view().visit?.idle).toBeNull();
  });

  it('card first, then the scan: it begins by itself', async () => {
    const { terminal, identify, stage, screen } = await atBench();
    terminal.insert(blank(1));
    await identify(1);
    await stage('done');
    expect(screen().badge).toMatchObject({ state: 'encoded', uid: uidOf(1) });
  });

  it('a finished badge that is scanned and put down again is proven again, and counted once', async () => {
    const { terminal, identify, stage, screen } = await atBench();
    const card = blank(1);
    for (const _time of ['made', 'looked at again']) {
      await identify(1);
      terminal.insert(card);
      await stage('done');
      terminal.remove();
    }
    expect(screen().run).toMatchObject({ done: 1, failed: 0 });
  });

  it('the card that is done and still lies there is not worked on for the next badge', async () => {
    const { terminal, identify, stage, screen, central, sent } = await atBench();
    terminal.insert(blank(1));
    await identify(1);
    await stage('done');
    await identify(2);
    expect(screen()).toMatchObject({ stage: 'tap', uid: uidOf(1) });
    terminal.insert(blank(2));
    await stage('done');
    await sent();
    expect([atCentral(central, 1)?.uid, atCentral(central, 2)?.uid]).toEqual([uidOf(1), uidOf(2)]);
    expect(central.office.requests).toHaveLength(2);
  });

  it('a code scanned while a card is written waits until it is done, the latest only', async () => {
    const { terminal, identify, scan, stage, screen, act } = await atBench();
    await identify(1);
    terminal.insert(blank(1));
    expect(screen().stage).toBe('card');
    scan(1); // scanners read twice
    scan(2);
    scan(3);
    expect(act({ act: 'bench-skip' }).ok).toBe(false);
    expect(act({ act: 'back' }).ok).toBe(false);
    await until(() => screen().badge?.badge === printed(3).badge);
    await stage('tap');
    expect(screen().run).toMatchObject({ done: 1, failed: 0 });
  });

  it('where the university wants it so, the badge is active at once, by the card office', async () => {
    const { terminal, identify, stage, screen, sent, central } = await atBench({
      rules: rulesFor(profile, 'activate'),
    });
    await identify(1);
    terminal.insert(blank(1));
    await stage('done');
    await sent();
    expect(central.applied.map(({ kind }) => kind)).toEqual(['badge.encode', 'badge.activate']);
    expect(atCentral(central, 1)?.state).toBe('active');
    expect(screen().last[0]).toMatchObject({ outcome: 'activated' });
    expect(screen().refused).toEqual([]);
  });

  it('cards an hour are counted over the time that was worked, and the run outlives the visit', async () => {
    const { terminal, identify, stage, screen, clock, act, signIn } = await atBench({ badges: 5 });
    for (const [number, pause] of [
      [1, 0],
      [2, 20_000],
      [3, 600_000],
      [4, 40_000],
      [5, 60_000],
    ] as const) {
      act({ act: 'touch' });
      for (let waited = 0; waited < pause; waited += 20_000) {
        clock.advance(20_000);
        act({ act: 'touch' });
      }
      await identify(number);
      terminal.insert(blank(number));
      await stage('done');
    }
    // Three intervals of 20, 40 and 60 seconds; the ten minutes are a pause.
    expect(screen().run).toMatchObject({ done: 5, perHour: 90 });
    act({ act: 'leave' });
    clock.advance(5_000);
    await signIn();
    act({ act: 'open-bench' });
    await until(() => screen().run.done === 5);
    expect(screen().last).toEqual([]);
    act({ act: 'bench-new-run' });
    await until(() => screen().run.done === 0);
  });
});
