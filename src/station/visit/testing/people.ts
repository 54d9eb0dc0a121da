// People, badges and texts for the unit tests of the visit.
import type { Account } from '../../../shared/domain/account.ts';
import { CardUid } from '../../../shared/domain/card-uid.ts';
import { optionalPurposes } from '../../../shared/domain/consent.ts';
import { BadgeId, PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { ImageRightsTexts } from '../../consent/texts.ts';

export const sha = (letter: string): Sha256 => Sha256.parse(letter.repeat(64));
export const uid = (hex: string): CardUid => CardUid.parse(hex);
/** Words of the visitor that must be nowhere once they have left. */
export const markers = [
  'Zébulon',
  'Marqueur',
  'zmarqueur',
  'zebulon@uca.example',
  'token-secret',
  'ST-secret',
  '04A1B2C3D4E580',
];

export const badgeId = BadgeId.parse('0b0b0b0b-0000-4000-8000-000000000001');

/** A student (or whatever is changed) who has done nothing yet. */
export function testAccount(change: Partial<Account> = {}, person: Partial<Account['person']> = {}): Account {
  return {
    revision: 1,
    person: {
      id: PersonId.parse('0a0a0a0a-0000-4000-8000-000000000001'),
      kind: 'student',
      firstName: 'Zébulon',
      lastName: 'Marqueur',
      login: 'zmarqueur',
      universityEmail: 'zebulon@uca.example',
      contactEmail: null,
      studentNumber: '22001234',
      staffNumber: null,
      ...person,
    },
    photo: null,
    consents: [],
    badges: [],
    ...change,
  };
}

/** A badge of that person, printed and encoded. */
export const encodedBadge = (
  state: Account['badges'][number]['state'] = 'encoded',
): Account['badges'][number] => ({
  id: badgeId,
  kind: 'student',
  state,
  motive: null,
  uid: uid('04A1B2C3D4E580'),
  requestedAt: '2026-11-01T08:00:00Z',
  changedAt: '2026-11-01T08:00:00Z',
});

const text = (purpose: (typeof optionalPurposes)[number], language: 'fr' | 'en') => ({
  purpose,
  title: purpose,
  summary: purpose,
  text: purpose,
  source: { id: 'image-rights', version: '1', language, sha256: sha(language === 'fr' ? 'a' : 'b') } as const,
});
export const texts: ImageRightsTexts = {
  version: '1',
  texts: {
    fr: optionalPurposes.map((one) => text(one, 'fr')),
    en: optionalPurposes.map((one) => text(one, 'en')),
  },
};

/** A full list of decisions on the texts in force. */
export const decisions = (decision: 'accepted' | 'refused' = 'accepted', language: 'fr' | 'en' = 'fr') =>
  texts.texts[language].map(({ purpose, source }) => ({
    purpose: purpose as 'directory',
    decision,
    text: source,
  }));

/** Those decisions as an account shows them. */
export const decided = () => decisions().map((one) => ({ ...one, decidedAt: '2026-01-01T00:00:00Z' }));
