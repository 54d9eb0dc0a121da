import { beforeEach, expect, it } from 'vitest';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { told } from '../../src/demo/tour/visitor/notice.ts';
import { greeted, openSignIn, sendPassword, signOut } from '../../src/demo/tour/visitor/sign-in.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, student } from '../support/people.ts';

const ada = student('alovelace', 'Ada', 'Lovelace');
const stranger = student('inconnu', 'Zoé', 'Inconnue');

describeWith({ cas: true, chromium: true }, 'signing in at LemonLDAP::NG from the Chromium kiosk', () => {
  const house = houseFor(() => ({
    shell: 'chromium',
    cas: 'llng',
    reader: 'memory',
    residents: [ada],
    strangers: [stranger],
  }));
  let hand: Hand;
  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await heading(hand, hand.words.welcome.title);
  });

  it('a wrong password: the page says so and stays, and the right one opens the account', async () => {
    const ent = await openSignIn(hand);
    await sendPassword(ent, { login: ada.login, password: 'not-that-one' });
    await ent
      .getByText(/incorrect|wrong/i)
      .first()
      .waitFor();
    await sendPassword(ent, ada);
    await greeted(hand, nameOf(ada));
    await signOut(hand);
  });

  it('giving up: the page is gone at once, the welcome screen says that nothing was done', async () => {
    await openSignIn(hand);
    await touch(hand, hand.words.common.cancel);
    await told(hand, 'ent.cancelled');
    await house().surfaces.entGone();
  });

  it('shows whose page it is above the page', async () => {
    await openSignIn(hand);
    await kiosk(hand).getByText(new URL(house().ent.url).origin, { exact: true }).waitFor();
    await touch(hand, hand.words.common.cancel);
    await house().surfaces.entGone();
  });

  it('somebody whom central does not know: said, with where to go', async () => {
    await sendPassword(await openSignIn(hand), stranger);
    await told(hand, 'sign-in.person-unknown');
    await house().surfaces.entGone();
    const body = await kiosk(hand).locator('body').innerText();
    expect(body).not.toContain(stranger.lastName);
  });

  it('the ENT is down: said, and the kiosk is ready for the next visitor', async () => {
    await house().ent.stop();
    await touch(hand, hand.words.welcome.start);
    await told(hand, 'ent.unreachable');
    await kiosk(hand).getByRole('button', { name: hand.words.welcome.start, disabled: false }).waitFor();
    expect(house().surfaces.ent()).toBeUndefined();
  });
});
