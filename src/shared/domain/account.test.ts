import { describe, expect, it } from 'vitest';
import { mayOppose, mayReinstate, mayRequestBadge, nextStep, type Account } from './account.ts';
import type { BadgeSummary } from './badge.ts';
import { optionalPurposes, type ConsentSummary } from './consent.ts';
import type { BadgeId, PersonId, PhotoId, Sha256 } from './ids.ts';
import type { PhotoSummary } from './photo.ts';

const at = '2026-11-20T08:00:00Z';
const sha256 = 'a'.repeat(64) as Sha256;
const photo = (state: PhotoSummary['state']): PhotoSummary => ({
  id: '018f0000-0000-7000-8000-000000000001' as PhotoId,
  state,
  reason: null,
  message: null,
  submittedAt: at,
  image: sha256,
});
const decided: ConsentSummary[] = optionalPurposes.map((purpose) => ({
  purpose,
  decision: 'refused',
  decidedAt: at,
  text: { id: 'image-rights', version: '2026-09', language: 'fr', sha256 },
}));
const badge = (state: BadgeSummary['state']): BadgeSummary => ({
  id: '018f0000-0000-7000-8000-000000000002' as BadgeId,
  kind: 'student',
  state,
  motive: null,
  uid: null,
  requestedAt: at,
  changedAt: at,
});
const account = (more: Partial<Account>): Account => ({
  revision: 1,
  person: {
    id: '018f0000-0000-7000-8000-000000000003' as PersonId,
    kind: 'student',
    firstName: 'Jean',
    lastName: 'Dupont',
    login: 'jedupont',
    universityEmail: 'jean.dupont@etu.univ.test',
    contactEmail: null,
    studentNumber: '22100002',
    staffNumber: null,
  },
  photo: null,
  consents: [],
  badges: [],
  ...more,
});

describe('the next useful step', () => {
  it.each([
    ['no photo', {}, 'take-photo'],
    ['a rejected photo', { photo: photo('rejected'), consents: decided }, 'redo-photo'],
    ['a photo without image rights', { photo: photo('submitted') }, 'decide-image-rights'],
    ['a photo and image rights', { photo: photo('submitted'), consents: decided }, 'request-badge'],
    [
      'a badge on its way',
      { photo: photo('accepted'), consents: decided, badges: [badge('printed')] },
      'wait',
    ],
    [
      'an encoded badge',
      { photo: photo('accepted'), consents: decided, badges: [badge('encoded')] },
      'activate-badge',
    ],
    [
      'an active badge',
      { photo: photo('accepted'), consents: decided, badges: [badge('active')] },
      'nothing',
    ],
    [
      'an opposed badge',
      { photo: photo('accepted'), consents: decided, badges: [badge('opposed')] },
      'request-badge',
    ],
  ] as const)('with %s', (_name, more, step) => {
    expect(nextStep(account(more as Partial<Account>)).step).toBe(step);
  });

  it('does not let a refusal of image rights block the badge', () => {
    expect(mayRequestBadge(account({ photo: photo('submitted'), consents: decided }))).toEqual({
      ok: true,
      value: true,
    });
  });

  it.each([
    [{}, 'photo.none'],
    [{ photo: photo('rejected'), consents: decided }, 'photo.refused'],
    [{ photo: photo('accepted') }, 'consent.missing'],
    [
      { photo: photo('accepted'), consents: decided, badges: [badge('requested')] },
      'badge.already-requested',
    ],
    [{ photo: photo('accepted'), consents: decided, badges: [badge('active')] }, 'badge.already-active'],
  ] as const)('refuses a request of %j', (more, code) => {
    expect(mayRequestBadge(account(more as Partial<Account>))).toEqual({ ok: false, error: code });
  });

  it('lets holders lift the opposition of a lost badge, beside no other active one', () => {
    const opposed = (motive: BadgeSummary['motive']) => ({ ...badge('opposed'), motive });
    const active = { ...badge('active'), id: '018f0000-0000-7000-8000-000000000009' as BadgeId };
    const ofStaff = { ...active, kind: 'staff' } as const;
    expect(mayReinstate(account({ badges: [opposed('lost'), ofStaff] }), opposed('lost')).ok).toBe(true);
    expect(mayReinstate(account({ badges: [opposed('lost'), active] }), opposed('lost'))).toEqual({
      ok: false,
      error: 'badge.already-active',
    });
    for (const motive of ['stolen', 'faulty', null] as const)
      expect(mayReinstate(account({}), opposed(motive)).ok).toBe(false);
    expect(mayReinstate(account({}), badge('active')).ok).toBe(false);
  });

  it('offers opposition for a badge in hand only', () => {
    expect(mayOppose(badge('active'))).toBe(true);
    expect(mayOppose(badge('encoded'))).toBe(true);
    for (const state of ['requested', 'printed', 'opposed', 'destroyed'] as const)
      expect(mayOppose(badge(state))).toBe(false);
  });
});
