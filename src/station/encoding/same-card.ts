import { parseCardUid, type CardUid } from '../../shared/domain/card-uid.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { dataOf, GET_UID, type UidError } from '../card/read-uid.ts';
import type { Transmitter } from '../card/protocols/transmitter.ts';

/** The UID of what answers now: one reading. */
export async function uidNow(card: Transmitter): Promise<Result<CardUid, UidError>> {
  const answer = await card.transmit(GET_UID);
  if (!answer.ok) return answer;
  const data = dataOf(answer.value);
  return data.ok ? parseCardUid(data.value) : data;
}

/** Whether the same card still answers: with two in the field, or one swapped for another, readers may take the other one. */
export async function sameCard(card: Transmitter, uid: CardUid): Promise<Result<void, UidError>> {
  const now = await uidNow(card);
  if (!now.ok) return now;
  return now.value === uid ? ok(undefined) : err('card.changed');
}
