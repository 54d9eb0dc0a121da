import type { ErrorCode } from '../domain/errors.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Channel } from './channel.ts';
import type { CallName, Contract, EventName, EventOf, InputOf, OutputOf, ParsedInputOf } from './contract.ts';
import { parseFrame, type Frame } from './frames.ts';

export type Handlers<C extends Contract> = {
  [N in CallName<C>]: (input: ParsedInputOf<C, N>) => Promise<Result<OutputOf<C, N>, ErrorCode>>;
};

/** The answering end: checks every input against the contract, answers a code and never a stack. */
export interface Server<C extends Contract> {
  emit<N extends EventName<C>>(name: N, value: EventOf<C, N>): void;
}
/** The asking end: checks every answer and event against the contract. */
export interface Client<C extends Contract> {
  call<N extends CallName<C>>(name: N, input: InputOf<C, N>): Promise<Result<OutputOf<C, N>, ErrorCode>>;
  on<N extends EventName<C>>(name: N, listener: (value: EventOf<C, N>) => void): () => void;
}

/** A channel shared by several contracts, each with a name. Create it once per channel. */
export class Wire {
  readonly #channel: Channel;
  readonly #takers = new Map<string, (frame: Frame) => void>();
  readonly #closers = new Set<() => void>();
  #closed = false;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onFrame((text) => {
      const frame = parseFrame(text);
      if (frame !== undefined) this.#takers.get(`${frame.contract}:${side(frame)}`)?.(frame);
    });
    channel.onClose(() => {
      this.#closed = true;
      for (const close of this.#closers) close();
    });
  }

  onClose(listener: () => void): void {
    if (this.#closed) listener();
    else this.#closers.add(listener);
  }

  /** Answers the calls of a contract. `onBug` hears of exceptions; the caller hears `visit.input-invalid` or `central.error`. */
  serve<const C extends Contract>(
    name: string,
    contract: C,
    handlers: Handlers<C>,
    onBug: (bug: unknown) => void,
  ): Server<C> {
    const answer = async (frame: Extract<Frame, { kind: 'call' }>): Promise<void> => {
      const refuse = (code: ErrorCode): void =>
        this.#send({ kind: 'refusal', contract: name, id: frame.id, code });
      const shape = Object.hasOwn(contract.calls, frame.name) ? contract.calls[frame.name] : undefined;
      const input = shape?.input.safeParse(frame.input);
      if (input === undefined || !input.success) return refuse('visit.input-invalid');
      const handler = handlers[frame.name as CallName<C>] as (
        input: unknown,
      ) => Promise<Result<unknown, ErrorCode>>;
      try {
        const result = await handler(input.data);
        if (result.ok) this.#send({ kind: 'answer', contract: name, id: frame.id, value: result.value });
        else refuse(result.error);
      } catch (bug) {
        onBug(bug);
        refuse('station.unreachable');
      }
    };
    this.#takers.set(`${name}:server`, (frame) => void (frame.kind === 'call' && answer(frame)));
    return {
      emit: (event, value) => this.#send({ kind: 'event', contract: name, name: event, value }),
    };
  }

  /** Asks the other end. When the channel closes, every pending call answers `station.unreachable`. */
  connect<const C extends Contract>(name: string, contract: C): Client<C> {
    const pending = new Map<
      number,
      { name: string; settle: (result: Result<never, ErrorCode> | { ok: true; value: unknown }) => void }
    >();
    const listeners = new Map<string, Set<(value: never) => void>>();
    let lastId = 0;
    this.onClose(() => {
      for (const waiting of pending.values()) waiting.settle(err('station.unreachable'));
      pending.clear();
    });
    this.#takers.set(`${name}:client`, (frame) => {
      if (frame.kind === 'event') {
        const value = Object.hasOwn(contract.events, frame.name)
          ? contract.events[frame.name]?.safeParse(frame.value)
          : undefined;
        if (value?.success)
          for (const listener of listeners.get(frame.name) ?? []) listener(value.data as never);
        return;
      }
      if (frame.kind === 'call') return;
      const waiting = pending.get(frame.id);
      pending.delete(frame.id);
      if (waiting === undefined) return;
      if (frame.kind === 'refusal') return waiting.settle(err(frame.code));
      const value = contract.calls[waiting.name]?.output.safeParse(frame.value);
      waiting.settle(value?.success ? ok(value.data) : err('central.answer-invalid'));
    });
    return {
      call: (call, input) =>
        new Promise((resolve) => {
          if (this.#closed) return resolve(err('station.unreachable'));
          const id = ++lastId;
          pending.set(id, { name: call, settle: resolve as never });
          this.#send({ kind: 'call', contract: name, id, name: call, input });
        }),
      on: (event, listener) => {
        const set = listeners.get(event) ?? new Set();
        listeners.set(event, set.add(listener));
        return () => void set.delete(listener);
      },
    };
  }

  #send(frame: Frame): void {
    if (!this.#closed) this.#channel.send(JSON.stringify(frame));
  }
}

/** Calls go to the answering end of a contract, everything else to the asking end. */
function side(frame: Frame): 'server' | 'client' {
  return frame.kind === 'call' ? 'server' : 'client';
}
