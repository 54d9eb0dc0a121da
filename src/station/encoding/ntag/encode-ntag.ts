import { err, ok, type Err, type Result } from '../../../shared/domain/result.ts';
import type { FilledRecord } from '../../../shared/encoding/fields.ts';
import { readMessage, writeMessage } from '../../card/protocols/ntag/ndef-area.ts';
import { encodeNdef } from '../../card/protocols/ntag/ndef-record.ts';
import type { Transmitter } from '../../card/protocols/transmitter.ts';
import type { UidError } from '../../card/read-uid.ts';
import type { EncodingError } from '../errors.ts';
import { sameCard } from '../same-card.ts';
import { equal, mayOverwrite, type Found, type Work } from '../work.ts';

/** UPDATE BINARY of the reader (PC/SC part 3, 3.2.2.1.9). */
const UPDATE_BINARY = [0xff, 0xd6];

/**
 * Writes one message. An NTAG proves nothing: between the look at the UID and the writing of a page another card can slip in, and
 * get that one page. It is seen at the next page, and never gets a second one.
 */
export async function encodeNtag(
  work: Work,
  records: readonly FilledRecord[],
): Promise<Result<Found, EncodingError>> {
  const { card, uid, progress } = work;
  const wanted = encodeNdef(records);
  const present = await readMessage(card);
  if (!present.ok && present.error !== 'ndef.none' && present.error !== 'ndef.invalid') return present;
  const complete = present.ok && equal(present.value, wanted);
  const blank = !present.ok && present.error === 'ndef.none';
  if (!complete) {
    if (!blank && !mayOverwrite(work)) return err('encoding.holds-other-data');
    const begun = progress.before('write');
    if (!begun.ok) return begun;
    const guard = guarded(work);
    const written = await writeMessage(guard, wanted);
    if (!written.ok) return guard.refusal() ?? written;
    const compared = progress.before('compare');
    if (!compared.ok) return compared;
  }
  const first = await sameCard(card, uid);
  if (!first.ok) return first;
  const back = await readMessage(card);
  if (!back.ok) return back;
  if (!equal(back.value, wanted)) return err('encoding.read-back-differs');
  const last = await sameCard(card, uid);
  if (!last.ok) return last;
  if (complete) return ok('complete');
  return ok(progress.resumes && !blank ? 'started' : 'blank');
}

/** A way to the card that looks at the UID before each page it writes. */
function guarded({ card, uid }: Work): Transmitter & { refusal(): Err<UidError> | undefined } {
  let refusal: Err<UidError> | undefined;
  return {
    transmit: async (apdu) => {
      if (UPDATE_BINARY.every((byte, index) => apdu[index] === byte)) {
        const same = await sameCard(card, uid);
        if (!same.ok) {
          refusal = same;
          return err('card.unreadable'); // all that this port can say: the true reason is the refusal
        }
      }
      return await card.transmit(apdu);
    },
    refusal: () => refusal,
  };
}
