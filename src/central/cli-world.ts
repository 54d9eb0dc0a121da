import type { Configured } from './config.ts';

/** What a command line needs of the world. */
export interface World {
  readonly config: () => Promise<Configured>;
  readonly say: (line: string) => void;
  /** Settles when the process is asked to end. */
  readonly ended: () => Promise<void>;
  /** The account of the operating system, kept with what is granted and revoked. */
  readonly account: string;
}

/** A mistake in the command line or in what it names: its message is all there is to say. */
export class UsageError extends Error {}
