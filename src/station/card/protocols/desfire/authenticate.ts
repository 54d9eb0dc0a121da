import { randomBytes } from 'node:crypto';
import { AES_BLOCK, zeroBlock, type AesKey } from '../../../../shared/card-crypto/aes.ts';
import { equalInConstantTime } from '../../../../shared/card-crypto/compare.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import { ofLength } from './channel.ts';
import { instruction } from './instructions.ts';
import { sendFrame } from './native.ts';
import { ADDITIONAL_FRAME, errorOf, OPERATION_OK } from './status.ts';

/** A key, and its place in the selected application. */
export interface AuthenticationKey {
  /** 0 to 13. */
  readonly number: number;
  /** 16 bytes. */
  readonly key: Uint8Array;
}

/** Where the challenge of the reader comes from: 16 bytes that nobody can foresee. Tests give published ones. */
export type Challenge = () => Uint8Array;

/** The challenge of real life. */
export const randomChallenge: Challenge = () => randomBytes(AES_BLOCK);

/** One byte to the left, the first one at the end: what each side does to prove that it deciphered (RndA', RndB'). */
export const rotated = (block: Uint8Array): Uint8Array => concatBytes(block.slice(1), block.slice(0, 1));

/** Asks for the card's challenge, deciphered. */
export async function cardChallenge(
  card: Transmitter,
  command: number,
  parameters: Uint8Array,
  key: AesKey,
): Promise<Result<{ rndB: Uint8Array; cryptogram: Uint8Array }, ProtocolError>> {
  const answer = await sendFrame(card, command, parameters);
  if (!answer.ok) return answer;
  const { status, data } = answer.value;
  if (status !== ADDITIONAL_FRAME)
    return err(status === OPERATION_OK ? 'desfire.answer-invalid' : errorOf(status));
  const whole = ofLength(data, AES_BLOCK);
  if (!whole.ok) return whole;
  return ok({ rndB: key.decryptCbc(zeroBlock(), data), cryptogram: data });
}

/** Sends both challenges and gives the card's proof, still enciphered, and the cryptogram that was sent. */
export async function answerChallenge(
  card: Transmitter,
  key: AesKey,
  iv: Uint8Array,
  challenges: { readonly rndA: Uint8Array; readonly rndB: Uint8Array },
  proofBytes: number,
): Promise<Result<{ proof: Uint8Array; sent: Uint8Array }, ProtocolError>> {
  const sent = key.encryptCbc(iv, concatBytes(challenges.rndA, rotated(challenges.rndB)));
  const answer = await sendFrame(card, instruction.additionalFrame, sent);
  if (!answer.ok) return answer;
  if (answer.value.status === ADDITIONAL_FRAME) return err('desfire.answer-invalid');
  if (answer.value.status !== OPERATION_OK) return err(errorOf(answer.value.status));
  const proof = ofLength(answer.value.data, proofBytes);
  return proof.ok ? ok({ proof: proof.value, sent }) : proof;
}

/** Whether the card gave our challenge back, rotated: only who has the key can. */
export const proves = (answer: Uint8Array, rndA: Uint8Array): boolean =>
  equalInConstantTime(answer, rotated(rndA));
