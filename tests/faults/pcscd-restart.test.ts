import { beforeEach, expect, it } from 'vitest';
import type { VirtualReader } from '../../src/demo/reader.ts';
import { startActivation } from '../../src/demo/tour/visitor/badge.ts';
import { handOf, heading, kiosk, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { noLongerTold, told } from '../../src/demo/tour/visitor/notice.ts';
import { saved } from '../../src/demo/tour/visitor/saved.ts';
import { signIn } from '../../src/demo/tour/visitor/sign-in.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, withEncodedBadge } from '../support/people.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

const uid = '04A1B2C3D4E580';
const ada = withEncodedBadge('alovelace', 'Ada', 'Lovelace', uid);

describeWith({ reader: true, chromium: true }, 'the card reader goes and comes back', () => {
  const house = houseFor(() => ({ shell: 'chromium', cas: 'demo', reader: 'virtual', residents: [ada] }));
  const reader = (): VirtualReader => house().reader as VirtualReader;
  let hand: Hand;
  beforeEach(() => {
    hand = handOf(house().surfaces, 'fr');
  });
  const readerSays = (word: 'ok' | 'wait' | 'down') =>
    kiosk(hand)
      .getByText(`${hand.words.health.reader} ${hand.words.health[word]}`, { exact: true })
      .waitFor();

  it('pcscd is killed on the welcome screen: said, and forgotten when it is back', async () => {
    await readerSays('ok');
    await reader().daemon.stop('SIGKILL');
    await readerSays('wait');
    await reader().daemon.start('virtual-reader');
    await readerSays('ok');
  });

  it('the reader is pulled and plugged again', async () => {
    await reader().unplug();
    await readerSays('down');
    await reader().plug();
    await readerSays('ok');
  });

  it('pcscd dies while the kiosk waits for a badge: said, and the tap works when it is back', async () => {
    await signIn(hand, ada, nameOf(ada));
    await startActivation(hand);
    await reader().daemon.stop('SIGKILL');
    await told(hand, 'reader.no-daemon');
    await reader().daemon.start('virtual-reader');
    await noLongerTold(hand, 'reader.no-daemon');
    await heading(hand, hand.words.tap.waiting.title);
    await reader().present(uid);
    await saved(hand, 'activation', 'transmitted');
    const badges = await house().central.admin.badges(await personOf(house(), ada));
    expect(badges.map(({ state }) => state)).toEqual(['active']);
  });
});
