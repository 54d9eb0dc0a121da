import type { MailsTable } from '../store/schema.ts';
import type { Db } from '../store/store.ts';

/** A mail as an administrator sees it: whose it is, never what it says. */
export type MailReport = Omit<MailsTable, 'decision_id' | 'locked_ms'> & { readonly login: string };

/** Mails that wait or were given up, oldest first; with `all`, those of the last weeks that were sent or dropped, too. */
export function listMails(db: Db, all = false): Promise<MailReport[]> {
  const every = db
    .selectFrom('mails')
    .innerJoin('photo_decisions', 'photo_decisions.id', 'mails.decision_id')
    .innerJoin('photos', 'photos.id', 'photo_decisions.photo_id')
    .innerJoin('people', 'people.id', 'photos.person_id')
    .select(['mails.id', 'mails.state', 'created_at', 'next_ms', 'attempts', 'refusals', 'trouble'])
    .select(['ended_at', 'people.login'])
    .orderBy('created_at')
    .orderBy('mails.id');
  return (all ? every : every.where('mails.state', 'in', ['waiting', 'failed'])).execute();
}
