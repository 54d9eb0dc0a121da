import { beforeEach, expect, it } from 'vitest';
import { openTab } from '../../src/demo/tour/visitor/badge.ts';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { greeted, openSignIn, signIn, signOut } from '../../src/demo/tour/visitor/sign-in.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, withActiveBadge } from '../support/people.ts';
import { markersOf, remainsOnScreen } from '../support/remains.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

const ada = withActiveBadge('alovelace', 'Ada', 'Lovelace', '04A1B2C3D4E580');

describeWith({ chromium: true }, 'a kiosk that people walk away from', () => {
  const house = houseFor(() => ({
    shell: 'chromium',
    cas: 'demo',
    reader: 'memory',
    residents: [ada],
    // Short for a test, and long enough for a browser that shares the machine with two others to be touched in between.
    settings: { idle: { warnAfter: 4_000, wipeAfter: 8_000 }, entTimeout: 6_000 },
  }));
  let hand: Hand;
  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await heading(hand, hand.words.welcome.title);
  });

  it('an untouched page of the ENT closes by itself, and the kiosk says so', async () => {
    await openSignIn(hand);
    await told(hand, 'ent.timeout');
    await house().surfaces.entGone();
  });

  it('« Mot de passe oublié ? » opens in the same view, and leads back', async () => {
    const ent = await openSignIn(hand);
    await ent.getByRole('link', { name: /Mot de passe oublié/ }).click();
    await ent.getByRole('heading', { name: 'Mot de passe oublié' }).waitFor();
    await ent.getByRole('link', { name: 'Revenir à la connexion' }).click();
    await ent.locator('input[type=password]').waitFor();
    expect(
      house()
        .surfaces.pages()
        .filter((page) => page.url().startsWith('http')),
    ).toHaveLength(2);
    await touch(hand, hand.words.common.cancel);
    await house().surfaces.entGone();
  });

  it('the ENT’s page on « Connexion et sécurité » opens in the view, and closes back to the tab', async () => {
    await signIn(hand, ada, nameOf(ada));
    await openTab(hand, 'security');
    await kiosk(hand).getByRole('button', { name: hand.words.account.security.password.title }).click();
    const ent = await house().surfaces.entPage();
    await ent.getByRole('heading', { name: 'Changer de mot de passe' }).waitFor();
    await touch(hand, hand.words.common.cancel);
    await greeted(hand, nameOf(ada));
    await house().surfaces.entGone();
    await signOut(hand);
  });

  it('warns whoever stops touching, stays for one touch, and wipes when there is none', async () => {
    await signIn(hand, ada, nameOf(ada));
    const warning = kiosk(hand).getByRole('alertdialog', { name: hand.words.idle.title });
    await warning.waitFor();
    await touch(hand, hand.words.idle.stay);
    await warning.waitFor({ state: 'detached' });
    await greeted(hand, nameOf(ada));
    await warning.waitFor();
    await kiosk(hand).getByText(hand.words.welcome.timedOut.title).waitFor();
    const person = await personOf(house(), ada);
    const markers = await markersOf(house(), ada, person);
    expect(await remainsOnScreen(kiosk(hand), markers)).toEqual([]);
    const open = async () =>
      (await house().central.admin.visits(person)).filter(({ closed_ms }) => closed_ms === null);
    await expect.poll(open).toEqual([]); // the station says so a moment after the screen
  });
});
