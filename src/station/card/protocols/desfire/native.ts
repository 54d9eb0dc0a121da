import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import type { Transmitter } from '../transmitter.ts';
import { instruction } from './instructions.ts';
import { ADDITIONAL_FRAME, errorOf, OPERATION_OK } from './status.ts';

/** Class byte of a native command in an ISO/IEC 7816-4 APDU; P1 and P2 are zero (AN12196, every example). */
const CLASS = 0x90;
/** First status byte of a wrapped answer; the second one is the native status. */
const STATUS = 0x91;
/** Most data bytes of one wrapped frame: the card takes 60 bytes in a row, and header, Lc and Le are 6 of them. */
const FRAME_DATA = 54;
/** The largest DESFire is 32 kB: a card that goes on after that is not one. */
const MAX_ANSWER = 0x10000;

/** One frame of an answer: the native status, and the data before it. */
export interface NativeAnswer {
  readonly status: number;
  readonly data: Uint8Array;
}

/** A native command as an APDU: `90 cmd 00 00 [Lc data] 00`. */
function wrapNative(command: number, data: Uint8Array): Uint8Array {
  const body = data.length > 0 ? concatBytes(Uint8Array.of(data.length), data) : data;
  return concatBytes(Uint8Array.of(CLASS, command, 0x00, 0x00), body, Uint8Array.of(0x00));
}

/** Sends one frame; any answer that is not `… 91 xx` is `card.status-word`. */
export async function sendFrame(
  card: Transmitter,
  command: number,
  data: Uint8Array = new Uint8Array(),
): Promise<Result<NativeAnswer, ProtocolError>> {
  const answer = await card.transmit(wrapNative(command, data));
  if (!answer.ok) return answer;
  const [sw1, status] = answer.value.subarray(-2);
  if (sw1 !== STATUS || status === undefined) return err('card.status-word');
  return ok({ status, data: answer.value.slice(0, -2) });
}

/**
 * Sends a command and gives its whole answer. Long commands are cut into frames, long answers are fetched, both by
 * the additional frame AF.
 */
export async function sendNative(
  card: Transmitter,
  command: number,
  data: Uint8Array = new Uint8Array(),
): Promise<Result<Uint8Array, ProtocolError>> {
  let answer = await sendFrame(card, command, data.subarray(0, FRAME_DATA));
  for (let at = FRAME_DATA; at < data.length; at += FRAME_DATA) {
    if (!answer.ok) return answer;
    const { status, data: early } = answer.value;
    if (status === OPERATION_OK || (status === ADDITIONAL_FRAME && early.length > 0))
      return err('desfire.answer-invalid'); // it had not heard the end of the command
    if (status !== ADDITIONAL_FRAME) return err(errorOf(status));
    answer = await sendFrame(card, instruction.additionalFrame, data.subarray(at, at + FRAME_DATA));
  }
  return await fetchRest(card, answer);
}

async function fetchRest(
  card: Transmitter,
  first: Result<NativeAnswer, ProtocolError>,
): Promise<Result<Uint8Array, ProtocolError>> {
  let answer = first;
  let whole: Uint8Array = new Uint8Array();
  while (answer.ok) {
    whole = concatBytes(whole, answer.value.data);
    if (answer.value.status === OPERATION_OK) return ok(whole);
    if (answer.value.status !== ADDITIONAL_FRAME) return err(errorOf(answer.value.status));
    if (answer.value.data.length === 0 || whole.length > MAX_ANSWER) return err('desfire.answer-invalid');
    answer = await sendFrame(card, instruction.additionalFrame);
  }
  return answer;
}
