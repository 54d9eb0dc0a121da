import { describe, expect, it } from 'vitest';
import { EncodingJournal } from '../../station/encoding/journal.ts';
import { testKeyWrap, until } from '../../station/engine-kit.ts';
import { openKeys } from '../../station/keys/open-keys.ts';
import { silentLog } from '../../station/log.ts';
import { openStore } from '../../station/store/store.ts';
import { traces } from '../../station/visit/testing/traces.ts';
import { atBench, blank, printed, profile, rulesFor, atCentral, cardUid } from './at-bench.ts';

describe('somebody who goes', () => {
  it('in the middle of a card: it is finished and saved, and nothing of a holder stays in memory', async () => {
    const { terminal, identify, stage, screen, act, central, clock, runner, signIn, sent } = await atBench();
    await identify(1);
    terminal.insert(blank(1));
    await stage('done');
    await identify(2);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    terminal.insert(blank(2), [{ at: 20, kind: 'slow', until: held }]);
    await until(() => screen().step === 'write' || screen().step === 'prepare');
    expect(act({ act: 'leave' }).ok).toBe(true);
    expect(traces(runner.memory())).not.toMatch(/Prénom|Imprimé|04A1B2/);
    goOn();
    await until(() => atCentral(central, 2)?.state === 'encoded');
    expect(traces(runner.memory())).not.toMatch(/Prénom|Imprimé|04A1B2/);
    clock.advance(5_000);
    await signIn();
    await sent();
    act({ act: 'open-bench' });
    await until(() => screen().run.done === 2);
    expect(screen().unfinished).toEqual([]);
  });

  it('a card on the reader and a scan are touches; the office’s idle limits apply', async () => {
    const { terminal, identify, clock, view, scan } = await atBench();
    clock.advance(239_000);
    terminal.insert(blank(1));
    clock.advance(239_000);
    scan(1);
    clock.advance(239_000);
    expect(view().visit?.idle).toBeNull();
    await identify(2);
    clock.advance(240_001);
    expect(view().visit?.idle).not.toBeNull();
  });
});

describe('what an older program left', () => {
  it('encoded cards that were not told to central are told when the bench opens; unreachable ones later', async () => {
    const first = await atBench();
    first.act({ act: 'leave' });
    first.runner.close();
    await first.engine.close();
    const store = openStore({ directory: first.profile, openedAt: '2026-11-20T08:00:00.000Z' });
    const keys = store.ok
      ? await openKeys({ store: store.value, wrap: testKeyWrap, clock: first.clock, log: silentLog })
      : store;
    if (!store.ok || !keys.ok) throw new Error('the profile does not open');
    const journal = new EncodingJournal({ store: store.value, vault: keys.value.vault, clock: first.clock });
    for (const [number, end] of [
      [1, 'verified'],
      [2, 'void'],
    ] as const) {
      const { badge } = printed(number);
      const begun = journal.begin(
        { uid: cardUid(number), badge, profile: { id: profile.id, version: 1 } },
        'prepare',
      );
      if (begun.ok) journal[end](begun.value);
    }
    store.value.close();
    const again = await atBench({ place: first });
    await until(() => atCentral(again.central, 1)?.state === 'encoded');
    await until(() => atCentral(again.central, 2)?.state === 'approved');
    expect(again.central.applied).toHaveLength(2);
  });
});

describe('what central refuses', () => {
  it('is said afterwards, once for a badge, and the badge may be encoded again', async () => {
    const { terminal, identify, stage, screen, central, act, sent } = await atBench({
      rules: rulesFor(profile, 'activate'),
    });
    central.refuse = () => 'badge.uid-taken';
    await identify(1);
    const card = blank(1);
    terminal.insert(card);
    await stage('done');
    await sent();
    expect(screen().refused).toEqual([
      { badge: printed(1).badge, person: 'Prénom1 Imprimé', code: 'badge.uid-taken' },
    ]);
    act({ act: 'dismiss-notice' });
    expect(screen().refused).toEqual([]);
    central.refuse = () => null;
    act({ act: 'bench-skip' });
    terminal.remove();
    await identify(1);
    terminal.insert(card);
    await stage('done');
    await sent();
    expect(atCentral(central, 1)?.state).toBe('active');
  });
});
