import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import { fromLittleEndian, littleEndian } from '../little-endian.ts';
import type { Transmitter } from '../transmitter.ts';
import { ofLength, plainChannel, type DesfireChannel, type DesfireSession } from './channel.ts';
import { instruction } from './instructions.ts';

/** The application that stands for the card itself. */
export const CARD_LEVEL = 0x000000;
/** Bits 7 and 6 of the number of keys: AES (82 for two AES keys in the public logs cited in the tests). */
const AES_KEYS = 0x80;
const AID_BYTES = 3;

/** What the master key of an application may still change. */
export interface KeySettings {
  /** Bit 3: these settings can be changed again. Without it, for ever. */
  readonly settingsChangeable: boolean;
  /** Bit 2 inverted: creating and deleting files needs the master key. */
  readonly createNeedsMaster: boolean;
  /** Bit 1 inverted: listing files and reading their settings needs the master key. */
  readonly listNeedsMaster: boolean;
  /** Bit 0: the master key itself can be changed. Without it, for ever. */
  readonly masterChangeable: boolean;
  /** Bits 7 to 4: number of the key that changes the others (0 is the master key), or each key itself. */
  readonly changeKey: number | 'itself';
}

/** The application to make. */
export interface NewApplication {
  /** 24 bits, as it is written in hex: F585C0 goes out as C0 85 F5. */
  readonly id: number;
  /** 1 to 14 AES keys, all zeros at first. */
  readonly keys: number;
  readonly settings: KeySettings;
}

/** The byte of key settings. */
export function encodeKeySettings(settings: KeySettings): number {
  const changeKey = settings.changeKey === 'itself' ? 0x0e : settings.changeKey;
  if (!(changeKey >= 0 && changeKey <= 0x0e)) throw new Error(`no such change key: ${changeKey}`);
  return (
    (changeKey << 4) |
    (settings.settingsChangeable ? 0x08 : 0) |
    (settings.createNeedsMaster ? 0 : 0x04) |
    (settings.listNeedsMaster ? 0 : 0x02) |
    (settings.masterChangeable ? 0x01 : 0)
  );
}

/** SelectApplication (5A). It always goes in the clear, and ends every session on this card. */
export async function selectApplication(
  card: Transmitter,
  id: number,
): Promise<Result<Uint8Array, ProtocolError>> {
  const answer = await plainChannel(card).send({
    instruction: instruction.selectApplication,
    header: littleEndian(id, AID_BYTES),
    mode: 'plain',
  });
  return answer.ok ? ofLength(answer.value, 0) : answer;
}

/** CreateApplication (CA) at card level. Whether it needs the card's master key is the card's choice. */
export async function createApplication(
  channel: DesfireChannel,
  { id, keys, settings }: NewApplication,
): Promise<Result<Uint8Array, ProtocolError>> {
  if (!(keys >= 1 && keys <= 14) || id === CARD_LEVEL) throw new Error('an application has 1 to 14 keys');
  const parameters = Uint8Array.of(encodeKeySettings(settings), AES_KEYS | keys);
  return await channel.send({
    instruction: instruction.createApplication,
    header: concatBytes(littleEndian(id, AID_BYTES), parameters),
    mode: 'administration',
  });
}

/** GetApplicationIDs (6A) at card level. */
export async function applicationIds(channel: DesfireChannel): Promise<Result<number[], ProtocolError>> {
  const answer = await channel.send({ instruction: instruction.getApplicationIds, mode: 'administration' });
  if (!answer.ok) return answer;
  const list = answer.value;
  if (list.length % AID_BYTES !== 0) return err('desfire.answer-invalid');
  return ok(
    Array.from({ length: list.length / AID_BYTES }, (_, index) =>
      fromLittleEndian(list.subarray(index * AID_BYTES, (index + 1) * AID_BYTES)),
    ),
  );
}

/** ChangeKeySettings (54) of the selected application, under its master key; enciphered. */
export async function changeKeySettings(
  session: DesfireSession,
  settings: KeySettings,
): Promise<Result<Uint8Array, ProtocolError>> {
  return await session.send({
    instruction: instruction.changeKeySettings,
    data: Uint8Array.of(encodeKeySettings(settings)),
    mode: 'full',
  });
}
