import { describe, expect, it } from 'vitest';
import { err } from '../../shared/domain/result.ts';
import { until } from '../../station/engine-kit.ts';
import { atBench, atCentral, blank, cardUid, printed, uidOf } from './at-bench.ts';

/** Lets whatever may begin begin. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Central is away: badge `number` is scanned, and card `number` put down for it. */
async function waiting({ terminal, scan, screen }: Awaited<ReturnType<typeof atBench>>, number: number) {
  scan(number);
  await until(() => screen().problem?.help === 'wait');
  terminal.insert(blank(number));
  await settle();
}

describe('a card that lies there for somebody else', () => {
  it('was put down for a code that named nobody: the next code does not get it', async () => {
    const { terminal, scanner, identify, stage, screen, central } = await atBench();
    const stay = terminal.insert(blank(1));
    scanner.scan('TORN-CODE');
    await stage('problem');
    await identify(2);
    await until(() => screen().uid === uidOf(1)); // read, so that the screen asks for it to be taken away
    expect(screen()).toMatchObject({ stage: 'tap', problem: null });
    expect(central.office.requests).toEqual([]);
    expect(new Set(stay.received)).toEqual(new Set(['FFCA000000']));
    terminal.insert(blank(2));
    await stage('done');
    expect(screen().uid).toBe(uidOf(2));
  });

  it('was put down for a badge that is not encoded, or while central was asked about it: the same', async () => {
    const { terminal, identify, scan, screen, central, engine } = await atBench();
    central.office.badges.add(printed(1, { state: 'opposed', motive: 'lost' }));
    terminal.insert(blank(1));
    await identify(1);
    await identify(2);
    await settle();
    expect(screen().stage).toBe('tap');
    terminal.insert(blank(2));
    await until(() => screen().stage === 'done');
    const asked = central.office.requests.length;
    terminal.insert(blank(1));
    const search = engine.central.office.search.bind(engine.central.office);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    Object.assign(engine.central.office, {
      search: async (...about: Parameters<typeof search>) => {
        await held;
        return search(...about);
      },
    });
    scan(1);
    scan(3);
    goOn();
    await until(() => screen().badge?.badge === printed(3).badge);
    await settle();
    expect(screen().stage).toBe('tap');
    expect(central.office.requests).toHaveLength(asked);
  });

  it('was skipped with its badge', async () => {
    const { terminal, identify, screen, central, act } = await atBench();
    central.office.badges.add(printed(1, { state: 'opposed', motive: 'lost' }));
    terminal.insert(blank(1));
    await identify(1);
    act({ act: 'bench-skip' });
    await identify(2);
    await settle();
    expect(screen().stage).toBe('tap');
    expect(central.office.requests).toEqual([]);
    expect(act({ act: 'bench-again' }).ok).toBe(true); // the operator says that it is this one
    await until(() => screen().stage === 'done');
  });

  it('lay there before the bench was opened: it is that of whoever worked here before', async () => {
    const { terminal, identify, screen, central, act } = await atBench();
    act({ act: 'back' });
    terminal.insert(blank(1));
    act({ act: 'open-bench' });
    await identify(2);
    await settle();
    expect(screen().stage).toBe('tap');
    expect(central.office.requests).toEqual([]);
  });

  it('lies there when a name is typed that only one badge answers to: it waits for the eyes of the operator', async () => {
    const { terminal, stage, screen, central, act } = await atBench();
    terminal.insert(blank(1));
    act({ act: 'bench-search', text: 'Prénom2' });
    await stage('tap');
    await settle();
    expect(screen()).toMatchObject({ stage: 'tap', badge: { badge: printed(2).badge } });
    expect(central.office.requests).toEqual([]);
  });

  it('is not tried for the badge on screen because central answers again', async () => {
    const { terminal, identify, stage, screen, central, act, engine } = await atBench();
    await identify(1);
    terminal.insert(blank(1), [{ at: 14, kind: 'leave', moment: 'after' }]);
    await stage('problem');
    await identify(2);
    central.office.fields.set(printed(2).badge, { studentNumber: '1'.repeat(40), escn: 'x' });
    terminal.insert(blank(2));
    await until(() => screen().problem?.code === 'encoding.data-unfit');
    await identify(3);
    const asked = central.office.requests.length;
    Object.assign(engine.desk, { void: async () => err('central.unreachable') });
    const entry = screen().unfinished[0]?.entry ?? '';
    expect(act({ act: 'bench-void', entry, note: 'rayée' }).ok).toBe(true);
    await until(() => screen().problem?.help === 'wait');
    central.setReachable('down');
    central.setReachable('ok');
    await settle();
    expect(screen()).toMatchObject({ stage: 'tap', problem: null, badge: { badge: printed(3).badge } });
    expect(central.office.requests).toHaveLength(asked);
  });
});

describe('a code that waits for central', () => {
  it('is not scanned twice: the card that was put down for it is encoded when central answers', async () => {
    const bench = await atBench();
    const { stage, screen, central } = bench;
    central.setReachable('down');
    await waiting(bench, 1);
    central.setReachable('ok');
    await stage('done');
    expect(screen()).toMatchObject({ badge: { badge: printed(1).badge }, uid: uidOf(1) });
  });

  it('is not that of the second card that was put down meanwhile: that one is to be taken away first', async () => {
    const bench = await atBench();
    const { terminal, stage, screen, central, clock } = bench;
    central.setReachable('down');
    await waiting(bench, 1);
    terminal.insert(blank(2)); // the next one of the pile, whose code nobody has scanned
    central.setReachable('ok');
    await until(() => screen().uid === uidOf(2));
    await settle();
    expect(screen()).toMatchObject({ stage: 'tap', badge: { badge: printed(1).badge } });
    expect(central.office.requests).toEqual([]);
    terminal.remove();
    clock.advance(1_500);
    terminal.insert(blank(1));
    await stage('done');
    expect(screen().uid).toBe(uidOf(1));
  });

  it('is forgotten for the next one: only the latest is looked for, and its card is the one put down after it', async () => {
    const bench = await atBench();
    const { terminal, stage, screen, central } = bench;
    central.setReachable('down');
    await waiting(bench, 1);
    terminal.remove();
    await waiting(bench, 2);
    central.setReachable('ok');
    await stage('done');
    expect(screen()).toMatchObject({ badge: { badge: printed(2).badge }, uid: uidOf(2) });
    expect(central.office.requests.map(({ badge }) => badge)).toEqual([printed(2).badge]);
  });

  it('while the card before it is still there: that one stays where it is, and the next one is encoded', async () => {
    const bench = await atBench();
    const { terminal, identify, stage, screen, central } = bench;
    await identify(1);
    terminal.insert(blank(1));
    await stage('done');
    central.setReachable('down');
    await waiting(bench, 2);
    central.setReachable('ok');
    await until(() => screen().stage === 'done' && screen().uid === uidOf(2));
    expect(screen().badge?.badge).toBe(printed(2).badge);
  });
});

describe('a card that waits for central', () => {
  it('is not another one that is put down meanwhile', async () => {
    const { terminal, identify, stage, screen, central } = await atBench();
    await identify(1);
    central.setReachable('down');
    terminal.insert(blank(1));
    await until(() => screen().problem?.help === 'wait');
    terminal.insert(blank(2)); // the next one of the pile, whose code nobody has scanned
    await until(() => screen().problem?.code === 'card.changed');
    const asked = central.office.requests.length;
    central.setReachable('ok');
    await settle();
    expect(screen()).toMatchObject({ stage: 'problem', uid: uidOf(2), problem: { help: 'put-back' } });
    expect(central.office.requests).toHaveLength(asked);
    terminal.insert(blank(1));
    await stage('done');
    expect(screen().uid).toBe(uidOf(1));
  });
});

describe('a badge whose card was set aside', () => {
  it('is not encoded again before it is printed anew, though central has not heard of it yet', async () => {
    const { terminal, identify, stage, screen, central, act } = await atBench();
    await identify(1);
    terminal.insert(blank(1), [{ at: 14, kind: 'leave', moment: 'after' }]);
    await stage('problem');
    central.fault = async () => ({ ok: false, notYet: { code: 'central.error', retryAfter: null } });
    act({ act: 'bench-void', entry: screen().unfinished[0]?.entry ?? '', note: 'rayée' });
    await until(() => screen().unfinished.length === 0);
    const asked = central.office.requests.length;
    terminal.insert(blank(2));
    await identify(1);
    expect(screen()).toMatchObject({ stage: 'problem', problem: { code: 'bench.badge-not-printed' } });
    await settle();
    expect(central.office.requests).toHaveLength(asked);
    expect(atCentral(central, 1)?.state).toBe('printed');
  });
});

describe('a code scanned while a card is at work that is not the right one', () => {
  it('whose it is, is said, and no card is taken before a badge is scanned', async () => {
    const { terminal, identify, scan, stage, screen, central } = await atBench();
    central.office.badges.add(printed(3, { state: 'active', uid: cardUid(5) }));
    await identify(1);
    terminal.insert(blank(5));
    scan(2);
    await stage('problem');
    expect(screen()).toMatchObject({
      badge: null,
      problem: { code: 'bench.card-taken', help: 'look-up', about: { badge: printed(3).badge } },
    });
    const asked = central.office.requests.length;
    terminal.insert(blank(2));
    await settle();
    expect(central.office.requests).toHaveLength(asked);
    terminal.remove();
    await identify(2);
    terminal.insert(blank(2));
    await stage('done');
  });
});

describe('a reader that loses a card for a moment', () => {
  it('does not make the card of a badge that failed another badge’s; a hand that lifts it does', async () => {
    const { terminal, identify, stage, screen, central, clock } = await atBench();
    central.office.fields.set(printed(1).badge, { studentNumber: '1'.repeat(40), escn: 'x' });
    const card = blank(1);
    await identify(1);
    terminal.insert(card);
    await until(() => screen().problem?.code === 'encoding.data-unfit');
    await identify(2);
    const asked = central.office.requests.length;
    for (let times = 0; times < 3; times += 1) {
      terminal.remove();
      clock.advance(300);
      terminal.insert(card);
      await settle();
      expect(screen()).toMatchObject({ stage: 'tap', problem: null, uid: uidOf(1) });
    }
    expect(central.office.requests).toHaveLength(asked);
    terminal.remove();
    clock.advance(1_500);
    terminal.insert(card); // the first code was that of the badge beside it
    await stage('done');
    expect(screen()).toMatchObject({ badge: { badge: printed(2).badge }, uid: uidOf(1) });
  });
});

describe('a code scanned while the card before it is at work, and that card fails', () => {
  it('the next card does not get the bytes of the badge that is still on screen; the first one does', async () => {
    const { terminal, identify, scan, stage, screen, central, sent } = await atBench();
    await identify(1);
    const first = blank(1);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    terminal.insert(first, [
      { at: 4, kind: 'slow', until: held },
      { at: 5, kind: 'leave', moment: 'before' },
    ]);
    await until(() => screen().uid === uidOf(1));
    scan(2);
    goOn();
    await stage('problem');
    expect(screen()).toMatchObject({ badge: { badge: printed(1).badge }, problem: { touched: false } });
    const second = terminal.insert(blank(2)); // the operator believes that the second code was taken
    await until(() => screen().problem?.code === 'card.changed');
    expect(screen()).toMatchObject({ uid: uidOf(2), problem: { help: 'put-back', touched: false } });
    expect(second.received.length).toBeLessThan(10);
    expect(screen().unfinished).toEqual([]);
    terminal.insert(first);
    await stage('done');
    await sent();
    expect([atCentral(central, 1)?.uid, atCentral(central, 2)?.state]).toEqual([uidOf(1), 'printed']);
    await identify(2);
    terminal.insert(blank(2));
    await stage('done');
  });

  it('and nobody knows which one it was: no card is taken before a badge is scanned again', async () => {
    const { terminal, identify, scan, stage, screen, central } = await atBench();
    await identify(1);
    terminal.insert(blank(1), [{ at: 1, kind: 'leave', moment: 'before' }]);
    scan(2);
    await stage('problem');
    expect(screen()).toMatchObject({ badge: null, problem: { code: 'card.removed', help: 'next' } });
    terminal.insert(blank(2));
    await settle();
    expect(central.office.requests).toEqual([]);
    await identify(1);
    await settle();
    expect(screen().stage).toBe('tap'); // the card of the second badge lies there
    terminal.insert(blank(1));
    await stage('done');
    expect(screen().uid).toBe(uidOf(1));
  });
});

describe('another card in the place of the one that was looked at', () => {
  it('is not written over, when both lie in the field and the reader talks to the other one', async () => {
    const { terminal, identify, stage, screen, act, central, sent, clock, signIn } = await atBench();
    const old = blank(7);
    const other = blank(8);
    const { fields, badges } = central.office;
    for (const [number, card] of [
      [1, old],
      [2, other],
    ] as const) {
      await identify(number);
      terminal.insert(card);
      await stage('done');
      await sent();
      terminal.remove();
      badges.add(printed(number, { state: 'destroyed' }));
    }
    act({ act: 'leave' });
    clock.advance(5_000);
    await signIn();
    act({ act: 'open-bench' });
    fields.set(printed(3).badge, { ...fields.get(printed(1).badge), studentNumber: '22099999' });
    await identify(3);
    const stay = terminal.insert(old);
    await until(() => screen().problem?.code === 'encoding.holds-other-data');
    const first = stay.received.length;
    terminal.insert(old, [{ at: first + 1, kind: 'swap', moment: 'before', with: other, noticed: false }]);
    await until(() => screen().stage === 'card');
    await until(() => screen().problem?.code === 'encoding.holds-other-data');
    expect(screen().uid).toBe(uidOf(7));
    expect(act({ act: 'bench-again', overwrite: true }).ok).toBe(true);
    await until(() => screen().stage === 'problem');
    expect(screen()).toMatchObject({ uid: uidOf(8), problem: { code: 'card.changed', touched: false } });
    await sent();
    expect(atCentral(central, 3)?.state).toBe('printed');
  });
});
