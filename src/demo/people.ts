import type { OppositionMotive } from '../shared/domain/badge.ts';
import type { PersonKind, Role } from '../shared/domain/person.ts';
import type { QueuedPhoto } from './seed/queued-photo.ts';

/** One person of the demo: nobody real. The password opens nothing but the demo. */
export interface DemoResident {
  readonly login: string;
  readonly password: string;
  readonly kind: PersonKind;
  readonly firstName: string;
  readonly lastName: string;
  /** Student or staff number, by kind. */
  readonly number: string;
  readonly contactEmail: string | null;
  /** In French, for the terminal and the dock; they leave out who has none. */
  readonly about: string;
  /** What this person may do for others, at the stations of the office. */
  readonly roles?: readonly Role[];
  /** What central already holds of them. */
  readonly has: {
    readonly photo?: 'submitted' | 'accepted' | 'rejected';
    readonly imageRights?: boolean;
    /** A photo that waits for a moderator, with its measures. */
    readonly queued?: QueuedPhoto;
    readonly badge?:
      | { readonly state: 'printed' }
      | { readonly state: 'encoded' | 'active'; readonly uid: string }
      | { readonly state: 'opposed'; readonly uid: string; readonly motive: OppositionMotive };
  };
}

/** The person of the tour: everything is still to be done. */
export const newcomer: DemoResident = {
  login: 'emartin',
  password: 'emartin',
  kind: 'student',
  firstName: 'Éloïse',
  lastName: 'Martin-Lefèvre',
  number: '22601001',
  contactEmail: 'eloise.martin@courriel.test',
  about: 'étudiante, tout reste à faire',
  has: {},
};

/** Everybody that the demo's central and its ENT know. */
export const residents: readonly DemoResident[] = [
  newcomer,
  {
    login: 'hleboeuf',
    password: 'hleboeuf',
    kind: 'staff',
    firstName: 'Hélène',
    lastName: "Lebœuf-N'Guyên",
    number: 'E0042',
    contactEmail: null,
    about: 'personnel, tout reste à faire (certification de la photo)',
    has: {},
  },
  {
    login: 'nbenali',
    password: 'nbenali',
    kind: 'student',
    firstName: 'Noé',
    lastName: 'Bénali',
    number: '22601002',
    contactEmail: 'noe.benali@courriel.test',
    about: 'étudiant, badge encodé à activer',
    has: { photo: 'accepted', imageRights: true, badge: { state: 'encoded', uid: '04A1B2C3D4E580' } },
  },
  {
    login: 'tgarcon',
    password: 'tgarcon',
    kind: 'student',
    firstName: 'Thaïs',
    lastName: 'Garçon',
    number: '22601003',
    contactEmail: 'thais.garcon@courriel.test',
    about: 'étudiante, badge actif',
    has: { photo: 'accepted', imageRights: true, badge: { state: 'active', uid: '04B7C9D2E1F690' } },
  },
  {
    login: 'jroue',
    password: 'jroue',
    kind: 'student',
    firstName: 'Jérôme',
    lastName: 'Roué',
    number: '22601004',
    contactEmail: 'jerome.roue@courriel.test',
    about: 'étudiant, photo refusée',
    has: { photo: 'rejected', imageRights: true },
  },
];

/** The operator of the demo, who decides on the photos that wait, and encodes the badges that are printed. */
export const agent: DemoResident = {
  login: 'agent',
  password: 'agent',
  kind: 'staff',
  firstName: 'Agathe',
  lastName: 'Néel',
  number: 'E0007',
  contactEmail: null,
  about: 'agent du service des badges, valide les photos et encode les badges',
  roles: ['moderator', 'card-office'],
  has: {},
};

/** UID of the badge that the card office makes next, the nth of a run from 0: 7 bytes, as DESFire has them. */
export function nextUid(nth: number): string {
  return `04${(0xd1_00_00_00_00_00 + nth * 0x1_00_01).toString(16).toUpperCase().padStart(12, '0')}`;
}

/** A badge that belongs to nobody here. */
export const strangerUid = '04FFEEDDCCBB80';
