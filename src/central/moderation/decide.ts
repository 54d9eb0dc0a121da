import type { CommandOf } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { MailPolicy } from '../mail/settings.ts';
import { photosOf } from '../photos/read.ts';
import type { Tx } from '../store/store.ts';
import { recordDecision } from './record.ts';
import type { ActingModerator } from './who.ts';

/**
 * `photo.decide`: the first decision counts. The photo need not be in the moderator's hands any more: a command may come late, and whoever
 * decided first has decided.
 */
export async function applyDecision(
  tx: Tx,
  mail: MailPolicy | null,
  command: CommandOf<'photo.decide'>,
  moderator: ActingModerator,
  times: { actedAt: string; receivedAt: string },
): Promise<Result<true, ErrorCode>> {
  const { payload, subject } = command;
  const photos = await photosOf(tx, subject);
  const photo = photos.find((one) => one.id === payload.photo);
  if (photo === undefined) return err('command.invalid');
  if (photo.state !== 'submitted') return err('moderation.decided');
  if (photo !== photos[0]) return err('moderation.superseded');
  await recordDecision(tx, mail, photo, payload.decision, {
    id: command.id,
    actor: `visit:${moderator.visit}`,
    moderator: moderator.person,
    station: command.station,
    command: command.id,
    decidedAt: times.actedAt,
    recordedAt: times.receivedAt,
  });
  return ok(true);
}
