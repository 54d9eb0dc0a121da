import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { dataOf } from '../../read-uid.ts';
import type { CardError } from '../../terminal.ts';
import type { Transmitter } from '../transmitter.ts';

/** The chip, when it says so. */
export type UltralightModel = 'ultralight-ev1' | 'ntag213' | 'ntag215' | 'ntag216' | 'unknown';

/** Bytes of the answer to GET_VERSION (60) (NTAG213/215/216 data sheet, 10.1). */
const VERSION_BYTES = 8;
/** Product types and sizes (NTAG213/215/216 data sheet, table 28; MF0ULx1 data sheet). */
const ULTRALIGHT_EV1 = 0x03;
const NTAG = 0x04;
const ntags: Readonly<Record<number, UltralightModel>> = {
  0x0f: 'ntag213',
  0x11: 'ntag215',
  0x13: 'ntag216',
};

/** How readers pass GET_VERSION on to the card, and what they put before its answer. */
const ways = [
  // Transparent exchange (PC/SC part 3, rev. 2.02): 95 the command; C0, 92 and 96 no error, 97 the answer.
  { command: [0xff, 0xc2, 0x00, 0x01, 0x03, 0x95, 0x01, 0x60], answer: [0x97, VERSION_BYTES] },
  // Direct transmit of ACS readers: InCommunicateThru of the PN532 (ACR122U API V2.04; UM0701-02).
  { command: [0xff, 0x00, 0x00, 0x00, 0x03, 0xd4, 0x42, 0x60], answer: [0xd5, 0x43, 0x00] },
] as const;

/**
 * Asks for the chip, where the reader passes native commands through. Others answer `ntag.pass-through-refused`:
 * nothing depends on it, the capability container says the size. An old Ultralight does not know the command, and
 * then it has to be presented again.
 */
export async function ultralightModel(
  card: Transmitter,
): Promise<Result<UltralightModel, CardError | 'ntag.pass-through-refused'>> {
  for (const { command, answer } of ways) {
    const given = await card.transmit(Uint8Array.from(command));
    if (!given.ok) return given;
    const data = dataOf(given.value);
    const version = data.ok ? versionIn(data.value, answer) : null;
    if (version) return ok(modelOf(version));
  }
  return err('ntag.pass-through-refused');
}

/** The version stands last, behind the mark that announces it. */
function versionIn(data: Uint8Array, mark: readonly number[]): Uint8Array | null {
  const from = data.length - VERSION_BYTES;
  const announced =
    from >= mark.length && mark.every((byte, index) => data[from - mark.length + index] === byte);
  return announced ? data.subarray(from) : null;
}

function modelOf([, , type, , , , size = 0]: Uint8Array): UltralightModel {
  if (type === ULTRALIGHT_EV1) return 'ultralight-ev1';
  return (type === NTAG && ntags[size]) || 'unknown';
}
