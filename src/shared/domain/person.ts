import { z } from 'zod';
import { PersonId } from './ids.ts';

export const PersonKind = z.enum(['student', 'staff']);
/** Which kind of badge a person may hold; central's own table decides, never an attribute of the ENT. */
export type PersonKind = z.infer<typeof PersonKind>;

export const Role = z.enum(['moderator', 'card-office']);
/** What a person may do for others; central's own table decides, never an attribute of the ENT. */
export type Role = z.infer<typeof Role>;

export const Person = z.object({
  id: PersonId,
  kind: PersonKind,
  firstName: z.string(),
  lastName: z.string(),
  /** The ENT's login, needed in the computer rooms. */
  login: z.string(),
  universityEmail: z.string(),
  contactEmail: z.string().nullable(),
  studentNumber: z.string().nullable(),
  staffNumber: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

/** First and last name, as they are said and written. */
export const fullName = ({ firstName, lastName }: Pick<Person, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

/** What a public screen may show of a name: the first name and one initial. */
export function discreetName(person: Pick<Person, 'firstName' | 'lastName'>): string {
  const initial = Array.from(person.lastName.trim())[0];
  return initial === undefined ? person.firstName : `${person.firstName} ${initial.toUpperCase()}.`;
}

/** An e-mail masked in the middle: enough for its owner, too little for a neighbour. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '•••';
  const name = Array.from(email.slice(0, at));
  const kept = name.length <= 3 ? name.slice(0, 1) : name.slice(0, 2);
  return `${kept.join('')}•••${name.length > 3 ? name[name.length - 1] : ''}${email.slice(at)}`;
}
