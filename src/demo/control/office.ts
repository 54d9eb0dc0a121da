import type { Admin } from '../../central/admin.ts';
import { CardUid } from '../../shared/domain/card-uid.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { fullName } from '../../shared/domain/person.ts';
import { blank, type Drawer } from '../drawer.ts';
import { nextUid, strangerUid } from '../people.ts';
import type { Office } from './moves.ts';
import type { DockProps } from './props.ts';

/** The card office and the moderator of the demo, on central's administrator port. */
export interface DemoOffice extends Office {
  /** The cards that the dock may offer, those made since the start among them. */
  cards(): DockProps['cards'];
  /** What the printed badges say that nobody has encoded yet. */
  codes(): Promise<DockProps['codes']>;
  /** Puts so many more blank cards into the drawer. */
  addBlanks(count: number): void;
}

/** Plays the operators on whatever waits, the newest first. A badge that is printed has a blank card in the drawer. */
export function officeAt(admin: Admin, drawer: Drawer): DemoOffice {
  let blanks = 0;
  const addBlanks = (count: number) => {
    for (let added = 0; added < count; added += 1) drawer.add(blank(blanks++));
  };
  const made: { uid: string; about: string }[] = [];
  const decide = async (say: string, act: (person: PersonId) => Promise<Result<unknown, ErrorCode>>) => {
    const waiting = (await accounts(admin)).filter(({ photo }) => photo?.state === 'submitted');
    const newest = latest(waiting, ({ photo }) => photo?.submittedAt);
    if (newest === undefined) return err('photo.none' as const);
    const done = await act(newest.person.id);
    return done.ok ? ok(`${say} ${fullName(newest.person)}.`) : done;
  };
  return {
    acceptPhoto: () => decide('Photo validée :', (person) => admin.acceptPhoto(person)),
    rejectPhoto: () =>
      decide('Photo refusée :', (person) =>
        admin.rejectPhoto(person, 'too-dark', 'Un éclairage de face aiderait.'),
      ),
    async produceBadge(): Promise<Result<string, ErrorCode>> {
      const requests = (await badgesOf(admin)).filter(({ badge }) => badge.state === 'requested');
      const newest = latest(requests, ({ badge }) => badge.requestedAt);
      if (newest === undefined) return err('badge.none');
      const { id } = newest.badge;
      const uid = CardUid.parse(nextUid(made.length));
      for (const step of [
        () => admin.approveBadge(id),
        () => admin.printBadge(id),
        () => admin.encodeBadge(id, uid),
      ]) {
        const done = await step();
        if (!done.ok) return done;
      }
      made.push({ uid, about: `Badge de ${fullName(newest.account.person)}` });
      return ok(`Badge ${uid} prêt : ${fullName(newest.account.person)}.`);
    },
    async printBadge(): Promise<Result<string, ErrorCode>> {
      const waiting = (await badgesOf(admin)).filter(({ badge }) => badge.state === 'requested');
      if (waiting.length === 0) return err('badge.none');
      for (const { badge } of waiting) {
        const approved = await admin.approveBadge(badge.id);
        const printed = approved.ok ? await admin.printBadge(badge.id) : approved;
        if (!printed.ok) return printed;
      }
      addBlanks(waiting.length);
      return ok(`Imprimé : ${waiting.map(({ account }) => fullName(account.person)).join(', ')}.`);
    },
    cards: () => [
      ...made,
      ...drawer.list().map(({ uid, about }) => ({ uid, about })),
      { uid: strangerUid, about: 'Badge de personne ici' },
    ],
    codes: async () =>
      (await badgesOf(admin))
        .filter(({ badge }) => badge.state === 'printed')
        .map(({ badge, account }) => ({ code: badge.id, about: fullName(account.person) })),
    addBlanks,
  };
}

const accounts = async (admin: Admin): Promise<Account[]> =>
  Promise.all((await admin.people()).map(({ id }) => admin.account(id)));

const badgesOf = async (admin: Admin) =>
  (await accounts(admin)).flatMap((account) => account.badges.map((badge) => ({ account, badge })));

/** The one with the latest time; times are RFC 3339 in UTC, so that they sort as text. */
function latest<T>(all: readonly T[], time: (one: T) => string | undefined): T | undefined {
  return [...all].sort((a, b) => (time(a) ?? '').localeCompare(time(b) ?? '')).at(-1);
}
