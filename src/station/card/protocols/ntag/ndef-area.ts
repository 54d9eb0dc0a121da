import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import { parseCapabilityContainer, type CapabilityContainer } from './capability-container.ts';
import { FIRST_DATA_PAGE, PAGE_BYTES, readPages, writePage } from './pages.ts';
import { encodeMessageBlock, findMessage, type Found } from './tlv.ts';

const CAPABILITY_PAGE = 3;

/** The NDEF message on a Type 2 Tag. An empty one is none: that is what an interrupted writing leaves. */
export async function readMessage(card: Transmitter): Promise<Result<Uint8Array, ProtocolError>> {
  const area = await readArea(card);
  if (!area.ok) return area;
  const { container, place, bytes } = area.value;
  if (place.found !== 'message' || place.from === place.to) return err('ndef.none');
  if (place.to > container.bytes) return err('ndef.invalid');
  return ok(bytes.slice(place.from, place.to));
}

/**
 * Writes one NDEF message: first the length of the old one becomes zero, then all the rest is written, and at last the
 * length, which is one byte, becomes the true one. Wherever it stops, even in the middle of a page, the card shows the
 * old message, none, or the new one. What was written is read back.
 */
export async function writeMessage(
  card: Transmitter,
  message: Uint8Array,
): Promise<Result<void, ProtocolError>> {
  if (message.length === 0) throw new Error('nothing to write');
  const area = await readArea(card);
  if (!area.ok) return area;
  if (!area.value.container.writable) return err('ntag.read-only');
  const steps = stepsOf(area.value, message);
  if (!steps.ok) return steps;
  for (const { page, data } of steps.value) {
    const written = await writePage(card, FIRST_DATA_PAGE + page, data);
    if (!written.ok) return written;
  }
  const back = await readMessage(card);
  if (!back.ok) return back;
  return Buffer.from(back.value).equals(message) ? ok(undefined) : err('ntag.write-refused');
}

interface Area {
  readonly container: CapabilityContainer;
  readonly place: Found;
  /** As far as it was read: at least the page with the length of the message. */
  readonly bytes: Uint8Array;
}

interface Step {
  /** Counted from the first page of data. */
  readonly page: number;
  readonly data: Uint8Array;
}

function stepsOf(
  { container, place: { at }, bytes }: Area,
  message: Uint8Array,
): Result<Step[], 'ntag.too-small'> {
  const whole = concatBytes(bytes.slice(0, at), encodeMessageBlock(message));
  // The terminator is not written when the message ends with the area (NFC Forum Type 2 Tag).
  const image = whole.length === container.bytes + 1 ? whole.slice(0, -1) : whole;
  if (image.length > container.bytes) return err('ntag.too-small');
  const lengthAt = at + 1;
  const lengthPage = Math.floor(lengthAt / PAGE_BYTES);
  const first = Math.floor(at / PAGE_BYTES);
  const pages = Array.from(
    { length: Math.ceil(image.length / PAGE_BYTES) - first },
    (_, index) => first + index,
  );
  const withoutLength = image.with(lengthAt, 0);
  return ok([
    { page: lengthPage, data: pageOf(bytes.with(lengthAt, 0), lengthPage) },
    ...pages.map((page) => ({ page, data: pageOf(withoutLength, page) })),
    { page: lengthPage, data: pageOf(image, lengthPage) },
  ]);
}

/** Reads only as far as the message goes. */
async function readArea(card: Transmitter): Promise<Result<Area, ProtocolError>> {
  const head = await readPages(card, CAPABILITY_PAGE);
  if (!head.ok) return head;
  const container = parseCapabilityContainer(head.value);
  if (!container.ok) return container;
  let bytes = head.value.slice(PAGE_BYTES);
  for (;;) {
    const place = findMessage(bytes);
    const needed = place.found === 'message' ? place.to : place.at + 2;
    const enough = place.found !== 'too-short' && needed <= bytes.length;
    if (enough || bytes.length >= container.value.bytes)
      return ok({ container: container.value, place, bytes });
    const more = await readPages(card, FIRST_DATA_PAGE + bytes.length / PAGE_BYTES);
    if (!more.ok) return more;
    bytes = concatBytes(bytes, more.value).slice(0, container.value.bytes);
  }
}

function pageOf(image: Uint8Array, page: number): Uint8Array {
  const data = new Uint8Array(PAGE_BYTES);
  data.set(image.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
  return data;
}
