import type { Configuration } from '../shared/contract/central.ts';
import type { ErrorCode } from '../shared/domain/errors.ts';
import { err, ok, type Result } from '../shared/domain/result.ts';
import { StationDesk } from './bench/desk.ts';
import type { BenchDesk } from './bench/desk-port.ts';
import { RunTable } from './bench/run.ts';
import { Audit } from './audit/audit.ts';
import type { AuditEvent } from './audit/event.ts';
import type { Central } from './central/port.ts';
import type { Prover } from './central/proof.ts';
import { ServerClock } from './central/server-clock.ts';
import type { Connect } from './central/station-central.ts';
import { instant, steadyClock, type Clock } from './clock.ts';
import { EncodingJournal } from './encoding/journal.ts';
import { OfflineKeys } from './encoding/offline-keys/offline-keys.ts';
import { ConfigurationKeeper } from './enrolment/configuration-keeper.ts';
import { enrol, type Newcomer } from './enrolment/enrol.ts';
import { configurationSetting, offsetSetting, storedEnrolment } from './enrolment/stored-configuration.ts';
import type { KeyWrap } from './keys/key-wrap.ts';
import { openKeys } from './keys/open-keys.ts';
import type { Log } from './log.ts';
import { ceiling } from './queue/back-off.ts';
import { StationOutbox, type SaveStep } from './queue/outbox.ts';
import type { Outbox } from './queue/port.ts';
import { Quarantine } from './queue/quarantine.ts';
import { QueueTable } from './queue/queue-table.ts';
import { Sealer } from './queue/seal-attachment.ts';
import { Sender } from './queue/sender.ts';
import { Settlements } from './queue/settlements.ts';
import { Settings } from './store/settings.ts';
import { openStore, type Store } from './store/store.ts';

export interface EngineOptions {
  /** Folder of the profile; made when it is not there. */
  readonly profile: string;
  readonly connect: Connect;
  readonly keyWrap: KeyWrap;
  /** Used at the first start only. */
  readonly newcomer: Newcomer;
  readonly log: Log;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** How long to wait for another process that is just closing this profile, in milliseconds. */
  readonly lockWait?: number;
  /** Called at each step of a save; tests cut the power there. */
  readonly step?: (step: SaveStep) => void;
}

/** The station without its screen: what is saved, and its way to central. */
export interface Engine {
  readonly outbox: Outbox;
  readonly central: Central;
  /** The encoding bench. */
  readonly desk: BenchDesk;
  readonly quarantine: Quarantine;
  readonly audit: Audit;
  configuration(): Configuration;
  onConfiguration(listener: (configuration: Configuration) => void): () => void;
  /** Central's clock minus the station's, in milliseconds. */
  clockOffset(): number;
  /** Central's clock now, as far as it is known, in milliseconds. */
  centralNow(): number;
  /** Writes a line into the chained record. A line that the disk does not take is told in the log. */
  record(event: AuditEvent): void;
  /** Why nothing leaves the station although central is there (revoked, wrong clock, disk full); null when all is well. */
  trouble(): ErrorCode | null;
  /** Hears of trouble as soon as it is known, and of its end. */
  onTrouble(listener: (trouble: ErrorCode | null) => void): () => void;
  /** Ends what is under way and lets go of the profile. */
  close(): Promise<void>;
}

/** Opens the profile, enrols if this is the first start, and sends what the last run left. Starts without a network once enrolled. */
export async function openEngine(options: EngineOptions): Promise<Result<Engine, ErrorCode>> {
  const clock = options.clock ?? steadyClock();
  const { lockWait } = options;
  const openedAt = instant(clock.now());
  const store = openStore({
    directory: options.profile,
    openedAt,
    ...(lockWait === undefined ? {} : { lockWait }),
  });
  if (!store.ok) return store;
  const erased = store.value.erasePurged(); // the last run may have ended between a purge and its erasure
  const engine = erased.ok ? await start(store.value, clock, options) : erased;
  if (!engine.ok) store.value.close();
  return engine;
}

async function start(store: Store, clock: Clock, options: EngineOptions): Promise<Result<Engine, ErrorCode>> {
  const { log, connect, newcomer, random } = options;
  const keys = await openKeys({ store, wrap: options.keyWrap, clock, log });
  if (!keys.ok) return keys;
  const { vault, signer } = keys.value;
  const settings = new Settings(store, vault);
  const audit = new Audit(store);
  if (settings.isDamaged(configurationSetting)) {
    log.error({ setting: configurationSetting }, 'a record of the station does not open');
    return err('station.store-damaged');
  }
  // Central says what time it is with its first answer.
  const offset = settings.isDamaged(offsetSetting) ? null : settings.read(offsetSetting);
  const serverClock = new ServerClock(clock, Number(offset ?? 0));
  const enrolled = storedEnrolment(settings);
  const prover: Prover = { signer, station: enrolled?.station ?? null };
  const central = connect({ prover, clock, serverClock });
  const known = await firstConfiguration();
  if (!known.ok) {
    central.close();
    return known;
  }
  prover.station = known.value.station;

  async function firstConfiguration(): Promise<Result<Configuration, ErrorCode>> {
    if (enrolled === null) return enrol({ store, settings, audit, central, signer, clock }, newcomer);
    // An older program's configuration may not be readable by this one: then central has to give it anew.
    return enrolled.configuration === null ? central.configuration() : ok(enrolled.configuration);
  }

  const keeper = new ConfigurationKeeper(
    { store, settings, audit, central, serverClock, clock, log },
    known.value,
  );
  const configuration = (): Configuration => keeper.current();
  const table = new QueueTable(store);
  // A wait was written down as a time: with the machine's clock set back since, it could last for years.
  const bounded = store.write(() => table.atMost(clock.now() + ceiling));
  if (!bounded.ok) log.warn({ code: bounded.error }, 'the waits of the queue were not bounded');
  const settlements = new Settlements(table, clock);
  const sender = new Sender({
    ...{ store, table, audit, vault, central, settlements, configuration, clock, log },
    refreshConfiguration: () => keeper.refresh(),
    ...(random === undefined ? {} : { random }),
  });
  const sealer = new Sealer();
  const warm = (): void => sealer.warm(configuration().sealingKeys);
  const outbox = new StationOutbox({
    ...{ store, table, audit, keys: keys.value, clock, settlements, sealer, configuration },
    clockOffset: () => serverClock.offset(),
    // In a turn of its own: whoever saved hears of it first, then the disk is busy again.
    saved: () =>
      void setImmediate(() => {
        sender.pump();
        warm();
      }),
    ...(options.step === undefined ? {} : { step: options.step }),
  });
  const requeued = (): void => {
    outbox.tellQueued();
    sender.pump();
  };
  const quarantine = new Quarantine({ store, table, audit, vault, clock, requeued });
  const refused = quarantine.retryAll();
  if (refused > 0) log.warn({ refused }, 'commands that central refused are kept in quarantine');
  const offline = new OfflineKeys({ store, vault, clock, log, centralNow: () => serverClock.now() });
  const desk = new StationDesk({
    ...{ outbox, central, clock, log, offline },
    journal: new EncodingJournal({
      ...{ store, vault, clock },
      onUnreadable: ({ id: entry, state, step }) => {
        audit.append({ event: 'encoding-quarantined', entry, state }, instant(clock.now()));
        log.error({ entry, state, step }, 'a row of the encoding journal does not open: it is in quarantine');
      },
    }),
    run: new RunTable(store),
    refreshConfiguration: () => keeper.refresh(),
  });
  sender.start();
  keeper.start();
  keeper.onChange(warm);
  void keeper.refresh().finally(warm); // the one that `start` began: until central has answered, the machine has a screen to show
  return ok({
    outbox,
    central,
    desk,
    audit,
    quarantine,
    configuration,
    onConfiguration: (listener) => keeper.onChange(listener),
    clockOffset: () => serverClock.offset(),
    centralNow: () => serverClock.now(),
    record: (event) => {
      const written = store.write(() => audit.append(event, instant(clock.now())));
      if (!written.ok) log.error({ ...event, code: written.error }, 'a line of the record was not written');
    },
    trouble: () => sender.trouble() ?? keeper.trouble(),
    onTrouble: (listener) => {
      const stops = [sender.onTrouble(listener), keeper.onTrouble(listener)];
      return () => stops.forEach((stop) => stop());
    },
    close: async () => {
      offline.stop();
      central.close();
      await Promise.all([sender.stop(), keeper.stop()]);
      store.close();
    },
  });
}
