import { Health, paths, visitHeader, type Problem } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import { HttpExchange, type ExchangeOptions, type RawAnswer } from './http-exchange.ts';
import type { NotYet, VisitAccess } from './port.ts';
import { authorization, type Prover } from './proof.ts';
import { Reachability } from './reachability.ts';
import { readJson, type Read } from './read-answer.ts';
import { retryAfter } from '../../shared/wire/retry-after.ts';
import type { ServerClock } from './server-clock.ts';

export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly read: (answer: RawAnswer) => Read<T>;
  readonly visit?: VisitAccess;
  readonly body?: unknown;
  /** Longest time for the whole exchange, in milliseconds. */
  readonly timeout?: number;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; notYet: NotYet };
type Attempt<T> = Outcome<T> & { readonly clockLearned?: boolean };

export interface ProvenHttpOptions extends ExchangeOptions {
  readonly prover: Prover;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
}

const noBytes = new Uint8Array(0);

/** Requests that carry the station's proof, and answers that were checked: a value or a code, never something half believed. */
export class ProvenHttp {
  readonly reachability: Reachability;
  readonly #options: ProvenHttpOptions;
  readonly #exchange: HttpExchange;
  readonly #root: string;

  constructor(options: ProvenHttpOptions) {
    this.#options = options;
    this.#exchange = new HttpExchange(options);
    this.#root = options.address.pathname === '/' ? '' : options.address.pathname;
    this.reachability = new Reachability(() => this.#healthy(), options.clock);
    options.network?.onChange(() => this.reachability.suspect());
  }

  async ask<T>(call: Call<T>): Promise<Result<T, ErrorCode>> {
    const answer = await this.outcome(call);
    return answer.ok ? ok(answer.value) : err(answer.notYet.code);
  }

  /** One request; a second one when the first only failed by this station's clock, which the refusal corrected. */
  async outcome<T>(call: Call<T>): Promise<Outcome<T>> {
    const body = call.body === undefined ? noBytes : Buffer.from(JSON.stringify(call.body), 'utf8');
    const first = await this.#once(call, body);
    return !first.ok && first.clockLearned === true ? this.#once(call, body) : first;
  }

  close(): void {
    this.reachability.close();
    this.#exchange.close();
  }

  async #once<T>(call: Call<T>, body: Uint8Array): Promise<Attempt<T>> {
    const { prover, clock, serverClock } = this.#options;
    const { method } = call;
    const target = `${this.#root}${call.path}`;
    const headers = {
      Accept: 'application/json, application/problem+json, image/jpeg',
      Authorization: authorization(prover, { method, target, body }, serverClock.now()),
      ...(call.visit === undefined ? {} : { [visitHeader]: call.visit.token }),
      ...(body.length === 0 ? {} : { 'Content-Type': 'application/json' }),
    };
    const sent = clock.now();
    const answer = await this.#exchange.send({
      method,
      target,
      headers,
      body,
      timeout: call.timeout ?? 15_000,
    });
    if (answer === null) return this.#failed('central.unreachable', null);
    const wait = retryAfter(answer.header('retry-after'), dateOf(answer) ?? serverClock.now());
    const read = call.read(answer);
    if (read.kind === 'invalid') return this.#failed('central.answer-invalid', wait);
    if (read.kind === 'problem') return this.#problem(read.problem, wait, sent);
    this.reachability.wentThrough();
    return ok(read.value);
  }

  #problem({ code, status, serverTime }: Problem, wait: number | null, sent: number): Attempt<never> {
    const { clock, serverClock } = this.#options;
    if (serverTime !== undefined) serverClock.learn(serverTime, sent, clock.now());
    if (status >= 500) this.reachability.suspect();
    else this.reachability.wentThrough();
    const clockLearned = code === 'station.clock-wrong' && serverTime !== undefined;
    return { ok: false, notYet: { code, retryAfter: wait }, clockLearned };
  }

  #failed(code: ErrorCode, wait: number | null): Attempt<never> {
    this.reachability.suspect();
    return { ok: false, notYet: { code, retryAfter: wait } };
  }

  /** Needs no proof: central's health is for everybody. */
  async #healthy(): Promise<boolean> {
    const { clock, serverClock } = this.#options;
    const sent = clock.now();
    const answer = await this.#exchange.send({
      method: 'GET',
      target: `${this.#root}${paths.health}`,
      headers: { Accept: 'application/json' },
      body: noBytes,
      timeout: 5_000,
    });
    const read = answer === null ? null : readJson(answer, Health);
    if (read?.kind !== 'value') return false;
    serverClock.learn(read.value.serverTime, sent, clock.now());
    return true;
  }
}

/** Central's own time of an answer, to the second; null without one. */
function dateOf(answer: RawAnswer): number | null {
  const date = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(date) ? null : date;
}
