import type { CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import type { Tx } from '../store/store.ts';
import { measured } from './quality.ts';

/** `photo.submit`: the pictures were looked at before; they are stored as they came, sealed. */
export async function applyPhoto(
  tx: Tx,
  { id, subject, payload, attachments }: CommandOf<'photo.submit'>,
  sealed: readonly Uint8Array[],
  actedAt: string,
): Promise<Result<true, ErrorCode>> {
  const same = await tx.selectFrom('photos').select('id').where('id', '=', payload.photo).executeTakeFirst();
  if (same !== undefined) return err('command.conflict');
  await tx
    .insertInto('photos')
    .values({
      id: payload.photo,
      person_id: subject,
      command_id: id,
      state: 'submitted',
      reason: null,
      message: null,
      submitted_at: actedAt,
      decided_at: null,
      source: payload.source ?? 'camera',
      ...measured(payload.quality),
    })
    .execute();
  for (const [index, attachment] of attachments.entries()) {
    const bytes = sealed[index];
    if (bytes === undefined) throw new Error('attachments were counted before');
    const { name, clearSha256 } = attachment;
    await tx
      .insertInto('images')
      .values({ photo_id: payload.photo, name, clear_sha256: clearSha256, sealed: Buffer.from(bytes) })
      .execute();
  }
  await bumpRevision(tx, subject);
  return ok(true);
}
