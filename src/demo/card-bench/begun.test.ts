import { describe, expect, it } from 'vitest';
import type { MemoryCentral } from '../../station/central/memory-central.ts';
import { bench, until, type Bench } from '../../station/engine-kit.ts';
import { wanted, readDesfire } from '../card-protocols/inspect.ts';
import { atBench, blank, printed, profile, rulesFor, uidOf, atCentral, cardUid } from './at-bench.ts';

describe('what was begun', () => {
  it('a card that left while it was written is listed, put back and completed; another one is not taken for it', async () => {
    const { terminal, identify, stage, screen, central, sent } = await atBench();
    await identify(1);
    const card = blank(1);
    terminal.insert(card, [{ at: 14, kind: 'leave', moment: 'after' }]);
    await stage('problem');
    expect(screen()).toMatchObject({
      problem: { code: 'card.removed', help: 'put-back', touched: true },
      unfinished: [{ uid: uidOf(1), badge: printed(1).badge, state: 'started' }],
    });
    terminal.insert(blank(9));
    await until(() => screen().problem?.code === 'card.changed');
    expect(screen()).toMatchObject({ problem: { help: 'put-back', touched: false }, uid: uidOf(9) });
    terminal.insert(card);
    await stage('done');
    expect(screen().unfinished).toEqual([]);
    await sent();
    expect(atCentral(central, 1)).toMatchObject({ state: 'encoded', uid: uidOf(1) });
    expect(await readDesfire(card, uidOf(1), profile, 'ev2')).toEqual(wanted(profile, uidOf(1)));
  });

  it('a code scanned meanwhile does not carry the operator past a card that failed', async () => {
    const { terminal, identify, scan, stage, screen } = await atBench();
    await identify(1);
    terminal.insert(blank(1), [{ at: 14, kind: 'leave', moment: 'after' }]);
    scan(2);
    await stage('problem');
    expect(screen().badge?.badge).toBe(printed(1).badge);
    await identify(2);
    expect(screen().stage).toBe('tap');
    expect(screen().unfinished).toHaveLength(1);
  });

  it('is resumed after a restart, or voided: then the badge is to be printed again', async () => {
    const first = await atBench();
    await first.identify(1);
    const card = blank(1);
    first.terminal.insert(card, [{ at: 14, kind: 'leave', moment: 'after' }]);
    await first.stage('problem');
    first.runner.close();
    await first.engine.close();
    const { screen, act, central, sent, identify, terminal } = await atBench({ place: first });
    await until(() => screen().unfinished.length === 1);
    const [entry] = screen().unfinished;
    await identify(1);
    const done = { act: 'bench-void', entry: entry?.entry ?? '', note: 'rayée' } as const;
    expect(act(done)).toEqual({ ok: true, value: null });
    expect(act(done).ok).toBe(false);
    await until(() => screen().unfinished.length === 0);
    expect(screen()).toMatchObject({
      stage: 'identify',
      last: [{ outcome: 'voided', person: 'Prénom1 Imprimé' }],
    });
    await sent();
    expect(central.applied).toMatchObject([
      { kind: 'badge.spoil', subject: printed(1).holder.id, payload: { uid: uidOf(1), note: 'rayée' } },
    ]);
    expect(atCentral(central, 1)?.state).toBe('approved');
    expect(act(done)).toEqual({ ok: false, error: 'visit.act-not-allowed' });
    await identify(1);
    expect(screen().problem?.code).toBe('bench.badge-not-printed');
    terminal.insert(card);
    await identify(2);
    expect(screen().stage).toBe('tap'); // it lay there for the first badge
    terminal.remove();
    first.clock.advance(1_500);
    terminal.insert(card);
    await until(() => screen().stage === 'done' || screen().stage === 'problem');
  });

  it('data of another encoding are written over only after a look, and only there', async () => {
    const { terminal, identify, stage, act, central, sent } = await atBench();
    const card = blank(1);
    terminal.insert(card);
    await identify(1);
    await stage('done');
    await sent();
    terminal.remove();
    act({ act: 'leave' });
    central.office.badges.add(printed(1, { state: 'destroyed', uid: cardUid(1) }));
    const { fields } = central.office;
    fields.set(printed(2).badge, { ...fields.get(printed(1).badge), studentNumber: '22099999' });
    const next = await atBench({ place: anotherStation(central) });
    await next.identify(2);
    next.terminal.insert(card);
    await next.stage('problem');
    expect(next.screen().problem).toMatchObject({ code: 'encoding.holds-other-data', help: 'look-up' });
    expect(next.act({ act: 'bench-again' }).ok).toBe(true);
    await next.stage('problem');
    expect(next.act({ act: 'bench-again', overwrite: true }).ok).toBe(true);
    await next.stage('done');
    next.terminal.remove();
    await next.identify(3);
    expect(next.act({ act: 'bench-again', overwrite: true }).ok).toBe(false);
  });
});

/** Another station of the same card office. */
function anotherStation({ office }: MemoryCentral): Bench {
  const place = bench();
  Object.assign(place.central, { office });
  place.central.configuration = { ...place.central.configuration, encoding: rulesFor() };
  return place;
}
