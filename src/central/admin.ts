import type { CardUid } from '../shared/domain/card-uid.ts';
import type { ErrorCode } from '../shared/domain/errors.ts';
import type { BadgeId, PersonId, PhotoId, StationId } from '../shared/domain/ids.ts';
import type { Role } from '../shared/domain/person.ts';
import type { RejectionReason } from '../shared/domain/photo.ts';
import type { Result } from '../shared/domain/result.ts';
import { officeOf } from './badges/at-console.ts';
import type { Context } from './context.ts';
import { inspectorOf, type Inspector } from './inspect.ts';
import { putPerson, NewPerson } from './people/add.ts';
import { grantRole, revokeRole, type Granted } from './operators/grant.ts';
import { moderatorOf } from './photos/moderate.ts';
import { issueCode } from './stations/code.ts';
import { setOffice } from './stations/office.ts';
import { revokeStation } from './stations/revoke.ts';
import { instant } from './clock.ts';

/** What is done at central itself, in process: by its command line, the demo and the tests, until there is a back office. */
export interface Admin extends Inspector {
  addPerson(person: NewPerson): Promise<PersonId>;
  /** With `office`, operators may work at the station that uses the code. */
  issueEnrolmentCode(name: string, office?: boolean): Promise<{ code: string; expiresAt: string }>;
  revokeStation(station: StationId): Promise<Result<true, 'station.unknown'>>;
  setOffice(station: StationId, office: boolean): Promise<Result<'changed' | 'unchanged', 'station.unknown'>>;
  grantRole(login: string, role: Role): Promise<Granted>;
  revokeRole(login: string, role: Role): Promise<Granted>;
  /** Accepts the newest photo of a person, if it waits. */
  acceptPhoto(person: PersonId): Promise<Result<PhotoId, ErrorCode>>;
  rejectPhoto(
    person: PersonId,
    reason: RejectionReason,
    message: string | null,
  ): Promise<Result<PhotoId, ErrorCode>>;
  /** Needs an accepted photo. */
  approveBadge(badge: BadgeId): Promise<Result<true, ErrorCode>>;
  /** Of a requested badge: it is not made. `note` says why, and is kept with it. */
  rejectBadge(badge: BadgeId, note: string): Promise<Result<true, ErrorCode>>;
  /** Of a badge that is not printed yet: it is not made after all. */
  cancelBadge(badge: BadgeId, note: string): Promise<Result<true, ErrorCode>>;
  printBadge(badge: BadgeId): Promise<Result<true, ErrorCode>>;
  /** The UID as it was read from the badge on the encoder. */
  encodeBadge(badge: BadgeId, uid: CardUid): Promise<Result<true, ErrorCode>>;
}

/** The administrator's port; `actor` is kept with all that is done through it. */
export function adminOf(context: Context, actor: string): Admin {
  const { store } = context;
  return {
    ...inspectorOf(context),
    ...moderatorOf(context, actor),
    ...officeOf(context, actor),
    addPerson: (person) => store.transaction(async (tx) => (await putPerson(tx, NewPerson.parse(person))).id),
    async issueEnrolmentCode(name, office = false) {
      const { code, expiresMs } = await issueCode(context, name, office);
      return { code, expiresAt: instant(expiresMs) };
    },
    revokeStation: (station) => revokeStation(context, station),
    setOffice: (station, office) => setOffice(context, station, office, actor),
    grantRole: (login, role) => grantRole(context, { login, role, by: actor }),
    revokeRole: (login, role) => revokeRole(context, { login, role, by: actor }),
  };
}
