// A station with everything real but the screen and the reader: its engine, central over HTTP, the demo's CAS.
import { join } from 'node:path';
import { startCentral, type CentralOptions } from '../../src/central/central.ts';
import { initKeys } from '../../src/central/keys/files.ts';
import { startDemoCas } from '../../src/demo/cas/server.ts';
import { CasVisitor } from '../../src/demo/cas-visitor.ts';
import type { DemoResident } from '../../src/demo/people.ts';
import { temporaryPlace } from '../../src/demo/place.ts';
import { addResident, asCasPeople } from '../../src/demo/seed/seed.ts';
import { Settings } from '../../src/shared/contract/settings.ts';
import type { View } from '../../src/shared/contract/station.ts';
import { ok } from '../../src/shared/domain/result.ts';
import { createMemoryTerminal } from '../../src/station/card/memory-terminal.ts';
import { connectHttp } from '../../src/station/central/http-central.ts';
import { DockNetwork } from '../../src/station/central/network-switch.ts';
import { steadyClock } from '../../src/station/clock.ts';
import { loadImageRightsTexts } from '../../src/station/consent/texts.ts';
import { openEngine, type Engine } from '../../src/station/engine.ts';
import { orderKeeper } from '../../src/station/health/order.ts';
import { insecureKeyWrap } from '../../src/station/keys/insecure-key-wrap.ts';
import { silentLog } from '../../src/station/log.ts';
import { WorkerIntake } from '../../src/station/photo/worker-intake.ts';
import { noScanner } from '../../src/station/scanner/memory-scanner.ts';
import { noSticks } from '../../src/station/upload/stick/finder.ts';
import { freshIds } from '../../src/station/visit/fresh.ts';
import { openFlag } from '../../src/station/visit/open-flag.ts';
import type { EntView } from '../../src/station/visit/ports.ts';
import { rulesOf } from '../../src/station/visit/rules.ts';
import { Runner } from '../../src/station/visit/runner.ts';

const publicUrl = 'https://badges.univ.test';
const resources = join(import.meta.dirname, '../../resources');

/** Central, an ENT and one resident, and a place for one station. */
export async function startTown(resident: DemoResident, more: Partial<CentralOptions> = {}) {
  const place = temporaryPlace('trombine-screenless-');
  const ent = await startDemoCas({ people: asCasPeople([resident]), services: [`${publicUrl}/`] });
  await initKeys(place.file('central-keys'), place.file('recovery.json'));
  const central = await startCentral({
    listen: { host: '127.0.0.1', port: 0 },
    publicUrl,
    university: 'Université de Démonstration',
    database: place.file('central.sqlite'),
    keys: place.file('central-keys'),
    ent: {
      prefixUrl: ent.url,
      pages: { password: ent.pages.change, firstLogin: null, security: null },
      hosts: [],
    },
    resources,
    log: { level: 'silent' },
    ...more,
  });
  const person = await addResident(central.admin, resident);
  const { code } = await central.admin.issueEnrolmentCode('Accueil');
  return {
    ...{ central, person, code, place, ent },
    /** Central's database. */
    database: place.file('central.sqlite'),
    async stop() {
      await central.close();
      await ent.stop();
      place.remove();
    },
  };
}
export type Town = Awaited<ReturnType<typeof startTown>>;

/** The isolated view, played by a person who types at the CAS server. */
function typist(cas: string, { login, password }: DemoResident): EntView {
  return {
    async open({ service }) {
      if (service === null) return ok({ outcome: 'closed' });
      const ticket = await new CasVisitor(cas).ticket(service.url, login, password);
      if (ticket === undefined) return ok({ outcome: 'failed', code: 'ent.ticket-refused' });
      return ok({ outcome: 'ticket', ticket, state: service.state });
    },
    close: async () => undefined,
    onMoved: () => () => undefined,
  };
}

/** Starts the station of a town, on the profile that it had before if it had one. */
export function startStation(town: Town, resident: DemoResident) {
  const network = new DockNetwork();
  const terminal = createMemoryTerminal();
  const profile = town.place.file('station');
  const texts = loadImageRightsTexts(join(resources, 'image-rights'));
  if (!texts.ok) throw new Error(texts.error);
  const settings = Settings.parse({ profile, central: { url: town.central.url }, stationName: 'Accueil' });
  let engine: Engine | undefined;
  const runner = new Runner(
    {
      clock: steadyClock(),
      terminal,
      scanner: noScanner(),
      ent: typist(town.ent.url, resident),
      putInOrder: orderKeeper(async () => {
        const opened = await openEngine({
          profile,
          connect: connectHttp({ address: new URL(town.central.url), network }),
          keyWrap: insecureKeyWrap(join(profile, 'insecure-wrap-key'), silentLog),
          newcomer: { name: 'Accueil', code: town.code },
          log: silentLog,
        });
        if (opened.ok) engine = opened.value;
        return opened;
      }),
      photos: new WorkerIntake(new URL('../../src/station/photo/worker.ts', import.meta.url), silentLog),
      sticks: noSticks,
      texts: texts.value,
      flag: openFlag(profile),
      fresh: freshIds,
      log: silentLog,
    },
    rulesOf(settings),
  );
  /** Waits for a view; fails with the one that is there. */
  const until = (holds: (view: View) => boolean): Promise<View> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`never came: ${JSON.stringify(runner.view().screen)}`)),
        60_000,
      );
      const look = (view: View): void => {
        if (!holds(view)) return;
        clearTimeout(late);
        stop();
        resolve(view);
      };
      const stop = runner.onView(look);
      look(runner.view());
    });
  runner.start();
  return {
    ...{ runner, terminal, network, until },
    /** The process is gone; what it had in memory is lost. */
    async stop() {
      runner.close();
      await engine?.close();
    },
  };
}
