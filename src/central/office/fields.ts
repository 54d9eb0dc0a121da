import type { BadgeFields } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { Context } from '../context.ts';
import type { Encoding } from '../encoding/encoding.ts';
import { escnOf } from '../encoding/escn.ts';
import { expiryOf } from '../encoding/expiry.ts';
import { fieldsOf } from '../encoding/fields-of.ts';
import { badgeSignature } from '../encoding/signature.ts';
import type { BadgesTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import type { HolderRow } from './badge.ts';

/** What is asked of a badge and its holder for that. */
export type FieldsRow = Pick<BadgesTable, 'id' | 'kind' | 'state' | 'escn' | 'expires_on'> &
  Pick<HolderRow, 'student_number' | 'staff_number'>;

/** What the profile of this kind of badge writes on its card, and nothing else. What is missing is left out: the station says so. */
export async function badgeFields(
  tx: Tx,
  { encoding, keys, clock }: Pick<Context, 'keys' | 'clock'> & { readonly encoding: Encoding },
  badge: FieldsRow,
  uid: CardUid,
): Promise<BadgeFields> {
  const wanted = fieldsOf(encoding.rules.profiles[badge.kind]);
  const fields: BadgeFields = {};
  const number = badge.kind === 'student' ? ('studentNumber' as const) : ('staffNumber' as const);
  const known = badge.kind === 'student' ? badge.student_number : badge.staff_number;
  if (wanted.has(number) && known !== null) fields[number] = known;
  if (wanted.has('escn')) {
    const escn = await escnOf(tx, encoding.escn, badge, clock());
    if (escn !== null) fields.escn = escn;
  }
  const expiry = await expiryOfBadge(
    tx,
    badge,
    wanted.has('expiry') ? expiryOf(encoding.validity, clock()) : null,
  );
  if (wanted.has('expiry') && expiry !== null) fields.expiry = expiry;
  if (wanted.has('signature')) fields.signature = await badgeSignature(keys, badge.id, uid);
  return fields;
}

/**
 * A badge that has its card keeps its day; one that still waits for it gets the day that counts from now, or none by a profile that writes none: it
 * expires by what stands on its card.
 */
async function expiryOfBadge(tx: Tx, badge: FieldsRow, now: string | null): Promise<string | null> {
  if (badge.state !== 'printed' && badge.expires_on !== null) return badge.expires_on;
  if (now !== badge.expires_on)
    await tx.updateTable('badges').set({ expires_on: now }).where('id', '=', badge.id).execute();
  return now;
}
