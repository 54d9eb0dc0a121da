import type { ErrorCode } from '../../shared/domain/errors.ts';

/** The three things that every error says. */
export interface Sentences {
  /** What happened. */
  readonly what: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do now. */
  readonly do: string;
}
/** Sentences for some of the codes. */
export type ErrorWords = Partial<Record<ErrorCode, Sentences>>;
