import type { Admin } from '../../central/admin.ts';
import { CardUid } from '../../shared/domain/card-uid.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { nextUid, strangerUid, type DemoResident } from '../people.ts';
import type { Office } from './moves.ts';
import type { DockProps } from './props.ts';

/** The card office and the moderator of the demo, on central's administrator port. */
export interface DemoOffice extends Office {
  /** The cards that the dock may offer, those made since the start among them. */
  cards(residents: readonly DemoResident[]): DockProps['cards'];
}

/** Plays the operators on whatever waits, the newest first. */
export function officeAt(admin: Admin): DemoOffice {
  const made: { uid: string; about: string }[] = [];
  const decide = async (say: string, act: (person: PersonId) => Promise<Result<unknown, ErrorCode>>) => {
    const waiting = (await accounts(admin)).filter(({ photo }) => photo?.state === 'submitted');
    const newest = latest(waiting, ({ photo }) => photo?.submittedAt);
    if (newest === undefined) return err('photo.none' as const);
    const done = await act(newest.person.id);
    return done.ok ? ok(`${say} ${fullName(newest)}.`) : done;
  };
  return {
    acceptPhoto: () => decide('Photo validée :', (person) => admin.acceptPhoto(person)),
    rejectPhoto: () =>
      decide('Photo refusée :', (person) =>
        admin.rejectPhoto(person, 'too-dark', 'Un éclairage de face aiderait.'),
      ),
    async produceBadge(): Promise<Result<string, ErrorCode>> {
      const requests = (await accounts(admin)).flatMap((account) =>
        account.badges.filter(({ state }) => state === 'requested').map((badge) => ({ account, badge })),
      );
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
      made.push({ uid, about: `Badge de ${fullName(newest.account)}` });
      return ok(`Badge ${uid} prêt : ${fullName(newest.account)}.`);
    },
    cards: (residents) => [
      ...made,
      ...residents.flatMap(({ has, firstName, lastName }) =>
        has.badge === undefined ? [] : [{ uid: has.badge.uid, about: `Badge de ${firstName} ${lastName}` }],
      ),
      { uid: strangerUid, about: 'Badge de personne ici' },
    ],
  };
}

const accounts = async (admin: Admin): Promise<Account[]> =>
  Promise.all((await admin.people()).map(({ id }) => admin.account(id)));

const fullName = ({ person }: Account): string => `${person.firstName} ${person.lastName}`;

/** The one with the latest time; times are RFC 3339 in UTC, so that they sort as text. */
function latest<T>(all: readonly T[], time: (one: T) => string | undefined): T | undefined {
  return [...all].sort((a, b) => (time(a) ?? '').localeCompare(time(b) ?? '')).at(-1);
}
