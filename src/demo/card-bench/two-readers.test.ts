import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import { readDesfire, wanted } from '../card-protocols/inspect.ts';
import { atBench, atCentral, blank, profile, rulesFor, uidOf, uidOnly } from './at-bench.ts';

/** Lets whatever may begin begin. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
/** Longer than readers need to notice a card, in milliseconds. */
const noticed = 500;
const bytesOf = (card: ReturnType<typeof blank>, number: number): Promise<unknown> =>
  readDesfire(card, uidOf(number), profile, 'ev2').catch(() => null);

describe('two badges that are laid down at once, each on a reader of its own', () => {
  it.each([
    ['nothing is written', profile],
    ['no chip is bound', uidOnly],
  ] as const)(
    'the second one is noticed late: %s before it could be, and the one that stays is encoded',
    async (_what, kind) => {
      const { terminal, identify, stage, screen, central, sent, clock } = await atBench({
        readers: 2,
        rules: rulesFor(kind),
      });
      await identify(1);
      const other = blank(2); // the badge beside the one that was scanned
      terminal.insert(other);
      await until(() => central.office.requests.length === 1);
      await settle();
      clock.advance(400); // pcscd looks at the other reader
      terminal.insert(blank(1), [], 1);
      await until(() => screen().problem?.code === 'card.several');
      expect(screen()).toMatchObject({ problem: { help: 'one-card', touched: false }, unfinished: [] });
      await sent();
      expect(other.applicationIds()).toEqual([]);
      expect(atCentral(central, 1)?.state).toBe('printed');
      terminal.remove(0);
      await settle();
      clock.advance(noticed);
      await stage('done');
      await sent();
      expect(screen().uid).toBe(uidOf(1));
      expect(atCentral(central, 1)?.uid).toBe(uidOf(1));
    },
  );

  it('a card is not waited for beside the seat of a security module, where nobody can lay a second one', async () => {
    const readers = ['ACR1252 Dual Reader PICC 00 00', 'ACR1252 Dual Reader SAM 01 00'];
    const { terminal, identify, stage } = await atBench({ readers });
    await identify(1);
    terminal.insert(blank(1));
    await stage('done');
  });

  it('one alone is not waited for behind one reader, and not longer than that behind two', async () => {
    const { terminal, identify, stage, screen, clock } = await atBench({ readers: 2 });
    terminal.insert(blank(1));
    clock.advance(noticed);
    await identify(1); // it has lain there alone for long
    await stage('done');
    terminal.insert(blank(2));
    await identify(2);
    await settle();
    expect(screen()).toMatchObject({ stage: 'card', unfinished: [] });
    clock.advance(noticed);
    await stage('done');
  });
});

describe('a card that comes beside the one that is being written', () => {
  /** Goes to sleep at its nth APDU, until it is told to go on. */
  const held = () => {
    let goOn = (): void => undefined;
    const until = new Promise<void>((resolve) => (goOn = resolve));
    return { until, goOn: () => goOn() };
  };

  it('stops it at the next APDU, whichever that is; the card is listed if it may hold a part, and completed', async () => {
    const bench = await atBench({ readers: 2, badges: 80 });
    const { terminal, identify, stage, screen, central, sent, clock, act } = bench;
    await identify(1);
    const first = terminal.insert(blank(1));
    clock.advance(noticed);
    await stage('done');
    const count = first.received.length;
    terminal.remove();
    let listed = 0;
    for (let at = 1; at <= count; at += 1) {
      const number = at + 1;
      const name = `APDU ${at}`;
      const card = blank(number);
      const slow = held();
      act({ act: 'touch' });
      await identify(number);
      const stay = terminal.insert(card, [{ at, kind: 'slow', until: slow.until }]);
      clock.advance(noticed);
      await until(() => stay.received.length === at);
      await settle();
      terminal.insert(blank(900), [], 1);
      slow.goOn();
      await stage('problem');
      await sent();
      // Both readings of the UID may be under way at once; of anything else, only the exchange that was.
      expect(stay.received.length, name).toBeLessThanOrEqual(Math.max(at, 2));
      expect([name, atCentral(central, number)?.state]).toEqual([name, 'printed']);
      const entries = screen().unfinished.filter(({ uid }) => uid === uidOf(number));
      if (card.applicationIds().length > 0) expect([name, entries.length]).toEqual([name, 1]);
      listed += entries.length;
      expect([name, screen().problem]).toMatchObject([
        name,
        { code: 'card.several', help: 'one-card', touched: entries.length === 1 },
      ]);
      terminal.remove(1); // it goes on with the one that stays
      await settle();
      clock.advance(noticed);
      await stage('done');
      await sent();
      expect([name, atCentral(central, number)?.uid]).toEqual([name, uidOf(number)]);
      expect([name, await bytesOf(card, number)]).toEqual([name, wanted(profile, uidOf(number))]);
      expect([name, screen().unfinished]).toEqual([name, []]);
      terminal.remove();
    }
    expect(listed).toBeGreaterThan(20);
  });

  it('and stays, while the first one is taken away: it does not get the badge that the first one holds a part of', async () => {
    const { terminal, identify, stage, screen, central, clock, sent } = await atBench({ readers: 2 });
    await identify(1);
    const card = blank(1);
    const slow = held();
    const stay = terminal.insert(card, [{ at: 14, kind: 'slow', until: slow.until }]);
    clock.advance(noticed);
    await until(() => stay.received.length === 14);
    const other = blank(2);
    terminal.insert(other, [], 1);
    slow.goOn();
    await stage('problem');
    terminal.remove(0);
    await settle();
    clock.advance(noticed);
    await until(() => screen().problem?.code === 'card.changed');
    expect(screen()).toMatchObject({ uid: uidOf(2), problem: { help: 'put-back', touched: false } });
    expect(screen().unfinished).toMatchObject([{ uid: uidOf(1) }]);
    expect(other.applicationIds()).toEqual([]);
    terminal.remove(1);
    terminal.insert(card);
    await settle();
    clock.advance(noticed);
    await stage('done');
    await sent();
    expect(atCentral(central, 1)?.uid).toBe(uidOf(1));
  });
});
