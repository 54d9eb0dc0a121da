import type { Reply, Status } from '../codes.ts';
import type { Plan } from '../messaging/messaging.ts';
import type { DesfireState } from '../state.ts';

/** A command: how it travels, and what it does. Both may refuse it. */
export interface CardCommand {
  /**
   * Looks at the data field as it came (all of it, or its first frame) and says what it is made of. `length` is that of
   * the clear data field of a general command.
   */
  plan(state: DesfireState, wire: Uint8Array, length: number): Plan | { readonly refused: Status };
  /** Does it, with the clear data field. */
  run(state: DesfireState, data: Uint8Array): Reply;
  /** It travels outside any session. */
  readonly bare?: true;
  /** Its data field may come in several frames. */
  readonly chained?: true;
  /** What is left when the power goes between two of its frames. */
  interrupted?(state: DesfireState, wire: Uint8Array): void;
  /** Lengths of the first frames of its answer; the rest goes in frames of full size. */
  readonly frames?: readonly number[];
  /** EV1 does not know it. */
  readonly since?: 'ev2';
}

/** The plan of a command that carries nothing secret, with one of these lengths. */
export function general(...lengths: readonly number[]): CardCommand['plan'] {
  return (_state, _wire, length) => ({
    kind: 'general',
    mode: 'mac',
    header: 0,
    body: lengths.includes(length) ? length : (lengths[0] ?? 0),
  });
}
