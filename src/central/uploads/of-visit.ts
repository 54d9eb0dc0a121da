import type { NewUpload, OpenedUpload, UploadOutcome } from '../../shared/contract/phone-upload.ts';
import { uploadPaths, type UploadStatus } from '../../shared/contract/phone-upload.ts';
import type { UploadId, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { UploadsTable } from '../store/schema.ts';
import type { OpenVisit } from '../visits/token.ts';

/** Opens an upload of a visit. Any earlier one of the visit is over; the same one asked again is the same. */
export async function openUpload(
  { store, clock, limits, phoneUrl }: Context,
  visit: OpenVisit,
  { upload, authorisation }: NewUpload,
): Promise<Result<OpenedUpload, 'upload.used'>> {
  const ends = await store.transaction(async (tx) => {
    const known = await tx.selectFrom('uploads').selectAll().where('id', '=', upload).executeTakeFirst();
    if (known !== undefined)
      return known.visit_id === visit.id && known.authorisation === authorisation ? known.ends_ms : null;
    await tx.deleteFrom('uploads').where('visit_id', '=', visit.id).execute();
    const ends_ms = Math.min(clock() + limits.upload, visit.ends);
    await tx
      .insertInto('uploads')
      .values({
        ...{ id: upload, visit_id: visit.id, authorisation, ends_ms },
        ...{ phone: null, state: 'waiting' as const, why: null, moves: 0, sealed: null },
      })
      .execute();
    return ends_ms;
  });
  if (ends === null) return err('upload.used');
  return ok({ page: `${phoneUrl()}${uploadPaths.page}`, endsAt: instant(ends) });
}

/** An upload of this visit, without its content; over or not there. */
async function ofVisit(
  { store, clock }: Context,
  visit: VisitId,
  upload: UploadId,
): Promise<Result<Pick<UploadsTable, 'state' | 'why' | 'moves' | 'ends_ms'>, Gone>> {
  const row = await store.db
    .selectFrom('uploads')
    .select(['state', 'why', 'moves', 'ends_ms'])
    .where('id', '=', upload)
    .where('visit_id', '=', visit)
    .executeTakeFirst();
  if (row === undefined) return err('upload.unknown');
  return row.ends_ms <= clock() ? err('upload.expired') : ok(row);
}

type Gone = 'upload.unknown' | 'upload.expired';

/** How far an upload of this visit is. */
export async function uploadStatus(
  context: Context,
  visit: VisitId,
  upload: UploadId,
): Promise<Result<UploadStatus, Gone>> {
  const row = await ofVisit(context, visit, upload);
  if (!row.ok) return row;
  const { state, why, moves, ends_ms } = row.value;
  return ok({ state, why, moves, endsAt: instant(ends_ms) });
}

/** The ciphertext that a phone sent. */
export async function uploadContent(
  context: Context,
  visit: VisitId,
  upload: UploadId,
): Promise<Result<Uint8Array, Gone | 'central.not-found'>> {
  const row = await ofVisit(context, visit, upload);
  if (!row.ok) return row;
  const kept = await context.store.db
    .selectFrom('uploads')
    .select('sealed')
    .where('id', '=', upload)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return kept?.sealed == null ? err('central.not-found') : ok(kept.sealed);
}

/** What the station made of it: whatever it was, the ciphertext is forgotten. */
export async function settleUpload(
  context: Context,
  visit: VisitId,
  upload: UploadId,
  outcome: UploadOutcome,
): Promise<Result<null, Gone>> {
  const row = await ofVisit(context, visit, upload);
  if (!row.ok) return row;
  await context.store.db
    .updateTable('uploads')
    .set({ state: outcome.state, why: outcome.state === 'refused' ? outcome.why : null, sealed: null })
    .where('id', '=', upload)
    .where('state', 'in', ['sent', 'received'])
    .execute();
  return ok(null);
}

/** Takes one upload of a visit away. */
export async function revokeUpload({ store }: Context, visit: VisitId, upload: UploadId): Promise<void> {
  await store.db.deleteFrom('uploads').where('id', '=', upload).where('visit_id', '=', visit).execute();
}

/** The visit is over: nothing of what its person sent is left. */
export async function forgetUploads({ store }: Context, visit: VisitId): Promise<void> {
  await store.db.deleteFrom('uploads').where('visit_id', '=', visit).execute();
}
