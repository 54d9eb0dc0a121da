import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { ClassicProfile } from '../../../shared/encoding/profile.ts';
import { concatBytes } from '../../../shared/seal/bytes.ts';
import {
  authenticateBlock,
  readBlock,
  writeBlock,
  writeTrailer,
  type SectorKey,
} from '../../card/protocols/classic/classic.ts';
import { decodeAccessBits } from '../../card/protocols/classic/access-bits.ts';
import { BLOCK_BYTES, trailerOf } from '../../card/protocols/classic/layout.ts';
import { keyNamed } from '../card-keys.ts';
import type { EncodingError } from '../errors.ts';
import { sameCard } from '../same-card.ts';
import { equal, isBlank, mayOverwrite, type Found, type Work } from '../work.ts';
import { protections, tornKeys, trailerWith, writerOf, type SectorKeys } from './sector-keys.ts';

/** Writes the data blocks of a sector, reads them back in a new session, and only then gives the sector its own keys. */
export async function encodeClassic(
  work: Work,
  { sector, protection, blank }: ClassicProfile,
  wanted: Uint8Array,
): Promise<Result<Found, EncodingError>> {
  const { progress } = work;
  const trailer = trailerOf(sector);
  const first = trailer - 3;
  const own: SectorKeys = { a: keyNamed(work.keys, 'a'), b: keyNamed(work.keys, 'b') };
  const factory: SectorKeys = { a: hex(blank.a), b: hex(blank.b) };
  const writer = writerOf(own, protection);

  const opened = await openWithAny(work, trailer, [
    writer,
    { type: 'a', key: factory.a },
    ...(progress.resumes ? tornKeys(factory, own, protection) : []),
  ]);
  if (!opened.ok) return opened;
  const key = opened.value;
  const present = await readSector(work, first);
  if (!present.ok) return present;

  const complete = equal(present.value, wanted);
  if (!complete) {
    if (!isBlank(present.value) && !mayOverwrite(work)) return err('encoding.holds-other-data');
    const written = await writeSector(work, first, present.value, wanted);
    if (!written.ok) return written;
  }
  const compared = await compare(work, first, key, wanted);
  if (!compared.ok) return compared;

  // With key A alone, key B is not proven by any session: its bytes are written again, which harms nothing.
  if (key !== writer || protection === 'key-a') {
    const begun = progress.before('keys');
    if (!begun.ok) return begun;
    const keyed = await writeTrailer(work.card, trailer, trailerWith(own, protection));
    if (!keyed.ok) return keyed;
  }
  if (protection === 'key-b') {
    const proven = await openSector(work, first, writer);
    if (!proven.ok) return proven;
  }
  const proven = await compare(work, first, { type: 'a', key: own.a }, wanted);
  if (!proven.ok) return proven;
  if (key === writer) return ok(complete ? 'complete' : 'started');
  return ok(isBlank(present.value) ? 'blank' : 'started');
}

/** A session, and the proof that it is with this card: another one that came before it shows its UID, one after it ends it. */
async function openSector(work: Work, block: number, key: SectorKey): Promise<Result<void, EncodingError>> {
  const opened = await authenticateBlock(work.card, block, key);
  return opened.ok ? await sameCard(work.card, work.uid) : opened;
}

/**
 * The first of these keys that opens the sector and may write in it: after a torn trailer the other key may open it too, and write
 * nothing.
 */
async function openWithAny(
  work: Work,
  trailer: number,
  keys: readonly SectorKey[],
): Promise<Result<SectorKey, EncodingError>> {
  for (const key of keys) {
    const writes = await opensForWriting(work, trailer, key);
    if (!writes.ok) return writes;
    if (writes.value) return ok(key);
  }
  return err(work.progress.resumes ? 'encoding.card-dead' : 'encoding.foreign-content');
}

async function opensForWriting(
  work: Work,
  trailer: number,
  key: SectorKey,
): Promise<Result<boolean, EncodingError>> {
  const opened = await openSector(work, trailer, key);
  if (!opened.ok) return opened.error === 'classic.authentication-refused' ? ok(false) : opened;
  const rights = await readBlock(work.card, trailer);
  if (!rights.ok) return rights.error === 'classic.read-refused' ? ok(false) : rights;
  const conditions = decodeAccessBits(rights.value.subarray(6, 9));
  const writer = key.type === 'a' ? 'key-a' : 'key-b';
  return ok(conditions !== null && conditions.join() === protections[writer].join());
}

async function readSector({ card }: Work, first: number): Promise<Result<Uint8Array, EncodingError>> {
  let bytes: Uint8Array = new Uint8Array();
  for (const block of [first, first + 1, first + 2]) {
    const read = await readBlock(card, block);
    if (!read.ok) return read;
    bytes = concatBytes(bytes, read.value);
  }
  return ok(bytes);
}

/** Only the blocks that differ. */
async function writeSector(
  { card, progress }: Work,
  first: number,
  present: Uint8Array,
  wanted: Uint8Array,
): Promise<Result<void, EncodingError>> {
  const begun = progress.before('write');
  if (!begun.ok) return begun;
  for (const index of [0, 1, 2]) {
    const part = (bytes: Uint8Array) => bytes.slice(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    if (equal(part(present), part(wanted))) continue;
    const written = await writeBlock(card, first + index, part(wanted));
    if (!written.ok) return written;
  }
  return progress.before('compare');
}

/** A new session, and the bytes in it; the session stays open. */
async function compare(
  work: Work,
  first: number,
  key: SectorKey,
  wanted: Uint8Array,
): Promise<Result<void, EncodingError>> {
  const opened = await openSector(work, first, key);
  if (!opened.ok) return opened;
  const back = await readSector(work, first);
  if (!back.ok) return back;
  return equal(back.value, wanted) ? ok(undefined) : err('encoding.read-back-differs');
}

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
