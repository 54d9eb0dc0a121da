import type { DemoResident } from '../../src/demo/people.ts';
import { discreetName } from '../../src/shared/domain/person.ts';

/** Somebody for a test: a student with nothing done, unless said otherwise. */
export function student(
  login: string,
  firstName: string,
  lastName: string,
  has: DemoResident['has'] = {},
): DemoResident {
  const number = `226${String(Math.abs(hash(login)) % 100_000).padStart(5, '0')}`;
  return {
    login,
    password: login,
    kind: 'student',
    firstName,
    lastName,
    number,
    contactEmail: null,
    about: '',
    has,
  };
}

/** With everything done but the activation of an encoded badge. */
export const withEncodedBadge = (
  login: string,
  firstName: string,
  lastName: string,
  uid: string,
): DemoResident =>
  student(login, firstName, lastName, {
    photo: 'accepted',
    imageRights: true,
    badge: { state: 'encoded', uid },
  });

/** With an active badge. */
export const withActiveBadge = (
  login: string,
  firstName: string,
  lastName: string,
  uid: string,
): DemoResident =>
  student(login, firstName, lastName, {
    photo: 'accepted',
    imageRights: true,
    badge: { state: 'active', uid },
  });

/** What the kiosk calls somebody. */
export const nameOf = (resident: DemoResident): string => discreetName(resident);

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
