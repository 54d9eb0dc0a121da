import { describe, expect, it } from 'vitest';
import { until } from '../../station/engine-kit.ts';
import { atBench, blank, printed, uidOf } from './at-bench.ts';

/** A promise that a test opens by hand. */
function gate() {
  let open = (): void => undefined;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open };
}

describe('the bench goes on without being left', () => {
  it('one answer that did not come, while the network stays: it is asked again by itself', async () => {
    const { terminal, identify, scan, stage, screen, central, clock } = await atBench();
    central.failures.push('central.unreachable');
    scan(1);
    await until(() => screen().problem?.help === 'wait');
    clock.advance(5_001);
    await until(() => screen().badge?.badge === printed(1).badge);
    await identify(2);
    central.failures.push('central.error');
    terminal.insert(blank(2));
    await until(() => screen().problem?.help === 'wait');
    clock.advance(5_001);
    await stage('done');
    expect(screen().uid).toBe(uidOf(2));
  });

  it('a scanner that runs wild asks central a few things at a time, and the last one counts', async () => {
    const { scanner, scan, screen, engine } = await atBench();
    const { closed, open } = gate();
    const search = engine.central.office.search.bind(engine.central.office);
    let calls = 0;
    Object.assign(engine.central.office, {
      search: async (...about: Parameters<typeof search>) => {
        calls += 1;
        await closed;
        return search(...about);
      },
    });
    for (let number = 0; number < 500; number += 1) scanner.scan(`WILD-${number}`);
    scan(2);
    expect(calls).toBeLessThan(5);
    open();
    await until(() => screen().badge?.badge === printed(2).badge);
    expect(calls).toBeLessThan(6);
  });

  it('a badge whose card was voided is printed anew, and gets another card in the same visit', async () => {
    const { terminal, identify, stage, screen, act, central, sent } = await atBench();
    const card = blank(1);
    await identify(1);
    terminal.insert(card);
    await stage('done');
    await sent();
    terminal.remove();
    act({ act: 'bench-skip' });
    await identify(1);
    central.office.fields.set(printed(1).badge, {
      ...central.office.fields.get(printed(2).badge),
      studentNumber: '22077777',
    });
    const stay = terminal.insert(card);
    await until(() => screen().problem?.code === 'encoding.holds-other-data');
    const looked = stay.received.length;
    terminal.insert(card, [{ at: 2 * looked + 2, kind: 'leave', moment: 'after' }]);
    await until(() => screen().stage === 'card');
    await until(() => screen().problem?.code === 'encoding.holds-other-data');
    act({ act: 'bench-again', overwrite: true });
    await until(() => screen().problem?.code === 'card.removed');
    const entry = screen().unfinished[0]?.entry;
    if (entry === undefined) throw new Error('the second pass had not begun');
    act({ act: 'bench-void', entry, note: 'morte' });
    await until(() => screen().unfinished.length === 0);
    await sent();
    central.office.badges.add(printed(1)); // spoiled, and printed again
    await identify(1);
    expect(screen()).toMatchObject({ stage: 'tap', problem: null });
    terminal.insert(blank(4));
    await stage('done');
  });

  it('the next operator neither voids nor sees as unfinished the card that is finished for the one before', async () => {
    const { terminal, identify, screen, act, view, clock, signIn } = await atBench();
    await identify(1);
    const { closed, open } = gate();
    terminal.insert(blank(1), [{ at: 20, kind: 'slow', until: closed }]);
    await until(() => screen().step === 'write' || screen().step === 'prepare');
    act({ act: 'leave' });
    clock.advance(5_000);
    await signIn();
    act({ act: 'open-bench' });
    expect(screen().unfinished).toEqual([]);
    open();
    await until(() => screen().run.done === 1);
    expect(screen().unfinished).toEqual([]);
    await until(() => view().queued === 0);
  });

  it('a card that is being written is voided by nobody', async () => {
    const { terminal, identify, stage, screen, engine, central } = await atBench();
    await identify(1);
    const { closed, open } = gate();
    terminal.insert(blank(1), [{ at: 20, kind: 'slow', until: closed }]);
    await until(() => engine.desk.ledger().unfinished.length === 1);
    const entry = engine.desk.ledger().unfinished[0]?.entry ?? '';
    const voided = engine.desk.void({} as never, entry, 'rayée', crypto.randomUUID() as never);
    open();
    await stage('done');
    expect(await voided).toEqual({ ok: false, error: 'visit.act-not-allowed' });
    await until(() => central.applied.length === 1);
    expect(screen().unfinished).toEqual([]);
  });
});

describe('the look-up that was opened from the bench', () => {
  it('leads back to the bench with its run, and to no badge: what lies there is not encoded', async () => {
    const { terminal, identify, stage, screen, act, view, central } = await atBench();
    await identify(1);
    terminal.insert(blank(1));
    await stage('done');
    await identify(2);
    act({ act: 'open-lookup' });
    await until(() => view().screen.name === 'lookup');
    terminal.insert(blank(9));
    await until(() => {
      const now = view().screen;
      return now.name === 'lookup' && now.stage === 'sheet';
    });
    const asked = central.office.requests.length;
    expect(act({ act: 'back' })).toEqual({ ok: true, value: null });
    expect(screen()).toMatchObject({ stage: 'identify', badge: null, run: { done: 1 }, left: 2 });
    expect(screen().last).toHaveLength(1);
    await identify(2);
    for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(screen().stage).toBe('tap');
    expect(central.office.requests).toHaveLength(asked);
    terminal.insert(blank(2));
    await stage('done');
    expect(act({ act: 'back' }).ok).toBe(true);
    expect(view().screen.name).toBe('account');
  });

  it('does not lose the cards that were collected', async () => {
    const { terminal, screen, act } = await atBench();
    act({ act: 'bench-keep-keys', on: true });
    terminal.insert(blank(1));
    await until(() => screen().keeping?.cards === 1);
    act({ act: 'open-lookup' });
    act({ act: 'back' });
    expect(screen().keeping).toEqual({ cards: 1, asking: false });
  });
});

it('a code of control characters, or of nothing else, is none', async () => {
  const { act, screen } = await atBench();
  expect(act({ act: 'scan', code: '\u0000\u0007\u001b' }).ok).toBe(false);
  expect(act({ act: 'scan', code: `\u0000${printed(1).badge}\r\n` }).ok).toBe(true);
  await until(() => screen().badge?.badge === printed(1).badge);
});
