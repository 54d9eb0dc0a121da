import type { CardUid } from '../../../../shared/domain/card-uid.ts';
import { err, type Result } from '../../../../shared/domain/result.ts';
import type { ProtocolError } from '../errors.ts';
import { cardUid } from './card-uid.ts';
import type { DesfireSession } from './channel.ts';
import { instruction } from './instructions.ts';

/**
 * FormatPICC (FC): destroys every application and file of the card; the card's master key stays. The caller names the
 * card it means, and the card's own, enciphered word for its UID must agree: nobody erases the card that happens to
 * lie there.
 */
export async function formatCard(
  session: DesfireSession,
  { eraseEverythingOn }: { eraseEverythingOn: CardUid },
): Promise<Result<Uint8Array, ProtocolError | 'card.random-uid'>> {
  const uid = await cardUid(session);
  if (!uid.ok) return uid;
  if (uid.value !== eraseEverythingOn) return err('card.changed');
  return await session.send({ instruction: instruction.formatPicc, mode: 'administration' });
}
