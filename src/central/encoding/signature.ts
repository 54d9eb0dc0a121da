import { signedText } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import type { CentralKeys } from '../keys/keys.ts';

/**
 * Ed25519 by central's receipt key over the badge and the card, 64 bytes in upper-case hex. No receipt can be taken for it, nor it for one: what a JWS
 * signs has no colon in it.
 */
export async function badgeSignature(
  { receipt }: Pick<CentralKeys, 'receipt'>,
  badge: BadgeId,
  uid: CardUid,
): Promise<string> {
  const text = new TextEncoder().encode(signedText(badge, uid));
  const signature = await crypto.subtle.sign('Ed25519', receipt.privateKey, text);
  return Buffer.from(signature).toString('hex').toUpperCase();
}
