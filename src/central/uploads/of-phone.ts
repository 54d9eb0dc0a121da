import type { PhoneProgress, PhoneStatus } from '../../shared/contract/phone-upload.ts';
import type { UploadId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../hash.ts';
import type { UploadsTable } from '../store/schema.ts';

/** What a phone shows of itself: what the QR code gave it, and what it drew when it took the upload. Both in base64url. */
export interface PhoneWord {
  readonly authorisation: string;
  readonly phone: string;
}

export type PhoneError = 'upload.unknown' | 'upload.expired' | 'upload.taken' | 'upload.used';
type Row = Pick<UploadsTable, 'state' | 'why' | 'ends_ms' | 'phone'>;

/** From the moment that a phone took the upload until its photo is there; a refused photo may be followed by another one. */
const mayStillSend = ['opened', 'sending', 'refused'] as const satisfies readonly Row['state'][];

const hashOf = (value: string) => sha256(Buffer.from(value, 'base64url'));

/** The upload, for whoever has its secret: who has not learns nothing, not even that it exists. Over with its visit. */
async function find(
  { store, clock }: Context,
  id: UploadId,
  { authorisation }: PhoneWord,
): Promise<Result<Row, 'upload.unknown' | 'upload.expired'>> {
  const row = await store.db
    .selectFrom('uploads')
    .innerJoin('visits', 'visits.id', 'uploads.visit_id')
    .select(['uploads.state', 'uploads.why', 'uploads.ends_ms', 'uploads.phone', 'visits.closed_ms'])
    .where('uploads.id', '=', id)
    // compared as hashes: how long it takes tells nothing of the value
    .where('uploads.authorisation', '=', hashOf(authorisation))
    .executeTakeFirst();
  if (row === undefined) return err('upload.unknown');
  return row.ends_ms <= clock() || row.closed_ms !== null ? err('upload.expired') : ok(row);
}

const statusOf = ({ clock }: Context, row: Row): PhoneStatus => ({
  state: row.state,
  why: row.why,
  left: Math.max(0, row.ends_ms - clock()),
});

/** The first phone takes the upload; the same phone may ask again, another one comes too late. */
export async function takeUpload(
  context: Context,
  id: UploadId,
  word: PhoneWord,
): Promise<Result<PhoneStatus, PhoneError>> {
  const found = await find(context, id, word);
  if (!found.ok) return found;
  await context.store.db
    .updateTable('uploads')
    .set((set) => ({ phone: hashOf(word.phone), state: 'opened', moves: set('moves', '+', 1) }))
    .where('id', '=', id)
    .where('phone', 'is', null)
    .execute();
  return phoneStatus(context, id, word);
}

/** How far it is, for the phone that took it. */
export async function phoneStatus(
  context: Context,
  id: UploadId,
  word: PhoneWord,
): Promise<Result<PhoneStatus, PhoneError>> {
  const found = await find(context, id, word);
  if (!found.ok) return found;
  if (found.value.phone !== hashOf(word.phone)) return err('upload.taken');
  return ok(statusOf(context, found.value));
}

/** Something is done on the phone: the kiosk hears that its person is there. */
export async function notePhone(
  context: Context,
  id: UploadId,
  word: PhoneWord,
  { doing }: PhoneProgress,
): Promise<Result<PhoneStatus, PhoneError>> {
  const known = await phoneStatus(context, id, word);
  if (!known.ok) return known;
  await context.store.db
    .updateTable('uploads')
    .set((set) => ({ moves: set('moves', '+', 1), state: doing === 'sending' ? 'sending' : 'opened' }))
    .where('id', '=', id)
    .where('state', 'in', mayStillSend)
    .execute();
  return phoneStatus(context, id, word);
}

/** Whether this phone may send its photo now: asked before its bytes are read. */
export async function maySend(
  context: Context,
  id: UploadId,
  word: PhoneWord,
): Promise<Result<null, PhoneError>> {
  const known = await phoneStatus(context, id, word);
  if (!known.ok) return known;
  return mayStillSend.some((state) => state === known.value.state) ? ok(null) : err('upload.used');
}

/** Keeps the ciphertext for the station. Of two that come at once one is kept. */
export async function keepContent(
  context: Context,
  id: UploadId,
  word: PhoneWord,
  sealed: Uint8Array,
): Promise<Result<null, PhoneError>> {
  const may = await maySend(context, id, word); // again: reading the bytes took its time
  if (!may.ok) return may;
  const kept = await context.store.db
    .updateTable('uploads')
    .set((set) => ({ state: 'sent', why: null, sealed, moves: set('moves', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', mayStillSend)
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n ? ok(null) : err('upload.used');
}
