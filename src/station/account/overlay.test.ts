import { expect, test } from 'vitest';
import { CommandId } from '../../shared/domain/ids.ts';
import { badgeId, decided, encodedBadge, sha, testAccount } from '../visit/testing/people.ts';
import { overlay, type Change } from './overlay.ts';

const pending = (...changes: Change[]) =>
  changes.map((change) => ({
    command: CommandId.parse('01234567-89ab-7def-8012-3456789abcde'),
    what: 'photo' as const,
    change,
    appliedBy: null,
  }));
const at = '2026-11-20T08:00:00Z';

test('an opposition shows at once, on its own badge only', () => {
  const other = { ...encodedBadge('active'), id: '0b0b0b0b-0000-4000-8000-000000000002' as never };
  const account = testAccount({ badges: [other, encodedBadge('active')] });
  const seen = overlay(
    account,
    pending({ to: 'badge', badge: badgeId, state: 'opposed', motive: 'lost', at }),
  );
  expect(seen.badges.map((badge) => [badge.state, badge.motive])).toEqual([
    ['active', null],
    ['opposed', 'lost'],
  ]);
  expect(account.badges[1]?.state).toBe('active');
});

test('a new decision replaces the old one of the same purpose', () => {
  const refused = decided().map((one) => ({ ...one, decision: 'refused' as const }));
  const seen = overlay(
    testAccount({ consents: decided() }),
    pending({ to: 'consents', consents: [refused[0]!] }),
  );
  expect(seen.consents).toHaveLength(3);
  expect(seen.consents.find((one) => one.purpose === refused[0]!.purpose)?.decision).toBe('refused');
});

test('a photo and a badge that central knows already are shown as central says', () => {
  const photo = {
    id: badgeId as never,
    state: 'rejected',
    reason: 'blurred',
    message: null,
    submittedAt: at,
    image: sha('c'),
  } as const;
  const account = testAccount({ photo, badges: [encodedBadge()] });
  const seen = overlay(
    account,
    pending(
      { to: 'photo', photo: { ...photo, state: 'submitted', reason: null } },
      { to: 'new-badge', badge: encodedBadge('requested') },
    ),
  );
  expect(seen).toEqual(account);
});

test('changes of one visit add up in their order', () => {
  const requested = { ...encodedBadge('requested'), uid: null };
  const seen = overlay(
    testAccount(),
    pending(
      { to: 'new-badge', badge: requested },
      { to: 'badge', badge: badgeId, state: 'opposed', motive: 'stolen', at },
    ),
  );
  expect(seen.badges).toEqual([{ ...requested, state: 'opposed', motive: 'stolen', changedAt: at }]);
});
