import { parseCardUid, type CardUid } from '../../../../shared/domain/card-uid.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import type { ProtocolError } from '../errors.ts';
import type { DesfireSession } from './channel.ts';
import { instruction } from './instructions.ts';

/** Bytes of the UID in the answer (AN12196, rev. 2.0, table 28). */
const UID = 7;

/** GetCardUID (51): the true UID, also of a card that shows a random one; enciphered, so a session is needed. */
export async function cardUid(
  session: DesfireSession,
): Promise<Result<CardUid, ProtocolError | 'card.random-uid'>> {
  const answer = await session.send({ instruction: instruction.getCardUid, mode: 'full', answerBytes: UID });
  return answer.ok ? parseCardUid(answer.value) : answer;
}
