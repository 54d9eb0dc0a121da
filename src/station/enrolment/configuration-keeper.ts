import type { Configuration } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Audit } from '../audit/audit.ts';
import type { Central } from '../central/port.ts';
import type { ServerClock } from '../central/server-clock.ts';
import { instant, type Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { Log } from '../log.ts';
import { sha256 } from '../queue/freeze.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { offsetSetting, storeConfiguration } from './stored-configuration.ts';

interface Parts {
  readonly store: Store;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly central: Pick<Central, 'configuration' | 'onReachable'>;
  readonly serverClock: ServerClock;
  readonly clock: Clock;
  readonly log: Log;
}

const hour = 3_600_000;

/** What central last said that this station should know. Read anew every hour, and as soon as central can be reached after an outage. */
export class ConfigurationKeeper {
  readonly #parts: Parts;
  readonly #changed = new Listeners<[Configuration]>();
  #current: Configuration;
  readonly #troubled = new Listeners<[ErrorCode | null]>();
  #trouble: ErrorCode | null = null;
  #refreshing: Promise<Result<Configuration, ErrorCode>> | null = null;
  #refreshedAt: number | null = null;
  #cancel: () => void = () => undefined;
  #forget: () => void = () => undefined;
  #stopped = false;

  constructor(parts: Parts, stored: Configuration) {
    this.#parts = parts;
    this.#current = stored;
  }

  current(): Configuration {
    return this.#current;
  }

  /** Why central gives this station none; null when it does, or cannot be asked. */
  trouble(): ErrorCode | null {
    return this.#trouble;
  }

  onChange(listener: (configuration: Configuration) => void): () => void {
    return this.#changed.add(listener);
  }

  onTrouble(listener: (trouble: ErrorCode | null) => void): () => void {
    return this.#troubled.add(listener);
  }

  start(): void {
    this.#forget = this.#parts.central.onReachable((reachable) => {
      const { clock } = this.#parts;
      const stale = this.#refreshedAt === null || clock.now() - this.#refreshedAt > hour;
      if (reachable === 'ok' && stale) void this.refresh();
    });
    void this.refresh();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    this.#cancel();
    await this.#refreshing;
  }

  /** Asks now; several at once are one request. */
  async refresh(): Promise<Result<Configuration, ErrorCode>> {
    // Asked in the next turn: the answer may make central reachable, which asks again.
    this.#refreshing ??= Promise.resolve()
      .then(() => this.#refresh())
      .finally(() => {
        this.#refreshing = null;
        this.#cancel();
        if (!this.#stopped) this.#cancel = this.#parts.clock.after(hour, () => void this.refresh());
      });
    return this.#refreshing;
  }

  async #refresh(): Promise<Result<Configuration, ErrorCode>> {
    const { central, clock, log } = this.#parts;
    const answer = await central.configuration();
    if (!answer.ok) {
      if (answer.error.startsWith('station.')) this.#setTrouble(answer.error);
      log.warn({ code: answer.error }, 'central gave no configuration; the stored one stays in force');
      return answer;
    }
    if (answer.value.station !== this.#current.station) {
      log.error({ station: answer.value.station }, 'central sent the configuration of another station');
      return err('central.answer-invalid');
    }
    this.#setTrouble(null);
    this.#refreshedAt = clock.now();
    return this.#take(answer.value);
  }

  #setTrouble(trouble: ErrorCode | null): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#troubled.tell(trouble);
  }

  #take(configuration: Configuration): Result<Configuration, ErrorCode> {
    const { store, settings, audit, clock, serverClock } = this.#parts;
    const at = instant(clock.now());
    const print = fingerprint(configuration);
    const changed = print !== fingerprint(this.#current);
    const written = store.write(() => {
      settings.put(offsetSetting, String(serverClock.offset()), at);
      if (!changed) return;
      storeConfiguration(settings, configuration, at);
      audit.append({ event: 'configuration-changed', sha256: sha256(print) }, at);
    });
    if (!written.ok) return written;
    this.#current = configuration;
    if (changed) this.#changed.tell(configuration);
    return ok(configuration);
  }
}

/** All of a configuration but the time of the answer. */
const fingerprint = (configuration: Configuration): string =>
  JSON.stringify({ ...configuration, serverTime: null });
