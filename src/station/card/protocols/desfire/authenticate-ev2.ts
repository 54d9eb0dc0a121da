import { AES_BLOCK, usingKey, zeroBlock } from '../../../../shared/card-crypto/aes.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
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
import { ev2SessionKeys, type Ev2Keys } from './ev2-keys.ts';
import { ev2Messaging, type Ev2Transaction } from './ev2-messaging.ts';
import { instruction } from './instructions.ts';
import { openSession } from './session.ts';

/** A session that another key can continue. */
export interface Ev2Session extends DesfireSession {
  readonly transaction: Ev2Transaction;
}

/** LenCap: we announce no capabilities (NT4H2421Gx data sheet, rev. 3.0, 10.4.1). */
const NO_CAPABILITIES = 0x00;
/** The proof of AuthenticateEV2First: TI, RndA', then 6 + 6 bytes of capabilities (NT4H2421Gx data sheet, rev. 3.0, 10.4.1). */
const FIRST_PROOF = 2 * AES_BLOCK;
const IDENTIFIER = 4;

/** AuthenticateEV2First (71): begins a transaction, with a new identifier and a counter of zero. */
export async function authenticateEv2First(
  card: Transmitter,
  { number, key }: AuthenticationKey,
  challenge: Challenge = randomChallenge,
): Promise<Result<Ev2Session, ProtocolError>> {
  const parameters = Uint8Array.of(number, NO_CAPABILITIES);
  return await usingKey(key, async (aes) => {
    const first = await cardChallenge(card, instruction.authenticateEv2First, parameters, aes);
    if (!first.ok) return first;
    const challenges = { rndA: challenge(), rndB: first.value.rndB };
    const second = await answerChallenge(card, aes, zeroBlock(), challenges, FIRST_PROOF);
    if (!second.ok) return second;
    const proof = aes.decryptCbc(zeroBlock(), second.value.proof);
    if (!proves(proof.slice(IDENTIFIER, IDENTIFIER + AES_BLOCK), challenges.rndA))
      return err('desfire.card-not-proven');
    const transaction = { identifier: proof.slice(0, IDENTIFIER), counter: 0 };
    return ok(open(card, number, ev2SessionKeys(aes, challenges.rndA, challenges.rndB), transaction));
  });
}

/**
 * AuthenticateEV2NonFirst (77): another key of the same application in the transaction of `session`, which it ends.
 * Identifier and counter go on.
 */
export async function authenticateEv2NonFirst(
  session: Ev2Session,
  { number, key }: AuthenticationKey,
  challenge: Challenge = randomChallenge,
): Promise<Result<Ev2Session, ProtocolError>> {
  session.end();
  const { card, transaction } = session;
  return await usingKey(key, async (aes) => {
    const parameters = Uint8Array.of(number);
    const first = await cardChallenge(card, instruction.authenticateEv2NonFirst, parameters, aes);
    if (!first.ok) return first;
    const challenges = { rndA: challenge(), rndB: first.value.rndB };
    const second = await answerChallenge(card, aes, zeroBlock(), challenges, AES_BLOCK);
    if (!second.ok) return second;
    const proof = aes.decryptCbc(zeroBlock(), second.value.proof);
    if (!proves(proof, challenges.rndA)) return err('desfire.card-not-proven');
    return ok(open(card, number, ev2SessionKeys(aes, challenges.rndA, challenges.rndB), transaction));
  });
}

function open(card: Transmitter, number: number, keys: Ev2Keys, transaction: Ev2Transaction): Ev2Session {
  return { ...openSession(card, ev2Messaging(card, keys, transaction, number)), transaction };
}
