import type { Configured } from '../config.ts';

/** What a command line needs of the world. */
export interface World {
  readonly config: () => Promise<Configured>;
  readonly say: (line: string) => void;
  /** What the administrator must know, and what must not stand among the data on the standard output. */
  readonly warn: (line: string) => void;
  /** Data for the standard output, as they are; resolves when they are on their way. */
  readonly write: (data: string) => Promise<void>;
  /** Settles when the process is asked to end. */
  readonly ended: () => Promise<void>;
  /** The account of the operating system, kept with what is granted and revoked. */
  readonly account: string;
}

/** A mistake in the command line or in what it names: its message is all there is to say. */
export class UsageError extends Error {}
