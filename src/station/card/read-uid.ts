import { parseCardUid, type CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { CardError, PresentCard } from './terminal.ts';

/** GET DATA, P1 = 00: UID of the contactless card (PC/SC part 3, rev. 2.01, 3.2.2.1.3). Le = 00: all of it. */
export const GET_UID: Uint8Array = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/** Status word of an exchange without error (ISO/IEC 7816-4, 5.1.3; PC/SC part 3, table 3-9). */
const SW_OK = 0x9000;

/** Why a card gave no UID that can be trusted. */
export type UidError =
  CardError | Extract<ErrorCode, 'card.status-word' | 'card.uid-length' | 'card.random-uid' | 'card.changed'>;

/**
 * Reads the UID of a card. It is read twice, and both must be equal: with two badges in the field, or one swapped for
 * another, readers may answer for the one and then for the other (`card.changed`).
 */
export async function readUid(card: PresentCard): Promise<Result<CardUid, UidError>> {
  const first = await readOnce(card);
  if (!first.ok) return first;
  const second = await readOnce(card);
  if (!second.ok) return second;
  return first.value === second.value ? first : err('card.changed');
}

async function readOnce(card: PresentCard): Promise<Result<CardUid, UidError>> {
  const answer = await card.transmit(GET_UID);
  if (!answer.ok) return answer;
  const data = dataOf(answer.value);
  return data.ok ? parseCardUid(data.value) : data;
}

/** The data of an answer whose status word says 9000; any other word, or an answer too short to have one, is refused. */
export function dataOf(answer: Uint8Array): Result<Uint8Array, 'card.status-word'> {
  const [sw1, sw2] = answer.subarray(-2);
  if (sw1 === undefined || sw2 === undefined || ((sw1 << 8) | sw2) !== SW_OK) return err('card.status-word');
  return ok(answer.subarray(0, -2));
}
