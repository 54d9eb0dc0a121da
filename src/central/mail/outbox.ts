import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { photosOf } from '../photos/read.ts';
import type { Tx } from '../store/store.ts';
import type { MailFacts } from './text.ts';

/** A mail that this process may send now, alone. */
export interface Claimed {
  readonly id: string;
  readonly to: string;
  readonly facts: Omit<MailFacts, 'university'>;
  /** This one included. */
  readonly attempts: number;
  readonly refusals: number;
  readonly createdAt: string;
}

/** How long a mail is with one sender before another may take it, in milliseconds: longer than SMTP may take. */
export const lockTime = 2 * 60_000;

type Place = Pick<Context, 'store' | 'clock'>;

/**
 * Takes the mail that waits longest. What has lost its meaning is dropped on the way: the decision was undone, or the person has already
 * submitted another photo. Null when nothing is due.
 */
export function claimMail({ store, clock }: Place): Promise<Claimed | null> {
  return store.transaction(async (tx) => {
    const now = clock();
    for (;;) {
      const mail = await dueMail(tx, now);
      if (mail === undefined) return null;
      const about = await subjectOf(tx, mail.decision_id);
      if (about === undefined) {
        await tx
          .updateTable('mails')
          .set({ state: 'dropped', ended_at: instant(now) })
          .where('id', '=', mail.id)
          .execute();
        continue;
      }
      const attempts = mail.attempts + 1;
      await tx
        .updateTable('mails')
        .set({ attempts, locked_ms: now + lockTime })
        .where('id', '=', mail.id)
        .execute();
      const { state, reason, message } = about;
      return {
        ...{ id: mail.id, attempts, refusals: mail.refusals, createdAt: mail.created_at },
        to: about.university_email,
        facts: {
          firstName: about.first_name,
          decision: state === 'accepted' ? { state } : { state, reason: reason ?? 'other', message },
        },
      };
    }
  });
}

const dueMail = (tx: Tx, now: number) =>
  tx
    .selectFrom('mails')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_ms', '<=', now)
    .where((where) => where.or([where('locked_ms', 'is', null), where('locked_ms', '<', now)]))
    .orderBy('next_ms')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

/** The decision and whom it concerns; undefined when there is nothing left to tell. */
async function subjectOf(tx: Tx, decision: string) {
  const about = await tx
    .selectFrom('photos')
    .innerJoin('photo_decisions', 'photo_decisions.photo_id', 'photos.id')
    .innerJoin('people', 'people.id', 'photos.person_id')
    .select(['photos.id as photo', 'person_id', 'people.university_email', 'people.first_name'])
    .select(['photo_decisions.state', 'photo_decisions.reason', 'photo_decisions.message'])
    .where('photo_decisions.id', '=', decision)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (about === undefined) return undefined;
  const [newest] = await photosOf(tx, about.person_id);
  return newest?.id === about.photo ? about : undefined;
}

/** It was taken by the mail server: said once it is known, so that a kill in between sends it again, under the same Message-ID. */
export async function markSent({ store, clock }: Place, id: string): Promise<void> {
  await store.db
    .updateTable('mails')
    .set({ state: 'sent', ended_at: instant(clock()), locked_ms: null, trouble: null })
    .where('id', '=', id)
    .execute();
}

/** It was not taken: it comes again later, or never. */
export async function markTrouble(
  { store, clock }: Place,
  mail: Pick<Claimed, 'id' | 'refusals'>,
  what: { code: string; refused: boolean; next: number | null },
): Promise<void> {
  await store.db
    .updateTable('mails')
    .set({
      trouble: what.code,
      locked_ms: null,
      refusals: mail.refusals + Number(what.refused),
      ...(what.next === null
        ? { state: 'failed' as const, ended_at: instant(clock()) }
        : { next_ms: what.next }),
    })
    .where('id', '=', mail.id)
    .execute();
}
