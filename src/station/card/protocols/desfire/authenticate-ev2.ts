import { AES_BLOCK, decryptCbc, zeroBlock } from '../../../../shared/card-crypto/aes.ts';
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
import { ev2SessionKeys } from './ev2-keys.ts';
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
  const first = await cardChallenge(card, instruction.authenticateEv2First, parameters, key);
  if (!first.ok) return first;
  const challenges = { rndA: challenge(), rndB: first.value.rndB };
  const second = await answerChallenge(card, key, zeroBlock(), challenges, FIRST_PROOF);
  if (!second.ok) return second;
  const proof = decryptCbc(key, zeroBlock(), second.value.proof);
  if (!proves(proof.slice(IDENTIFIER, IDENTIFIER + AES_BLOCK), challenges.rndA))
    return err('desfire.card-not-proven');
  const transaction = { identifier: proof.slice(0, IDENTIFIER), counter: 0 };
  return ok(open(card, { number, key }, challenges, transaction));
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
  const first = await cardChallenge(card, instruction.authenticateEv2NonFirst, Uint8Array.of(number), key);
  if (!first.ok) return first;
  const challenges = { rndA: challenge(), rndB: first.value.rndB };
  const second = await answerChallenge(card, key, zeroBlock(), challenges, AES_BLOCK);
  if (!second.ok) return second;
  const proof = decryptCbc(key, zeroBlock(), second.value.proof);
  if (!proves(proof, challenges.rndA)) return err('desfire.card-not-proven');
  return ok(open(card, { number, key }, challenges, transaction));
}

function open(
  card: Transmitter,
  { number, key }: AuthenticationKey,
  { rndA, rndB }: { rndA: Uint8Array; rndB: Uint8Array },
  transaction: Ev2Transaction,
): Ev2Session {
  const messaging = ev2Messaging(card, ev2SessionKeys(key, rndA, rndB), transaction, number);
  return { ...openSession(card, messaging), transaction };
}
