import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { StationId } from '../../shared/domain/ids.ts';
import { badgeRequest, bench, saved, until } from '../engine-kit.ts';
import { openEngine } from '../engine.ts';

const hour = 3_600_000;

describe('enrolment', () => {
  it('trades the code once; later starts need none, and no network', async () => {
    const { open, central } = bench();
    const first = await open();
    expect(first.configuration().station).toBe(central.station);
    await first.close();
    central.setReachable('down');
    const second = await open({ newcomer: { name: 'Accueil', code: null } });
    expect(second.configuration().university).toBe(central.configuration.university);
    await saved(second, badgeRequest());
    expect(second.outbox.queued()).toBe(1);
  });

  it.each<[string, ErrorCode, string | null]>([
    ['a wrong code', 'station.code-refused', 'WRONG-CODE'],
    ['no code', 'station.not-enrolled', null],
  ])('with %s is refused, and can be tried again with the same key', async (_what, code, wrong) => {
    const { open, options } = bench();
    expect(await openEngine(options({ newcomer: { name: 'Accueil', code: wrong } }))).toEqual({
      ok: false,
      error: code,
    });
    await open();
  });

  it('without a network says so and leaves the profile free for the next try', async () => {
    const { open, options, central } = bench();
    central.failures.push('central.unreachable');
    expect(await openEngine(options())).toEqual({ ok: false, error: 'central.unreachable' });
    await open();
  });

  it('refuses a second engine on the same profile', async () => {
    const { open, options } = bench();
    await open();
    expect(await openEngine(options({ lockWait: 0 }))).toEqual({
      ok: false,
      error: 'station.already-running',
    });
  });
});

describe('the configuration', () => {
  it('is read at the start and every hour, told when it changes, and kept for the next start', async () => {
    const { open, central, clock } = bench();
    const engine = await open();
    await until(() => central.reads === 1);
    const heard: string[] = [];
    engine.onConfiguration(({ place }) => heard.push(place));
    await until(() => clock.next() === hour);
    clock.advance(hour);
    await until(() => central.reads === 2);
    central.configuration = { ...central.configuration, place: 'Bibliothèque' };
    await until(() => clock.next() === hour);
    clock.advance(hour);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['Bibliothèque']);
    await engine.close();
    central.setReachable('down');
    expect((await open()).configuration().place).toBe('Bibliothèque');
  });

  it('of another station is not taken', async () => {
    const { open, central } = bench();
    const engine = await open();
    const own = engine.configuration().station;
    await engine.close();
    central.configuration = { ...central.configuration, station: randomUUID() as StationId };
    const again = await open();
    await until(() => central.reads > 1);
    expect(again.configuration().station).toBe(own);
  });

  it('refused to a revoked station shows, while everything is kept', async () => {
    const { open, central } = bench();
    await (await open()).close();
    central.failures.push('station.revoked');
    const engine = await open();
    await until(() => engine.trouble() !== null);
    expect(engine.trouble()).toBe('station.revoked');
  });
});
