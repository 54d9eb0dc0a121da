import type { z } from 'zod';

/** One boundary between two processes: the calls one side answers and the events it sends. */
export interface Contract {
  readonly calls: Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** Keeps the exact types of a contract. */
export const defineContract = <const C extends Contract>(contract: C): C => contract;

export type CallName<C extends Contract> = keyof C['calls'] & string;
export type EventName<C extends Contract> = keyof C['events'] & string;
export type InputOf<C extends Contract, N extends CallName<C>> = z.input<C['calls'][N]['input']>;
export type ParsedInputOf<C extends Contract, N extends CallName<C>> = z.output<C['calls'][N]['input']>;
export type OutputOf<C extends Contract, N extends CallName<C>> = z.output<C['calls'][N]['output']>;
export type EventOf<C extends Contract, N extends EventName<C>> = z.output<C['events'][N]>;
