import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { ProtocolError } from '../errors.ts';
import type { DesfireChannel } from './channel.ts';
import { instruction } from './instructions.ts';

/** What GetVersion says of the chip (hardware, software and production data). */
export interface DesfireVersion {
  /** D40 knows no AES. `unknown` is something newer, or something else that speaks like a DESFire. */
  readonly generation: 'd40' | 'ev1' | 'ev2' | 'ev3' | 'unknown';
  /** Bytes for applications and files; a lower limit for chips that name no power of two. */
  readonly storageBytes: number;
  /** 7 bytes; zeros when the card hides its UID. */
  readonly uid: Uint8Array;
}

/** Vendor byte of NXP (ISO/IEC 7816-6 register), and the type byte of a DESFire. */
const NXP = 0x04;
const DESFIRE = 0x01;
/** Hardware (7), software (7), UID (7), batch (5), week and year (2); EV2 may add a byte for a longer UID. */
const BYTES = 28;

/** Asks the chip for its version: GetVersion (60), three frames. An NXP chip of another type is `desfire.answer-invalid`. */
export async function getVersion(channel: DesfireChannel): Promise<Result<DesfireVersion, ProtocolError>> {
  const answer = await channel.send({ instruction: instruction.getVersion, mode: 'administration' });
  if (!answer.ok) return answer;
  const [vendor, type, , major, , storage = 0] = answer.value;
  if (answer.value.length < BYTES || vendor !== NXP || type !== DESFIRE) return err('desfire.answer-invalid');
  return ok({
    generation: generationOf(major),
    storageBytes: 2 ** (storage >> 1), // bits 7 to 1 are n of 2^n, bit 0 says "a little more"
    uid: answer.value.slice(14, 21),
  });
}

/** Hardware major versions as AN10833 lists them; the high half of EV2 and EV3 varies with the size. */
function generationOf(major: number | undefined): DesfireVersion['generation'] {
  if (major === 0x00) return 'd40';
  if (major === 0x01) return 'ev1';
  if (major === 0x12 || major === 0x22) return 'ev2';
  if (major === 0x13 || major === 0x33) return 'ev3';
  return 'unknown';
}
