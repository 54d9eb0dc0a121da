import type { CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bumpRevision } from '../account/assemble.ts';
import type { Tx } from '../store/store.ts';
import type { ConsentTexts } from './texts.ts';

/** `consent.record`: every decision is kept, the one in force is found when it is read. */
export async function applyConsent(
  tx: Tx,
  texts: ConsentTexts,
  { id, subject, station, actor, payload }: CommandOf<'consent.record'>,
  at: { actedAt: string; receivedAt: string },
): Promise<Result<true, ErrorCode>> {
  if (payload.decisions.some(({ purpose, text }) => !texts.knows(purpose, text)))
    return err('consent.text-unknown');
  await tx
    .insertInto('consents')
    .values(
      payload.decisions.map(({ purpose, decision, text }) => ({
        command_id: id,
        person_id: subject,
        station_id: station,
        visit_id: actor.visit,
        purpose,
        decision,
        text_version: text.version,
        text_language: text.language,
        text_sha256: text.sha256,
        screen_default: payload.screenDefault,
        decided_at: at.actedAt,
        recorded_at: at.receivedAt,
      })),
    )
    .execute();
  await bumpRevision(tx, subject);
  return ok(true);
}
