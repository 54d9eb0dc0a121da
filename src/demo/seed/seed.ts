import type { Admin } from '../../central/admin.ts';
import type { Payload } from '../../shared/contract/command.ts';
import type { ConsentText, OptionalPurpose } from '../../shared/domain/consent.ts';
import { optionalPurposes } from '../../shared/domain/consent.ts';
import { CardUid } from '../../shared/domain/card-uid.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { CasAttributes, DemoPerson } from '../cas/people.ts';
import type { DemoResident } from '../people.ts';
import { freshBadge, freshPhoto, good, openClerk, type ClerkVisit } from './clerk.ts';
import { qualityOf } from './measures.ts';
import { drawnPhoto } from './picture.ts';
import { portrait } from './portraits.ts';
import type { QueuedPhoto } from './queued-photo.ts';

export interface SeedOptions {
  readonly admin: Admin;
  readonly residents: readonly DemoResident[];
  /** Addresses of central and of the ENT's CAS. */
  readonly central: string;
  readonly cas: string;
  /** A folder for the profile of the station that the seed uses. */
  readonly profile: string;
  /** The texts of image rights in force. */
  readonly texts: readonly { readonly purpose: string; readonly source: ConsentText }[];
}

/** The residents as the ENT knows them. */
export function asCasPeople(residents: readonly DemoResident[]): DemoPerson[] {
  return residents.map(({ login, password, kind, firstName, lastName, number }) => {
    const attributes: CasAttributes = {
      displayName: `${firstName} ${lastName}`,
      givenName: firstName,
      sn: lastName,
      mail: universityEmail(login),
      eduPersonPrimaryAffiliation: kind,
      [kind === 'student' ? 'supannEtuId' : 'supannEmpId']: number,
    };
    return { login, password, attributes };
  });
}

const universityEmail = (login: string): string => `${login}@univ.test`;

/** Adds the residents to central, and does for them what they have already done, the way everything goes: by commands. */
export async function seed(options: SeedOptions): Promise<void> {
  const { admin, residents } = options;
  const ids = new Map<DemoResident, PersonId>();
  for (const resident of residents) {
    ids.set(resident, await addResident(admin, resident));
    for (const role of resident.roles ?? [])
      good(`${role} ${resident.login}`, await admin.grantRole(resident.login, role));
  }
  const active = residents.filter(
    ({ has }) => has.photo !== undefined || has.imageRights === true || has.queued !== undefined,
  );
  if (active.length === 0) return;
  const { code } = await admin.issueEnrolmentCode('Guichet');
  const clerk = await openClerk({ ...options, code });
  try {
    for (const resident of active) {
      const visit = await clerk.visit(resident.login, resident.password);
      await live(options, resident, ids.get(resident) as PersonId, visit);
      await visit.leave();
    }
  } finally {
    await clerk.close();
  }
}

/** Adds one resident, with nothing done yet. */
export function addResident(admin: Admin, resident: DemoResident): Promise<PersonId> {
  const { login, kind, firstName, lastName, number, contactEmail } = resident;
  const [studentNumber, staffNumber] = kind === 'student' ? [number, null] : [null, number];
  const names = { login, kind, firstName, lastName, contactEmail };
  return admin.addPerson({ ...names, universityEmail: universityEmail(login), studentNumber, staffNumber });
}

async function live(
  { admin, texts }: SeedOptions,
  { has, kind }: DemoResident,
  person: PersonId,
  visit: ClerkVisit,
): Promise<void> {
  if (has.imageRights === true)
    await visit.act('consent.record', { decisions: decisions(texts), screenDefault: 'none' });
  if (has.photo !== undefined) {
    const { identity, directory } = await drawnPhoto();
    await visit.act('photo.submit', { photo: freshPhoto() }, [
      { name: 'identity-photo', jpeg: identity },
      { name: 'directory-photo', jpeg: directory },
    ]);
    if (has.photo === 'accepted') good('the photo', await admin.acceptPhoto(person));
    if (has.photo === 'rejected')
      good('the photo', await admin.rejectPhoto(person, 'too-dark', 'Un éclairage de face aiderait.'));
  }
  if (has.queued !== undefined) await submitQueued(admin, person, visit, has.queued);
  if (has.badge === undefined) return;
  const badge = freshBadge();
  await visit.act('badge.request', { badge, kind, certified: kind === 'staff' });
  good('the approval', await admin.approveBadge(badge));
  good('the printing', await admin.printBadge(badge));
  if (has.badge.state === 'printed') return;
  const uid = CardUid.parse(has.badge.uid);
  good('the encoding', await admin.encodeBadge(badge, uid));
  if (has.badge.state === 'encoded') return;
  await visit.act('badge.activate', { badge, uid });
  if (has.badge.state === 'opposed') await visit.act('badge.oppose', { badge, motive: has.badge.motive });
}

/** The photo that was accepted before, if any, and the one that waits. */
async function submitQueued(
  admin: Admin,
  person: PersonId,
  visit: ClerkVisit,
  { before, portrait: now, source = 'camera', ...measures }: QueuedPhoto,
): Promise<void> {
  const submit = async (how: QueuedPhoto['portrait'], payload: Omit<Payload<'photo.submit'>, 'photo'>) => {
    const { identity, directory } = await portrait(how);
    await visit.act('photo.submit', { photo: freshPhoto(), ...payload }, [
      { name: 'identity-photo', jpeg: identity },
      { name: 'directory-photo', jpeg: directory },
    ]);
  };
  if (before !== undefined) {
    await submit(before, { quality: qualityOf({}) });
    good('the photo before', await admin.acceptPhoto(person));
  }
  await submit(now, { source, quality: qualityOf(measures) });
}

function decisions(texts: SeedOptions['texts']) {
  return optionalPurposes.map((purpose: OptionalPurpose) => {
    const text = texts.find((one) => one.purpose === purpose);
    if (text === undefined) throw new Error(`no text on image rights for ${purpose}`);
    const decision = purpose === 'communication' ? ('refused' as const) : ('accepted' as const);
    return { purpose, decision, text: text.source };
  });
}
