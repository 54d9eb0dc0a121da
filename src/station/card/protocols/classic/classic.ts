import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { ProtocolError } from '../errors.ts';
import { command, readBinary, updateBinary } from '../storage/storage-card.ts';
import type { Transmitter } from '../transmitter.ts';
import { BLOCK_BYTES, isTrailer } from './layout.ts';
import { checkTrailer, encodeTrailer, KEY_BYTES, visiblePart, type Trailer } from './trailer.ts';

/** LOAD KEYS (PC/SC part 3, 3.2.2.1.4): P1 = 00, plain, into the reader's volatile memory; P2 the number of the key. */
const LOAD_KEY = [0x82, 0x00, 0x00] as const;
/** GENERAL AUTHENTICATE (PC/SC part 3, 3.2.2.1.6), and the version of its data. */
const AUTHENTICATE = [0x86, 0x00, 0x00] as const;
const VERSION = 0x01;
/** Key types in its data (PC/SC part 3, 3.2.2.1.6). */
const keyTypes = { a: 0x60, b: 0x61 } as const;
/** The number that the key was loaded under. */
const KEY_NUMBER = 0x00;
/** The block of the manufacturer: never written (MF1S50YYX_V1 data sheet, 8.6.1). */
const MANUFACTURER = 0;

/** A key of a sector. */
export interface SectorKey {
  readonly type: 'a' | 'b';
  /** 6 bytes. */
  readonly key: Uint8Array;
}

/** Opens the sector of a block with a key, which stays in the reader until another one or a power cut. */
export async function authenticateBlock(
  card: Transmitter,
  block: number,
  { type, key }: SectorKey,
): Promise<Result<void, ProtocolError>> {
  if (key.length !== KEY_BYTES) throw new Error('a key of MIFARE Classic has 6 bytes');
  const loaded = await command(card, LOAD_KEY, key);
  if (!loaded.ok) return loaded;
  const data = Uint8Array.of(VERSION, block >> 8, block & 0xff, keyTypes[type], KEY_NUMBER);
  return orRefused(await command(card, AUTHENTICATE, data), 'classic.authentication-refused');
}

/** The 16 bytes of a block of the opened sector. */
export async function readBlock(
  card: Transmitter,
  block: number,
): Promise<Result<Uint8Array, ProtocolError>> {
  return orRefused(await readBinary(card, block, BLOCK_BYTES), 'classic.read-refused');
}

/** Writes a data block of the opened sector. Block 0 and trailers are not data. */
export async function writeBlock(
  card: Transmitter,
  block: number,
  data: Uint8Array,
): Promise<Result<void, ProtocolError>> {
  if (data.length !== BLOCK_BYTES) throw new Error('a block has 16 bytes');
  if (block <= MANUFACTURER || isTrailer(block)) return err('classic.block-forbidden');
  return orRefused(await updateBinary(card, block, data), 'classic.write-refused');
}

/**
 * Writes the trailer of the opened sector, and reads back what can be read of it. Only a trailer that can be changed
 * again goes out: see {@link checkTrailer}.
 */
export async function writeTrailer(
  card: Transmitter,
  block: number,
  trailer: Trailer,
): Promise<Result<void, ProtocolError>> {
  if (!isTrailer(block)) return err('classic.block-forbidden');
  const bytes = encodeTrailer(trailer);
  const checked = checkTrailer(bytes);
  if (!checked.ok) return checked;
  const written = await updateBinary(card, block, bytes);
  if (!written.ok) return orRefused(written, 'classic.write-refused');
  const back = await readBlock(card, block);
  if (!back.ok) return back;
  const same = Buffer.from(visiblePart(bytes)).equals(visiblePart(back.value));
  return same ? ok(undefined) : err('classic.write-refused');
}

function orRefused<T, E extends ProtocolError, R extends ProtocolError>(
  answer: Result<T, E>,
  refused: R,
): Result<T, E | R> {
  return !answer.ok && answer.error === 'card.status-word' ? err(refused) : answer;
}
