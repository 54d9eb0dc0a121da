import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, until } from '../../station/engine-kit.ts';
import { openEngine } from '../../station/engine.ts';
import type { SaveStep } from '../../station/queue/outbox.ts';
import { readDesfire, wanted } from '../card-protocols/inspect.ts';
import { describeFault, type Fault } from '../virtual-card/field/faults.ts';
import { atBench, blank, printed, profile, rulesFor, uidOf } from './at-bench.ts';

const bytesOf = (card: ReturnType<typeof blank>, number: number): Promise<unknown> =>
  readDesfire(card, uidOf(number), profile, 'ev2').catch(() => null);

/** How many APDUs one badge takes at the bench. */
async function apdus(): Promise<number> {
  const { terminal, identify, stage } = await atBench();
  await identify(1);
  const stay = terminal.insert(blank(1));
  await stage('done');
  return stay.received.length;
}

describe('a card that leaves at every single APDU of the bench', () => {
  it(
    'is encoded at central only with its bytes, listed when it may hold a part, and completed',
    { timeout: 240_000 },
    async () => {
      const count = await apdus();
      expect(count).toBeGreaterThan(20);
      const faults = Array.from({ length: count }, (_, index) => index + 1).flatMap((at) =>
        (['before', 'after'] as const).map((moment): Fault => ({ kind: 'leave', at, moment })),
      );
      const bench = await atBench({ badges: faults.length });
      const { central, terminal, identify, stage, screen, sent } = bench;
      let listed = 0;
      for (const [index, fault] of faults.entries()) {
        const name = describeFault(fault);
        const number = index + 1;
        const card = blank(number);
        const fresh = card.applicationIds().length;
        bench.act({ act: 'touch' });
        await identify(number);
        terminal.insert(card, [fault]);
        await stage('problem');
        await sent();
        expect([name, central.office.badges.get(printed(number).badge)?.state]).toEqual([name, 'printed']);
        const touched = card.applicationIds().length !== fresh;
        const entries = screen().unfinished.filter(({ uid }) => uid === uidOf(number));
        if (touched) expect([name, entries.length]).toEqual([name, 1]);
        expect([name, screen().problem?.touched]).toEqual([name, entries.length === 1]);
        listed += entries.length;
        terminal.insert(card);
        await stage('done');
        await sent();
        expect([name, central.office.badges.get(printed(number).badge)?.uid]).toEqual([name, uidOf(number)]);
        expect([name, await bytesOf(card, number)]).toEqual([name, wanted(profile, uidOf(number))]);
        expect([name, screen().unfinished]).toEqual([name, []]);
        terminal.remove();
      }
      expect(listed).toBeGreaterThan(20);
      expect(screen().run).toMatchObject({ done: faults.length, failed: faults.length });
    },
  );
});

const steps: readonly (readonly [SaveStep, number])[] = (['leave', 'activate'] as const).flatMap((_, round) =>
  (['begun', 'chained', 'command', 'attachments', 'queued', 'audited'] as const).map(
    (step) => [step, round + 1] as const,
  ),
);

describe('a station killed at every step of the save, for the first and the second command', () => {
  it.each([...steps, ['committed', 1] as const])(
    'at "%s" of command %s: all of it or nothing, and a second pass completes it',
    async (cut, which) => {
      const image = join(temporaryFolder(), 'image');
      let armed = false;
      let seen = 0;
      const setting: { profile?: string } = {};
      const step = (reached: SaveStep): void => {
        if (!armed || reached !== cut) return;
        seen += 1;
        // The disk as it is at this very moment: the files are copied under the running process.
        if (seen === which) cpSync(setting.profile ?? '', image, { recursive: true });
      };
      const first = await atBench({ rules: rulesFor(profile, 'activate'), engine: { step } });
      setting.profile = first.profile;
      await first.identify(1);
      armed = true;
      first.central.fault = async () => ({ ok: false, notYet: { code: 'central.error', retryAfter: null } });
      const card = blank(1);
      first.terminal.insert(card);
      await first.stage('done');
      expect(seen).toBeGreaterThanOrEqual(which);
      first.runner.close();
      await first.engine.close();
      first.central.fault = null;

      const there = cut === 'committed';
      const before = await openEngine(first.options({ profile: image, connect: offline(first) }));
      if (!before.ok) throw new Error(before.error);
      expect(before.value.outbox.queued()).toBe(there ? 2 : 0);
      expect(before.value.desk.ledger()).toMatchObject({
        run: { done: there ? 1 : 0, failed: 0 },
        unfinished: there ? [] : [{ uid: uidOf(1), badge: printed(1).badge }],
      });
      expect(before.value.audit.firstBroken()).toBeNull();
      await before.value.close();
      first.central.setReachable('ok');
      expect(first.central.office.badges.get(printed(1).badge)?.state).toBe('printed');

      const again = await atBench({ place: { ...first, open: () => first.open({ profile: image }) } });
      if (!there) {
        await again.identify(1);
        again.terminal.insert(card);
        await again.stage('done');
      }
      await until(() => again.view().queued === 0);
      expect(first.central.office.badges.get(printed(1).badge)).toMatchObject({
        state: 'active',
        uid: uidOf(1),
      });
      expect(await bytesOf(card, 1)).toEqual(wanted(profile, uidOf(1)));
      expect(again.screen().unfinished).toEqual([]);
      expect(first.central.applied.map(({ sequence }) => sequence)).toEqual([1, 2]);
    },
  );
});

/** The same central, which this station cannot reach. */
const offline =
  ({
    central,
  }: Awaited<ReturnType<typeof atBench>>): Awaited<ReturnType<typeof atBench>>['central']['connect'] =>
  (parts) => {
    central.setReachable('down');
    return central.connect(parts);
  };
