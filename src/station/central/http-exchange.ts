import type { AxiosInstance, AxiosResponse, AxiosStatic } from 'axios';
import { readFileSync } from 'node:fs';
import type { agents } from './agents.ts';
import { realNetwork, type NetworkSwitch } from './network-switch.ts';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with its query, from the root of the host. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly the bytes that are sent; empty: no body. */
  readonly body: Uint8Array;
  /** Longest time for the whole exchange, in milliseconds. */
  readonly timeout: number;
}

/** An answer before anything in it is believed. */
export interface RawAnswer {
  readonly status: number;
  /** Media type in lower case without parameters; empty when there is none. */
  readonly mediaType: string;
  readonly body: Buffer;
  readonly header: (name: string) => string | undefined;
}

export interface ExchangeOptions {
  readonly address: URL;
  readonly caFile?: string | null;
  readonly network?: NetworkSwitch;
  readonly connectTimeout?: number;
  /** What the first request waits for. */
  readonly begin?: Promise<unknown>;
}

/** Largest answer that is read at all, in bytes. */
const largestAnswer = 12 * 1024 * 1024;

/** One request and its raw answer over HTTP; null when no whole answer came. */
export class HttpExchange {
  readonly #address: URL;
  readonly #begin: Promise<unknown>;
  #client: Promise<{ axios: AxiosStatic; client: AxiosInstance }> | undefined;
  readonly #network: NetworkSwitch;
  readonly #connections: { readonly authority: string | null; readonly connectTimeout: number };
  #agents: ReturnType<typeof agents> | undefined;
  readonly #running = new Set<AbortController>();
  #closed = false;

  constructor({
    address,
    caFile = null,
    network = realNetwork,
    connectTimeout = 5_000,
    begin = Promise.resolve(),
  }: ExchangeOptions) {
    this.#address = address;
    this.#begin = begin;
    this.#network = network;
    this.#connections = {
      authority: caFile === null ? null : readFileSync(caFile, 'utf8'), // now: a wrong path shows at the start
      connectTimeout,
    };
    network.onChange((cut) => {
      if (cut) this.#abort();
    });
  }

  async send({ method, target, headers, body, timeout }: Request): Promise<RawAnswer | null> {
    const { axios, client } = await (this.#client ??= this.#load());
    if (this.#network.cut() || this.#closed) return null;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout);
    this.#running.add(abort);
    try {
      const data = body.length === 0 ? {} : { data: Buffer.from(body.buffer, body.byteOffset, body.length) };
      const answer = await client.request<Buffer>({
        method,
        url: target,
        // axios would call an empty body a form, and central takes no forms
        headers: body.length === 0 ? { ...headers, 'Content-Type': false } : headers,
        signal: abort.signal,
        timeout,
        ...data,
      });
      return raw(answer);
    } catch (failed) {
      if (axios.isAxiosError(failed) || axios.isCancel(failed)) return null;
      throw failed;
    } finally {
      clearTimeout(timer);
      this.#running.delete(abort);
    }
  }

  /** Ends what is under way; nothing can be sent after. */
  close(): void {
    this.#closed = true;
    this.#abort();
    this.#agents?.httpAgent.destroy();
    this.#agents?.httpsAgent.destroy();
  }

  /** With the first request: axios and TLS are half of all that a station loads, and a screen that starts does not wait for them. */
  async #load(): Promise<{ axios: AxiosStatic; client: AxiosInstance }> {
    await this.#begin;
    const [{ default: axios }, { agents }] = await Promise.all([import('axios'), import('./agents.ts')]);
    this.#agents = agents(this.#connections);
    const client = axios.create({
      baseURL: this.#address.origin,
      ...this.#agents,
      adapter: 'http',
      proxy: false,
      maxRedirects: 0,
      responseType: 'arraybuffer',
      maxContentLength: largestAnswer,
      maxBodyLength: 64 * 1024 * 1024,
      validateStatus: () => true,
      transformRequest: (body: unknown) => body,
      headers: { 'Accept-Encoding': 'identity' },
    });
    return { axios, client };
  }

  #abort(): void {
    for (const abort of this.#running) abort.abort();
  }
}

function raw(answer: AxiosResponse<Buffer>): RawAnswer {
  const header = (name: string): string | undefined => {
    const value: unknown = answer.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const mediaType = (header('content-type')?.split(';')[0] ?? '').trim().toLowerCase();
  return { status: answer.status, mediaType, body: Buffer.from(answer.data), header };
}
