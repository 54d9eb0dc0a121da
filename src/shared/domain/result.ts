/** What the world can answer: a value, or a code of a closed set. Exceptions are kept for bugs. */
export type Result<T, E extends string = string> = Ok<T> | Err<E>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err<E extends string> {
  readonly ok: false;
  readonly error: E;
}

/** The good answer. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** The refusal, with its code. */
export const err = <E extends string>(error: E): Err<E> => ({ ok: false, error });

/** Closes a switch: the compiler proves that nothing is left, and a forged value still throws. */
export function never(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
