import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import { sendNative } from './native.ts';

/** How the bytes of a file travel (NT4H2421Gx data sheet, rev. 3.0, 9.1.8 to 9.1.10): as they are, with a MAC, or enciphered. */
export type CommunicationMode = 'plain' | 'mac' | 'full';

/** A command before any protection. */
export interface DesfireCommand {
  readonly instruction: number;
  /** Parameters that are never enciphered (file number, offset, length, key number). */
  readonly header?: Uint8Array;
  /** What is enciphered in the full mode. */
  readonly data?: Uint8Array;
  /**
   * `administration`: neither data nor keys (create, list, commit). EV1 sends these as they are, EV2 with a MAC.
   */
  readonly mode: CommunicationMode | 'administration';
  /** Bytes of data in the answer of a command in full mode, 0 by default: padding is not told from data otherwise. */
  readonly answerBytes?: number;
  /** EV1 only: what follows the checksum inside the cryptogram (ChangeKey: the checksum of the new key). */
  readonly afterChecksum?: Uint8Array;
  /** The command ends the session by its success, and its answer carries no MAC (ChangeKey of the session's own key). */
  readonly endsSession?: boolean;
}

/** The way to one card: in the clear, or inside a session. One command at a time. */
export interface DesfireChannel {
  readonly card: Transmitter;
  /** Data of the answer, verified and deciphered. Any error of a session is its last answer. */
  send(command: DesfireCommand): Promise<Result<Uint8Array, ProtocolError>>;
}

/** A channel after an authentication. */
export interface DesfireSession extends DesfireChannel {
  readonly generation: 'ev1' | 'ev2';
  /** Number of the key that opened the session. */
  readonly keyNumber: number;
  /** Forgets the keys. Every later command answers `desfire.session-over`. */
  end(): void;
}

/** The channel of a card without authentication: for what the card gives to everybody. */
export function plainChannel(card: Transmitter): DesfireChannel {
  return {
    card,
    send: async ({ instruction, header, data, mode }) => {
      if (mode === 'mac' || mode === 'full') throw new Error('only a session protects its messages');
      return await sendNative(card, instruction, bodyOf(header, data));
    },
  };
}

/** Header and data as they are sent without protection. */
export const bodyOf = (header?: Uint8Array, data?: Uint8Array): Uint8Array =>
  concatBytes(header ?? new Uint8Array(), data ?? new Uint8Array());

/** Gives data when it is what the command asked for, and the error of a broken answer otherwise. */
export function ofLength(data: Uint8Array, bytes: number): Result<Uint8Array, 'desfire.answer-invalid'> {
  return data.length === bytes ? ok(data) : err('desfire.answer-invalid');
}
