import { ok, type Result } from '../../../../shared/domain/result.ts';
import { dataOf } from '../../read-uid.ts';
import type { CardError } from '../../terminal.ts';
import type { Transmitter } from '../transmitter.ts';

/** GET DATA, P1 = 01: historical bytes of the ATS of a type A card (PC/SC part 3, 3.2.2.1.3). */
const GET_HISTORICAL = Uint8Array.of(0xff, 0xca, 0x01, 0x00, 0x00);
/** Frame sizes by FSCI (ISO/IEC 14443-4, table 1). */
const FRAME_BYTES = [16, 24, 32, 40, 48, 64, 96, 128, 256] as const;

/** Answer to select of an ISO/IEC 14443-4 card. */
export interface Ats {
  /** The longest frame that the card takes, in bytes (FSC). */
  readonly frameBytes: number;
  readonly historical: Uint8Array;
}

/** Reads an ATS (ISO/IEC 14443-4, 5.2): TL, T0, TA, TB, TC as T0 says, historical bytes. Null when it is none. */
export function parseAts(ats: Uint8Array): Ats | null {
  const [length, format] = ats;
  if (length !== ats.length || format === undefined) return null;
  const interfaceBytes = [0x10, 0x20, 0x40].filter((bit) => format & bit).length;
  if (2 + interfaceBytes > ats.length) return null;
  return { frameBytes: FRAME_BYTES[format & 0x0f] ?? 256, historical: ats.slice(2 + interfaceBytes) };
}

/**
 * Asks the reader for the historical bytes. Some give the whole ATS instead (ACR122U API V2.04, "Get Data"), which is told by
 * its length; some know nothing of it: `card.status-word`.
 */
export async function readHistoricalBytes(
  card: Transmitter,
): Promise<Result<Uint8Array, CardError | 'card.status-word'>> {
  const answer = await card.transmit(GET_HISTORICAL);
  if (!answer.ok) return answer;
  const data = dataOf(answer.value);
  return data.ok ? ok(parseAts(data.value)?.historical ?? data.value) : data;
}
