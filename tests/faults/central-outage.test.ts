import { beforeEach, expect, it } from 'vitest';
import { opposeBadge, requestBadge } from '../../src/demo/tour/visitor/badge.ts';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { decideImageRights } from '../../src/demo/tour/visitor/image-rights.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { takePhoto } from '../../src/demo/tour/visitor/photo.ts';
import { saved } from '../../src/demo/tour/visitor/saved.ts';
import { greeted, openSignIn, sendPassword, signIn, signOut } from '../../src/demo/tour/visitor/sign-in.ts';
import { tourDecisions } from '../../src/demo/tour/visit.ts';
import { waitUntil } from '../../src/demo/tour/wait.ts';
import type { DemoResident } from '../../src/demo/people.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, student, withActiveBadge } from '../support/people.ts';
import { drained } from '../support/station.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

const ada = student('alovelace', 'Ada', 'Lovelace');
const grace = withActiveBadge('ghopper', 'Grace', 'Hopper', '04B7C9D2E1F690');
const marie = withActiveBadge('mcurie', 'Marie', 'Curie', '04B7C9D2E1F780');

describeWith({ chromium: true }, 'central away during a visit', () => {
  const house = houseFor(() => ({
    shell: 'chromium',
    cas: 'demo',
    reader: 'memory',
    residents: [ada, grace, marie],
  }));
  const admin = () => house().central.admin;
  const kinds = async (who: DemoResident) =>
    (await admin().commands(await personOf(house(), who))).map(({ kind }) => kind);
  let hand: Hand;
  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await heading(hand, hand.words.welcome.title);
  });

  it('every act is kept and says so, shows at once, and arrives by itself when central is back', async () => {
    await signIn(hand, ada, nameOf(ada));
    house().gate.set('cut');
    await touch(hand, hand.words.account.next['take-photo'].act);
    await decideImageRights(hand, tourDecisions);
    await takePhoto(hand);
    await saved(hand, 'photo', 'stored');
    await touch(hand, hand.words.common.continue);
    await greeted(hand, nameOf(ada));
    await kiosk(hand).getByText(hand.words.account.photoState.submitted).waitFor();
    await requestBadge(hand, false);
    await saved(hand, 'badge-request', 'stored');
    expect(await kinds(ada)).toEqual([]);
    house().gate.set('open');
    await saved(hand, 'badge-request', 'transmitted'); // said on the very screen that said « ici »
    expect(await kinds(ada)).toEqual(['consent.record', 'photo.submit', 'badge.request']);
    await touch(hand, hand.words.common.continue);
    await signOut(hand);
    await drained(hand);
  });

  it('central takes connections and never answers: an opposition is kept, the visitor leaves, and it arrives once', async () => {
    await signIn(hand, grace, nameOf(grace));
    const before = await kinds(grace);
    house().gate.set('silent');
    await opposeBadge(hand, 'stolen');
    await saved(hand, 'opposition', 'stored');
    await touch(hand, hand.words.common.continue);
    await kiosk(hand).getByText(hand.words.badge.state.opposed).first().waitFor();
    await signOut(hand);
    await kiosk(hand).getByText('1 envoi en attente').waitFor();
    house().gate.set('cut'); // the line that never answered is gone
    house().gate.set('open');
    await drained(hand);
    expect((await kinds(grace)).slice(before.length)).toEqual(['badge.oppose']);
    const [badge] = await admin().badges(await personOf(house(), grace));
    expect(badge).toMatchObject({ state: 'opposed', motive: 'stolen' });
    for (const station of await admin().stations())
      expect(station).toMatchObject({ gaps: [], incidents: [] });
  });

  it('a sign-in without central ends with words, and works again when it is back', async () => {
    house().gate.set('cut');
    await touch(hand, hand.words.welcome.start);
    await told(hand, 'central.unreachable');
    await kiosk(hand).getByText(`${hand.words.health.network} ${hand.words.health.offline}`).waitFor();
    house().gate.set('open');
    await kiosk(hand)
      .getByText(`${hand.words.health.network} ${hand.words.health.ok}`, { exact: true })
      .waitFor({ timeout: 60_000 });
    await signIn(hand, marie, nameOf(marie));
    await signOut(hand);
  });

  it('the network goes while a person signs in: told, and nobody is half signed in', async () => {
    const ent = await openSignIn(hand);
    house().gate.set('cut');
    await sendPassword(ent, marie);
    await told(hand, 'central.unreachable');
    await house().surfaces.entGone();
    house().gate.set('open');
    const person = await personOf(house(), marie);
    const open = async () => (await admin().visits(person)).filter(({ closed_ms }) => closed_ms === null);
    await waitUntil('no open visit', 60_000, async () => (await open()).length === 0);
  });
});
