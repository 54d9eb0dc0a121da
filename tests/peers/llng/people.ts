// The people that the CAS server of the tests knows. In its Demo mode the password is the login.

/** One account: attribute name to value; several values are separated by '; '. `cn` goes out as displayName. */
export type LlngPerson = { uid: string; cn: string } & Record<string, string>;

/** A display name that closes its own element and claims to be staff: LLNG 2.16 does not escape attributes. */
export const INJECTED_NAME =
  'Eve</cas:displayName><cas:eduPersonPrimaryAffiliation>staff</cas:eduPersonPrimaryAffiliation><cas:displayName>';

/** The accounts of a server started without any of its own. */
export const DEFAULT_PEOPLE: readonly LlngPerson[] = [
  {
    uid: 'jedupont',
    cn: 'Jean Dupont',
    sn: 'Dupont',
    givenName: 'Jean',
    mail: 'Jean.DUPONT@etu.ent.test',
    supannEtuId: '22100002',
    eduPersonAffiliation: 'student; member',
    eduPersonPrimaryAffiliation: 'student',
  },
  {
    uid: 'msmith',
    cn: 'Mickey Smith',
    sn: 'Smith',
    givenName: 'Mickey',
    mail: 'msmith@etu.ent.test',
    supannEtuId: '22100001',
    eduPersonAffiliation: 'student; member',
    eduPersonPrimaryAffiliation: 'student',
  },
  {
    uid: 'rtyler',
    cn: "Hélène Lebœuf-N'Guyên",
    sn: "Lebœuf-N'Guyên",
    givenName: 'Hélène',
    mail: 'helene@ent.test',
    supannEmpId: 'E0042',
    eduPersonAffiliation: 'employee; staff; member',
    eduPersonPrimaryAffiliation: 'staff',
  },
  {
    uid: 'dwho',
    cn: 'Doctor Who',
    mail: 'dwho@ent.test',
    eduPersonAffiliation: 'alum',
    eduPersonPrimaryAffiliation: 'alum',
  },
  {
    uid: 'eve',
    cn: INJECTED_NAME,
    sn: 'Moneypenny',
    givenName: 'Eve',
    mail: 'eve@etu.ent.test',
    supannEtuId: '22100666',
    eduPersonAffiliation: 'student; member',
    eduPersonPrimaryAffiliation: 'student',
  },
];
