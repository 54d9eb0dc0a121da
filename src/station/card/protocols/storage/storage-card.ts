import { ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import { dataOf } from '../../read-uid.ts';
import type { CardError } from '../../terminal.ts';
import type { Transmitter } from '../transmitter.ts';

/** Class byte of the commands that the reader itself answers (PC/SC part 3, 3.2.2.1). */
const READER = 0xff;
/** READ BINARY and UPDATE BINARY (PC/SC part 3, 3.2.2.1.8 and 3.2.2.1.9); P1 P2 is the block or page. */
const READ_BINARY = 0xb0;
const UPDATE_BINARY = 0xd6;

/** The card left, or the reader said no: why, no standard says alike. */
export type StorageAnswer<T> = Promise<Result<T, CardError | 'card.status-word'>>;

/** READ BINARY: `bytes` bytes from a block or page. An answer of another length is no answer. */
export async function readBinary(
  card: Transmitter,
  address: number,
  bytes: number,
): StorageAnswer<Uint8Array> {
  const answer = await card.transmit(Uint8Array.of(READER, READ_BINARY, address >> 8, address & 0xff, bytes));
  if (!answer.ok) return answer;
  const data = dataOf(answer.value);
  return data.ok && data.value.length !== bytes ? { ok: false, error: 'card.status-word' } : data;
}

/** UPDATE BINARY of one block or page. */
export async function updateBinary(
  card: Transmitter,
  address: number,
  data: Uint8Array,
): StorageAnswer<void> {
  return await command(card, [UPDATE_BINARY, address >> 8, address & 0xff], data);
}

/** A command to the reader that answers nothing but its status: instruction, P1, P2, and data with their length. */
export async function command(
  card: Transmitter,
  header: readonly [instruction: number, p1: number, p2: number],
  data: Uint8Array,
): StorageAnswer<void> {
  const answer = await card.transmit(concatBytes(Uint8Array.of(READER, ...header, data.length), data));
  if (!answer.ok) return answer;
  const done = dataOf(answer.value);
  return done.ok ? ok(undefined) : done;
}
