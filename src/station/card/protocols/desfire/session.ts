import { err, type Result } from '../../../../shared/domain/result.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import type { DesfireCommand, DesfireSession } from './channel.ts';

/** What differs between the two secure messagings. */
export interface SecureMessaging {
  readonly generation: 'ev1' | 'ev2';
  readonly keyNumber: number;
  exchange(command: DesfireCommand): Promise<Result<Uint8Array, ProtocolError>>;
  /** Overwrites the session keys. */
  forget(): void;
}

/**
 * The life of a session over a secure messaging: it ends with the first error, because the card forgets the
 * authentication with it (NT4H2421Gx data sheet, rev. 3.0, 9.1.10) and because our chain and the card's are no longer the same.
 */
export function openSession(card: Transmitter, messaging: SecureMessaging): DesfireSession {
  let state: 'open' | 'busy' | 'over' = 'open';

  function end(): void {
    state = 'over';
    messaging.forget();
  }

  async function send(command: DesfireCommand): Promise<Result<Uint8Array, ProtocolError>> {
    if (state === 'over') return err('desfire.session-over');
    if (state === 'busy') throw new Error('one command at a time: each one continues the chain of the other');
    state = 'busy';
    const answer = await messaging.exchange(command);
    if (!answer.ok || command.endsSession) end();
    // `end` may have been called while the card was answering.
    if ((state as string) === 'busy') state = 'open';
    return answer;
  }

  return { card, generation: messaging.generation, keyNumber: messaging.keyNumber, send, end };
}
