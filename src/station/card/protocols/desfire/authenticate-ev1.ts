import { AES_BLOCK, usingKey } from '../../../../shared/card-crypto/aes.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import {
  answerChallenge,
  cardChallenge,
  proves,
  randomChallenge,
  type AuthenticationKey,
  type Challenge,
} from './authenticate.ts';
import type { DesfireSession } from './channel.ts';
import { ev1Messaging } from './ev1-messaging.ts';
import { instruction } from './instructions.ts';
import { openSession } from './session.ts';

/**
 * AuthenticateAES (AA): opens a session with the secure messaging of EV1 in the selected
 * application. The three cryptograms are one CBC chain that begins with zeros.
 */
export async function authenticateEv1(
  card: Transmitter,
  { number, key }: AuthenticationKey,
  challenge: Challenge = randomChallenge,
): Promise<Result<DesfireSession, ProtocolError>> {
  return await usingKey(key, async (aes) => {
    const first = await cardChallenge(card, instruction.authenticateAes, Uint8Array.of(number), aes);
    if (!first.ok) return first;
    const { rndB, cryptogram } = first.value;
    const rndA = challenge();
    const second = await answerChallenge(card, aes, cryptogram, { rndA, rndB }, AES_BLOCK);
    if (!second.ok) return second;
    const proof = aes.decryptCbc(second.value.sent.slice(-AES_BLOCK), second.value.proof);
    if (!proves(proof, rndA)) return err('desfire.card-not-proven');
    return ok(openSession(card, ev1Messaging(card, ev1SessionKey(rndA, rndB), number)));
  });
}

/** The session key: the first and the last four bytes of each challenge. */
function ev1SessionKey(rndA: Uint8Array, rndB: Uint8Array): Uint8Array {
  return concatBytes(rndA.slice(0, 4), rndB.slice(0, 4), rndA.slice(12), rndB.slice(12));
}
