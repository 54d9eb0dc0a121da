import { Account } from '../../shared/domain/account.ts';
import type { BadgeState } from '../../shared/domain/badge.ts';

const id = (last: number): string => `0198a5f0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const sha = (letter: string): string => letter.repeat(64);

const person = {
  id: id(1),
  kind: 'student',
  firstName: 'Jean',
  lastName: 'Dupont',
  login: 'jedupont',
  universityEmail: 'jean.dupont@etu.univ-exemple.fr',
  contactEmail: 'jeannot.dupont@exemple.org',
  studentNumber: '22104567',
  staffNumber: null,
};
const longPerson = {
  ...person,
  id: id(2),
  kind: 'staff',
  firstName: 'Marie-Antoinette-Hélène',
  lastName: 'de La Rochefoucauld-Lebœuf',
  login: 'maderocheleb',
  universityEmail: 'marie-antoinette-helene.de-la-rochefoucauld-leboeuf@univ-exemple.fr',
  contactEmail: null,
  studentNumber: null,
  staffNumber: '000123456',
};
const photo = (state: string, reason: string | null = null) => ({
  id: id(3),
  state,
  reason,
  message: null,
  submittedAt: '2026-11-18T09:12:00+01:00',
  image: sha('a'),
});
const consents = (['directory', 'teaching', 'communication'] as const).map((purpose) => ({
  purpose,
  decision: purpose === 'communication' ? 'refused' : 'accepted',
  decidedAt: '2026-11-18T09:10:00+01:00',
  text: { id: 'image-rights', version: '2026-09', language: 'fr', sha256: sha('b') },
}));
/** The badge that the scenes speak of. */
export const badgeId = id(4);
/** The picture that the scenes speak of. */
export const uploadId = id(6);
const badge = (state: BadgeState, kind = 'student', motive: string | null = null, last = 4) => ({
  id: id(last),
  kind,
  state,
  motive,
  uid: ['encoded', 'active', 'opposed'].includes(state) ? '04A1B2C3D4E580' : null,
  requestedAt: '2026-11-18T09:20:00+01:00',
  changedAt: '2026-11-19T14:02:00+01:00',
});
const of = (parts: object): Account =>
  Account.parse({ revision: 1, person, photo: null, consents: [], badges: [], ...parts });

/** Made-up people at each moment of their way to a badge. */
export const accounts = {
  fresh: of({}),
  rejected: of({ photo: photo('rejected', 'background'), consents }),
  waiting: of({ photo: photo('submitted'), consents, badges: [badge('requested')] }),
  mayRequest: of({ photo: photo('submitted'), consents }),
  encoded: of({ photo: photo('accepted'), consents, badges: [badge('encoded')] }),
  active: of({
    photo: photo('accepted'),
    consents,
    badges: [badge('active'), badge('opposed', 'student', 'lost', 5)],
  }),
  opposed: of({ photo: photo('accepted'), consents, badges: [badge('opposed', 'student', 'stolen')] }),
  lost: of({ photo: photo('accepted'), consents, badges: [badge('opposed', 'student', 'lost')] }),
  long: of({
    person: longPerson,
    photo: photo('accepted'),
    consents: consents.slice(0, 1),
    badges: [badge('active', 'staff')],
  }),
  longRequest: of({ person: longPerson, photo: photo('accepted'), consents }),
};
