import { expect, test } from 'vitest';
import { BadgeId } from '../../shared/domain/ids.ts';
import type { Act } from '../../shared/contract/station.ts';
import { openHouse } from './testing/house.ts';
import { badgeId, decided, decisions, encodedBadge, sha, testAccount } from './testing/people.ts';

const crop = { left: 0, top: 0, width: 1, height: 1 };
const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;
const strange = BadgeId.parse('0b0b0b0b-0000-4000-8000-0000000000ff');
const photo = {
  id: '0d0d0d0d-0000-4000-8000-000000000001',
  state: 'accepted',
  reason: null,
  message: null,
  submittedAt: '2026-01-01T00:00:00Z',
  image: sha('c'),
} as never;

async function house(account = testAccount({ consents: decided(), photo, badges: [] })) {
  const opened = openHouse(account);
  await opened.signIn();
  /** The act is refused, and nothing at all changes. */
  const refused = (act: Act, code: string) => {
    const before = structuredClone(opened.runner.memory());
    expect(opened.runner.act(act)).toEqual({ ok: false, error: code });
    expect(opened.runner.memory()).toEqual(before);
  };
  return { ...opened, refused };
}

test('acts of a visit without a visit', async () => {
  const { runner, on } = openHouse();
  await on('welcome');
  for (const act of [
    { act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured },
    { act: 'oppose', badge: badgeId, motive: 'lost' },
    { act: 'leave' },
    { act: 'open-tab', tab: 'badge' },
  ] as const)
    expect(runner.act(act)).toEqual({ ok: false, error: 'visit.none' });
});

test('acts of screens that are not shown', async () => {
  const { refused } = await house();
  refused(
    { act: 'submit-photo', from: { source: 'camera', frame: 'AAAA' }, crop, measured },
    'visit.act-not-allowed',
  );
  refused({ act: 'request-badge', certified: true }, 'visit.act-not-allowed');
  refused({ act: 'decide-image-rights', decisions: decisions() }, 'visit.act-not-allowed');
  refused({ act: 'oppose', badge: badgeId, motive: 'lost' }, 'visit.act-not-allowed');
  refused({ act: 'continue' }, 'visit.act-not-allowed');
  refused({ act: 'close-ent' }, 'visit.act-not-allowed');
  refused({ act: 'sign-in' }, 'visit.act-not-allowed');
});

test('badges that are not this person’s, or not in the right state', async () => {
  const { refused, runner } = await house(testAccount({ badges: [encodedBadge('active')] }));
  refused({ act: 'start-activation', badge: strange }, 'badge.none');
  refused({ act: 'start-opposition', badge: strange }, 'badge.none');
  refused({ act: 'start-activation', badge: badgeId }, 'badge.act-not-allowed');
  runner.act({ act: 'start-opposition', badge: badgeId });
  refused({ act: 'oppose', badge: strange, motive: 'lost' }, 'visit.act-not-allowed');
});

test('a request without photo, without decisions, or beside another badge', async () => {
  (await house(testAccount())).refused({ act: 'start-badge-request' }, 'photo.none');
  (await house(testAccount({ photo }))).refused({ act: 'start-badge-request' }, 'consent.missing');
  const active = testAccount({ photo, consents: decided(), badges: [encodedBadge('active')] });
  (await house(active)).refused({ act: 'start-badge-request' }, 'badge.already-active');
});

test('staff who do not certify', async () => {
  const staff = testAccount({ photo, consents: decided() }, { kind: 'staff' });
  const { refused, runner, on, central } = await house(staff);
  runner.act({ act: 'start-badge-request' });
  refused({ act: 'request-badge', certified: false }, 'badge.certification-missing');
  runner.act({ act: 'request-badge', certified: true });
  await on('saved');
  expect(central.saved[0]).toMatchObject({ payload: { kind: 'staff', certified: true } });
});

test('decisions that are incomplete, doubled, on other texts or in two languages', async () => {
  const { refused, runner } = await house(testAccount());
  runner.act({ act: 'start-image-rights' });
  runner.act({ act: 'continue' });
  const all = decisions();
  const [first, second, third] = all;
  refused({ act: 'decide-image-rights', decisions: [first!, second!] }, 'consent.incomplete');
  refused({ act: 'decide-image-rights', decisions: [first!, second!, first!] }, 'consent.incomplete');
  const forged = { ...third!, text: { ...third!.text, sha256: sha('f') } };
  refused({ act: 'decide-image-rights', decisions: [first!, second!, forged] }, 'consent.text-unknown');
  const mixed = decisions('accepted', 'en')[2]!;
  refused({ act: 'decide-image-rights', decisions: [first!, second!, mixed] }, 'consent.text-unknown');
});

test('nothing but leaving while an act is being saved', async () => {
  const { refused, runner, central, on, settle } = await house(
    testAccount({ badges: [encodedBadge('active')] }),
  );
  let open!: () => void;
  central.holdSave = new Promise((resolve) => (open = resolve));
  runner.act({ act: 'start-opposition', badge: badgeId });
  runner.act({ act: 'oppose', badge: badgeId, motive: 'lost' });
  refused({ act: 'back' }, 'visit.act-not-allowed');
  refused({ act: 'open-tab', tab: 'badge' }, 'visit.act-not-allowed');
  runner.act({ act: 'leave' });
  await on('leaving');
  open();
  await settle();
  expect(central.saved).toHaveLength(1);
  expect(runner.view().screen.name).toBe('leaving');
});

test('a picture that is not the present photo of this person', async () => {
  const { runner } = await house();
  expect(await runner.image(sha('e'))).toEqual({ ok: false, error: 'visit.act-not-allowed' });
  expect((await runner.image(sha('c'))).ok).toBe(true);
});

test('an account of another person is not shown', async () => {
  const { runner, central, clock, settle } = await house();
  const own = central.account;
  central.account = {
    ...own,
    revision: 9,
    person: { ...own.person, id: strange as never, firstName: 'Autre' },
  };
  clock.advance(2_000);
  await settle();
  expect(runner.view().visit?.account.person.firstName).toBe('Zébulon');
});
