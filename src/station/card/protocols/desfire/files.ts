import { ok, type Result } from '../../../../shared/domain/result.ts';
import { concatBytes } from '../../../../shared/seal/bytes.ts';
import type { ProtocolError } from '../errors.ts';
import { littleEndian } from '../little-endian.ts';
import { ofLength, type CommunicationMode, type DesfireChannel } from './channel.ts';
import {
  decodeFileSettings,
  encodeAccessRights,
  LENGTH,
  modeCodes,
  type DataFile,
  type FileSettings,
} from './file-settings.ts';
import { instruction } from './instructions.ts';

/**
 * CreateBackupDataFile (CB): a file whose writes all become true at CommitTransaction, or not at all. It takes twice
 * its size on the card.
 */
export async function createBackupFile(
  channel: DesfireChannel,
  { file, mode, rights, size }: DataFile,
): Promise<Result<Uint8Array, ProtocolError>> {
  return await channel.send({
    instruction: instruction.createBackupDataFile,
    header: concatBytes(
      Uint8Array.of(file, modeCodes[mode]),
      encodeAccessRights(rights),
      littleEndian(size, LENGTH),
    ),
    mode: 'administration',
  });
}

/** GetFileIDs (6F) of the selected application. */
export async function fileIds(channel: DesfireChannel): Promise<Result<number[], ProtocolError>> {
  const answer = await channel.send({ instruction: instruction.getFileIds, mode: 'administration' });
  return answer.ok ? ok([...answer.value]) : answer;
}

/** GetFileSettings (F5). */
export async function fileSettings(
  channel: DesfireChannel,
  file: number,
): Promise<Result<FileSettings, ProtocolError>> {
  const answer = await channel.send({
    instruction: instruction.getFileSettings,
    header: Uint8Array.of(file),
    mode: 'administration',
  });
  return answer.ok ? decodeFileSettings(answer.value) : answer;
}

/** ReadData (BD): exactly `length` bytes from `offset`. `mode` is that of the file. */
export async function readData(
  channel: DesfireChannel,
  { file, offset, length, mode }: { file: number; offset: number; length: number; mode: CommunicationMode },
): Promise<Result<Uint8Array, ProtocolError>> {
  if (length < 1) throw new Error('length 0 means "all of it" to the card: say how much');
  const answer = await channel.send({
    instruction: instruction.readData,
    header: place(file, offset, length),
    mode,
    answerBytes: length,
  });
  return answer.ok ? ofLength(answer.value, length) : answer;
}

/** WriteData (3D). In a backup file it is only true after {@link commit}. `mode` is that of the file. */
export async function writeData(
  channel: DesfireChannel,
  { file, offset, data, mode }: { file: number; offset: number; data: Uint8Array; mode: CommunicationMode },
): Promise<Result<Uint8Array, ProtocolError>> {
  if (data.length < 1) throw new Error('nothing to write');
  const header = place(file, offset, data.length);
  return await channel.send({ instruction: instruction.writeData, header, data, mode });
}

/** CommitTransaction (C7): all writes since the selection become true at once. */
export async function commit(channel: DesfireChannel): Promise<Result<Uint8Array, ProtocolError>> {
  return await channel.send({ instruction: instruction.commitTransaction, mode: 'administration' });
}

/** AbortTransaction (A7): all writes since the last commit are forgotten. */
export async function abort(channel: DesfireChannel): Promise<Result<Uint8Array, ProtocolError>> {
  return await channel.send({ instruction: instruction.abortTransaction, mode: 'administration' });
}

const place = (file: number, offset: number, length: number): Uint8Array =>
  concatBytes(Uint8Array.of(file), littleEndian(offset, LENGTH), littleEndian(length, LENGTH));
