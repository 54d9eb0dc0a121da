import { expect, test } from 'vitest';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import { memoryCard } from '../card/memory-card.ts';
import { createMemoryTerminal } from '../card/memory-terminal.ts';
import { officeBadge } from '../office/testing/badges.ts';
import { configuration } from '../visit/testing/configuration.ts';
import { openHouse } from '../visit/testing/house.ts';
import { sha, testAccount, uid } from '../visit/testing/people.ts';
import type { Job } from './desk-port.ts';
import { encodingRules } from './rules.ts';
import { noDesk } from './testing/no-desk.ts';

const rules = {
  profiles: {
    student: { kind: 'uid-only', id: 'uid-only', version: 1 },
    staff: { kind: 'uid-only', id: 'uid-only', version: 1 },
  },
  afterwards: 'leave',
} as const;

/** The bench with a desk that remembers its jobs and has every card encoded. */
async function atBench(encoding: unknown = rules) {
  const terminal = createMemoryTerminal({ readers: ['one', 'two'] });
  const jobs: Job[] = [];
  const logged: unknown[] = [];
  const house = openHouse(testAccount({ roles: ['card-office'] }), {
    terminal,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (line: unknown) => void logged.push(line),
    } as never,
  });
  Object.assign(house.engine, {
    configuration: () => ({ ...configuration, encoding }),
    desk: {
      ...noDesk,
      work: async (_card: unknown, job: Job) => {
        jobs.push(job);
        return { ok: true, uid: uid('04A1B2C3D4E580'), commands: [] };
      },
    },
  });
  house.central.badges.add(
    officeBadge(1, { state: 'printed', uid: null, photo: sha('e') }),
    officeBadge(2, { state: 'printed', uid: null, photo: sha('f') }),
  );
  for (const letter of ['e', 'f'])
    house.central.badges.pictures.set(sha(letter), Buffer.from(`picture ${letter}`));
  await house.signIn();
  house.runner.act({ act: 'open-bench' });
  const screen = (): BenchScreen => {
    const now = house.runner.view().screen;
    if (now.name !== 'bench') throw new Error(`on ${now.name}`);
    return now;
  };
  const scan = async (number: number) => {
    const { badge } = officeBadge(number);
    house.scanner.scan(badge);
    await house.until(({ screen: now }) => now.name === 'bench' && now.badge?.badge === badge);
  };
  const stage = (wanted: BenchScreen['stage']) =>
    house.until(({ screen: now }) => now.name === 'bench' && now.stage === wanted);
  return { ...house, terminal, jobs, logged, screen, scan, stage };
}

test('two cards at once are worked on by nobody; the one that stays is', async () => {
  const { terminal, scan, stage, screen, jobs, settle } = await atBench();
  terminal.insert(memoryCard({ uid: '04A1B2C3D4E580' }), 'one');
  terminal.insert(memoryCard({ uid: '04A1B2C3D4E581' }), 'two');
  await scan(1);
  expect(screen()).toMatchObject({ stage: 'problem', problem: { code: 'card.several', help: 'one-card' } });
  await settle();
  expect(jobs).toEqual([]);
  terminal.remove('two');
  await stage('done');
  expect(jobs).toHaveLength(1);
});

test('a card that says nothing is said, and forgotten with it', async () => {
  const { terminal, scan, stage, screen, jobs } = await atBench();
  await scan(1);
  terminal.insert(memoryCard({ uid: '04A1B2C3D4E580', mute: true }), 'one');
  await stage('problem');
  expect(screen().problem).toMatchObject({ code: 'card.unreadable', help: 'put-back' });
  terminal.remove('one');
  expect(screen()).toMatchObject({ stage: 'tap', problem: null });
  expect(jobs).toEqual([]);
});

test('codes count at the bench and the look-up only', async () => {
  const { runner, scanner, settle, central, screen } = await atBench();
  runner.act({ act: 'back' });
  const asked = central.calls.filter((call) => call === 'office-search').length;
  scanner.scan('22000001');
  expect(runner.act({ act: 'scan', code: '22000001' })).toEqual({
    ok: false,
    error: 'visit.act-not-allowed',
  });
  await settle();
  expect(central.calls.filter((call) => call === 'office-search')).toHaveLength(asked);
  runner.act({ act: 'open-bench' });
  scanner.unplug();
  expect(screen().scanner).toBe('none');
});

test('pictures of holders who are on screen, and of nobody else', async () => {
  const { runner, scan, screen } = await atBench();
  expect(await runner.officeImage(sha('e'))).toEqual({ ok: false, error: 'visit.act-not-allowed' });
  await scan(1);
  expect(screen().badge?.photo).toBe(sha('e'));
  const picture = await runner.officeImage(sha('e'));
  expect(picture.ok && picture.value.toString()).toBe('picture e');
  expect((await runner.officeImage(sha('f'))).ok).toBe(false);
  runner.act({ act: 'leave' });
  expect((await runner.officeImage(sha('e'))).ok).toBe(false);
});

test('rules that this program does not understand are refused with a line in the log, and the bench says so', async () => {
  const { scan, screen, logged, terminal, jobs } = await atBench({ ...rules, afterwards: 'shred' });
  expect(logged).toMatchObject([{ why: [expect.stringContaining('afterwards')] }]);
  terminal.insert(memoryCard({ uid: '04A1B2C3D4E580' }), 'one');
  await scan(1);
  expect(screen().problem).toMatchObject({ code: 'bench.no-profile', help: 'call' });
  expect(jobs).toEqual([]);
  const said: unknown[] = [];
  const log = { error: (line: unknown) => void said.push(line) };
  expect(encodingRules({}, log)).toBeNull();
  expect(encodingRules({ encoding: rules }, log)).toEqual(rules);
  expect(said).toEqual([]);
});
