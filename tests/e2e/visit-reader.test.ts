import { afterEach, beforeEach, expect, it } from 'vitest';
import { strangerUid } from '../../src/demo/people.ts';
import type { VirtualReader } from '../../src/demo/reader.ts';
import { startActivation } from '../../src/demo/tour/visitor/badge.ts';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { noLongerTold, told } from '../../src/demo/tour/visitor/notice.ts';
import { saved } from '../../src/demo/tour/visitor/saved.ts';
import { greeted, signIn, signOut } from '../../src/demo/tour/visitor/sign-in.ts';
import { memoryCard } from '../../src/station/card/memory-card.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { nameOf, withActiveBadge, withEncodedBadge } from '../support/people.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

const own = '04A1B2C3D4E580';
const ada = withEncodedBadge('alovelace', 'Ada', 'Lovelace', own);
const other = withActiveBadge('ghopper', 'Grace', 'Hopper', '04B7C9D2E1F690');

describeWith({ reader: true, chromium: true }, 'activating a badge on pcscd from the Chromium kiosk', () => {
  const house = houseFor(() => ({
    shell: 'chromium',
    cas: 'demo',
    reader: 'virtual',
    residents: [ada, other],
  }));
  let hand: Hand;
  const reader = (): VirtualReader => house().reader as VirtualReader;
  const states = async () =>
    (await house().central.admin.badges(await personOf(house(), ada))).map(({ state }) => state);

  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await signIn(hand, ada, nameOf(ada));
    await startActivation(hand);
  });
  afterEach(async () => {
    await reader().remove();
    await kiosk(hand).getByRole('button', { name: hand.words.bar.leave }).first().click();
    await heading(hand, hand.words.welcome.title);
  });

  it.each([
    ['the badge of nobody here', strangerUid, 'badge.not-yours'],
    ['the active badge of somebody else', '04B7C9D2E1F690', 'badge.not-yours'],
    ['a card with a random UID', '08A1B2C3', 'card.random-uid'],
    ['a card with a UID of five bytes', '04A1B2C3D4', 'card.uid-length'],
  ] as const)('%s is refused with words, and nothing changes', async (_what, uid, code) => {
    await reader().present(uid);
    await told(hand, code);
    expect(await states()).toEqual(['encoded']);
  });

  it('a second card in the middle: nothing is activated until one badge lies there alone', async () => {
    let release: () => void = () => undefined;
    const hold = new Promise<void>((resolve) => (release = resolve));
    reader().slots[0].insert(memoryCard({ uid: own, hold }));
    await heading(hand, hand.words.tap.reading.title);
    reader().slots[1].insert(memoryCard({ uid: strangerUid }));
    await told(hand, 'card.several');
    release();
    expect(await states()).toEqual(['encoded']);
    await reader().remove();
    await noLongerTold(hand, 'card.several');
    expect(await states()).toEqual(['encoded']);
  });

  it('the right badge after a wrong one is activated', async () => {
    await reader().present(strangerUid);
    await told(hand, 'badge.not-yours');
    await reader().present(own);
    await saved(hand, 'activation', 'transmitted');
    expect(await states()).toEqual(['active']);
    await touch(hand, hand.words.common.continue);
    await greeted(hand, nameOf(ada));
    await signOut(hand);
    await signIn(hand, ada, nameOf(ada));
  });
});
