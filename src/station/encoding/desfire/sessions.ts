import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { authenticateEv1 } from '../../card/protocols/desfire/authenticate-ev1.ts';
import { authenticateEv2First } from '../../card/protocols/desfire/authenticate-ev2.ts';
import type { AuthenticationKey } from '../../card/protocols/desfire/authenticate.ts';
import { cardUid } from '../../card/protocols/desfire/card-uid.ts';
import type { OpenWith } from '../../card/protocols/desfire/change-key.ts';
import type { DesfireSession } from '../../card/protocols/desfire/channel.ts';
import type { DesfireVersion } from '../../card/protocols/desfire/version.ts';
import type { ProtocolError } from '../../card/protocols/errors.ts';
import { keyNamed } from '../card-keys.ts';
import type { Work } from '../work.ts';

/** Every key of a new application (NT4H2421Gx data sheet, rev. 3.0, 9.1: delivered with keys of zeros). */
export const BLANK_KEY = new Uint8Array(16);

/**
 * Opens sessions with this card only: blank cards share their keys, so each session first asks for the UID, enciphered. After that
 * another card in its place cannot answer for it.
 */
export function opener({ card, uid }: Work, generation: DesfireVersion['generation']): OpenWith {
  const authenticate = generation === 'ev1' ? authenticateEv1 : authenticateEv2First;
  return async (key) => {
    const session = await authenticate(card, key);
    if (!session.ok) return session;
    const found = await cardUid(session.value);
    if (!found.ok) return found.error === 'card.random-uid' ? err('card.changed') : err(found.error);
    if (found.value === uid) return session;
    session.value.end();
    return err('card.changed');
  };
}

/** A session, and whether the key was already the card's own. */
export interface Opened {
  readonly session: DesfireSession;
  readonly key: AuthenticationKey;
  readonly own: boolean;
}

/** Opens with a key as it is in the end or as it is on a blank application, whichever is there. */
export async function openEither(
  work: Work,
  open: OpenWith,
  number: number,
  first: 'own' | 'blank',
): Promise<Result<Opened, ProtocolError>> {
  const own = { number, key: keyNamed(work.keys, String(number)) };
  const blank = { number, key: BLANK_KEY };
  const order = first === 'own' ? [own, blank] : [blank, own];
  for (const key of order) {
    const session = await open(key);
    if (session.ok) return ok({ session: session.value, key, own: key === own });
    if (session.error !== 'desfire.authentication-refused') return session;
  }
  return err('desfire.authentication-refused');
}
