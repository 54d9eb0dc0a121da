// What unit tests of the visit stand on: every port in memory, and time that moves by hand.
import type { Screen, View } from '../../../shared/contract/station.ts';
import type { Account } from '../../../shared/domain/account.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { ok } from '../../../shared/domain/result.ts';
import { photoProfiles } from '../../../shared/quality/profiles.ts';
import type { AuditEvent } from '../../audit/event.ts';
import { noDesk } from '../../bench/testing/no-desk.ts';
import { createMemoryTerminal } from '../../card/memory-terminal.ts';
import { Listeners } from '../../listeners.ts';
import { silentLog } from '../../log.ts';
import { ManualClock } from '../../manual-clock.ts';
import type { PhotoDesk, TakenIn } from '../../photo/intake.ts';
import { createMemoryScanner } from '../../scanner/memory-scanner.ts';
import { noSticks } from '../../upload/stick/finder.ts';
import { freshIds } from '../fresh.ts';
import type { Engine, Ports } from '../ports.ts';
import { fixedLimits, type Rules } from '../rules.ts';
import { Runner } from '../runner.ts';
import { configuration } from './configuration.ts';
import { FakeCentral } from './fake-central.ts';
import { FakeEnt } from './fake-ent.ts';
import { sha, testAccount, texts } from './people.ts';

export const testRules: Rules = {
  limits: {
    ...fixedLimits,
    ...{ warnAfter: 45_000, wipeAfter: 60_000, entTimeout: 120_000, entCap: 300_000 },
    office: { warnAfter: 240_000, wipeAfter: 300_000 },
  },
  defaults: { language: 'fr', display: { textSize: 'normal', theme: 'light', voice: false } },
  photoProfile: photoProfiles.default,
  encoding: null,
  university: { name: '', place: '' },
  ent: { pages: null, hosts: [] },
  texts: [],
};

export const fakePhoto = (): TakenIn => ({
  identity: { jpeg: Buffer.from('Zébulon face'), sha256: sha('d') },
  directory: { jpeg: Buffer.from('Zébulon small face'), sha256: sha('c') },
});

/** A desk that takes every photo and brings in every file. */
const fakeDesk: PhotoDesk = {
  takeIn: async () => ok(fakePhoto()),
  bringIn: async () => ok({ jpeg: Buffer.from('Zébulon brought'), width: 1200, height: 1600 }),
  thumbnail: async () => ok(Buffer.from('Zébulon thumbnail')),
  warm: () => undefined,
  forget: () => undefined,
};

type Change = Partial<Omit<Ports, 'photos'>> & { readonly photos?: Partial<PhotoDesk> };

/** A station on parts in memory, in order and on its welcome screen as soon as its promises have run. */
export function openHouse(account: Account = testAccount(), { photos, ...change }: Change = {}) {
  const clock = new ManualClock();
  const central = new FakeCentral(account, clock);
  const ent = new FakeEnt();
  const terminal = createMemoryTerminal();
  const scanner = createMemoryScanner();
  const flags: boolean[] = [];
  const troubles = new Listeners<[ErrorCode | null]>();
  const recorded: AuditEvent[] = [];
  const engine: Engine = {
    central: central.central,
    outbox: central,
    desk: noDesk,
    configuration: () => configuration,
    onConfiguration: () => () => undefined,
    centralNow: () => clock.now() + central.ahead,
    onTrouble: (listener) => troubles.add(listener),
    record: (event) => void recorded.push(event),
  };
  const runner = new Runner(
    {
      clock: Object.assign(clock, { settle: () => undefined }),
      terminal,
      scanner,
      ent,
      putInOrder: async () => ok(engine),
      photos: { ...fakeDesk, ...photos },
      sticks: noSticks,
      texts,
      flag: { wasUp: false, set: (up) => void flags.push(up) },
      fresh: freshIds,
      log: silentLog,
      ...change,
    },
    testRules,
  );
  runner.start();

  /** Waits until the view says so. The limit is for a machine under heavy load. */
  const until = async (holds: (view: View) => boolean): Promise<View> => {
    const end = performance.now() + 20_000;
    while (!holds(runner.view())) {
      if (performance.now() > end)
        throw new Error(`the view never came: ${JSON.stringify(runner.view().screen)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return runner.view();
  };
  const on = async <N extends Screen['name']>(name: N): Promise<Extract<Screen, { name: N }>> => {
    const view = await until(({ screen }) => screen.name === name);
    return view.screen as Extract<Screen, { name: N }>;
  };
  const atEnt = async () => {
    await on('welcome');
    runner.act({ act: 'sign-in' });
    await until(({ screen }) => screen.name === 'sign-in' && screen.stage === 'ent');
  };
  const signIn = async () => {
    await atEnt();
    ent.end(ok({ outcome: 'ticket', ticket: 'ST-secret', state: central.oneTime }));
    await on('account');
  };
  /** Lets every promise that can go on go on. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    ...{ runner, clock, central, ent, terminal, scanner, flags, troubles, recorded, engine },
    ...{ until, on, atEnt, signIn, settle },
  };
}
