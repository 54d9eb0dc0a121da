import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { ProtocolError } from '../errors.ts';
import { readBinary, updateBinary } from '../storage/storage-card.ts';
import type { Transmitter } from '../transmitter.ts';

/** Bytes of a page (NTAG213/215/216 data sheet, 8.5). */
export const PAGE_BYTES = 4;
/** READ gives four pages at once (NTAG213/215/216 data sheet, 10.2), and so do PC/SC readers. */
const READ_BYTES = 16;
/** Pages 0 to 3 are UID, lock bytes and capability container: some of their bits can never be cleared again. */
export const FIRST_DATA_PAGE = 4;

/** Four pages from `page` on. At the end of the memory the card goes on with page 0 (data sheet, 10.2). */
export async function readPages(card: Transmitter, page: number): Promise<Result<Uint8Array, ProtocolError>> {
  const answer = await readBinary(card, page, READ_BYTES);
  return !answer.ok && answer.error === 'card.status-word' ? err('ntag.read-refused') : answer;
}

/** Writes one page of data. Pages 0 to 3 are not data. */
export async function writePage(
  card: Transmitter,
  page: number,
  data: Uint8Array,
): Promise<Result<void, ProtocolError>> {
  if (page < FIRST_DATA_PAGE || data.length !== PAGE_BYTES) throw new Error('not a page of data');
  const answer = await updateBinary(card, page, data);
  if (answer.ok) return ok(undefined);
  return answer.error === 'card.status-word' ? err('ntag.write-refused') : answer;
}
