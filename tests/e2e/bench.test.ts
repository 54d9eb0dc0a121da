import { beforeEach, expect, it } from 'vitest';
import { blank, blankUid } from '../../src/demo/drawer.ts';
import { agent } from '../../src/demo/people.ts';
import type { VirtualReader } from '../../src/demo/reader.ts';
import { printed } from '../../src/demo/seed/printed.ts';
import {
  asksForCardOf,
  benchSays,
  isEncoded,
  lookAtBench,
  openBench,
  scanByKeys,
} from '../../src/demo/tour/visitor/bench.ts';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { signIn } from '../../src/demo/tour/visitor/sign-in.ts';
import { waitUntil } from '../../src/demo/tour/wait.ts';
import { discreetName } from '../../src/shared/domain/person.ts';
import type { ErrorCode } from '../../src/shared/domain/errors.ts';
import { houseFor } from '../support/house.ts';
import { describeWith } from '../support/needs.ts';
import { withActiveBadge } from '../support/people.ts';
import { encodeOne, mixUps, nameOn, pileOf, put, type Made, type Piled } from '../support/scenarios/pile.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

const active = withActiveBadge('gdiallo', 'Grâce', 'Diallo', '04A1B2C3D4E580');
const wrongType = '04C0FFEE000002';

describeWith(
  { reader: true, cas: true, chromium: true },
  'an operator encodes a pile of badges, in the Chromium kiosk with LemonLDAP::NG and pcscd',
  () => {
    const house = houseFor(() => ({
      ...{ shell: 'chromium', cas: 'llng', reader: 'virtual', orientation: 'landscape' },
      residents: [agent, active, ...printed],
    }));
    let hand: Hand;
    let pile: Piled[] = [];
    const made: Made[] = [];
    beforeEach(() => {
      hand = handOf(house().surfaces, 'fr');
    });
    const next = (): Piled => {
      const piled = pile.shift();
      if (piled === undefined) throw new Error('the pile is empty');
      return piled;
    };
    /** Waits until the bench names this problem. */
    const told = (code: ErrorCode) =>
      kiosk(hand).locator('.band-outcome .band-code').filter({ hasText: code }).waitFor();

    it('finds the bench on the account, with what is left', async () => {
      await signIn(hand, agent, discreetName(agent));
      await openBench(hand);
      await kiosk(hand).getByText(`${printed.length} à encoder`).waitFor();
      pile = await pileOf(house(), printed);
      expect(pile).toHaveLength(printed.length);
    });

    it('encodes ten of them without a touch, each card for the person whose badge was scanned', async () => {
      const cards = [7, 2, 9, 4, 0, 5, 1, 8, 3, 6].map(blankUid); // in no order of their own
      for (const uid of cards.slice(0, 9)) made.push(await encodeOne(house(), hand, next(), uid));
      // the tenth by the scanner of the dock, which is no keyboard
      const last = next();
      await kiosk(hand).getByRole('button', { name: 'Development dock' }).click();
      await kiosk(hand).getByRole('button', { name: last.badge }).click();
      await kiosk(hand).getByRole('button', { name: 'Development dock' }).first().click();
      await asksForCardOf(hand, nameOn(last.resident));
      const uid = cards[9] ?? '';
      await put(house(), uid);
      expect(await isEncoded(hand, nameOn(last.resident))).toBe(uid);
      made.push({ ...last, uid, took: 0 });
      expect(await mixUps(house(), made)).toEqual([]);
    });

    it('a card of the wrong type is told, and the badge goes on with a right one', async () => {
      const piled = next();
      await put(house(), null);
      await scanByKeys(hand, piled.badge);
      await asksForCardOf(hand, nameOn(piled.resident));
      await put(house(), wrongType);
      await told('encoding.wrong-card-type');
      await put(house(), blankUid(10));
      expect(await isEncoded(hand, nameOn(piled.resident))).toBe(blankUid(10));
      made.push({ ...piled, uid: blankUid(10), took: 0 });
    });

    it('somebody’s active badge is told with the name of its holder, and nothing is written', async () => {
      const piled = pile[0] as Piled;
      await put(house(), null);
      await scanByKeys(hand, piled.badge);
      await asksForCardOf(hand, nameOn(piled.resident));
      await put(
        house(),
        active.has.badge !== undefined && 'uid' in active.has.badge ? active.has.badge.uid : '',
      );
      await told('bench.card-taken');
      await kiosk(hand).locator('.band-outcome').getByText(nameOn(active)).waitFor();
    });

    it('a card that leaves in the middle is listed, and is completed when it is put back', async () => {
      const piled = next();
      const item = blank(40);
      house().reader.drawer.add(item);
      await put(house(), null);
      await scanByKeys(hand, piled.badge);
      await asksForCardOf(hand, nameOn(piled.resident));
      const [card] = item.cards;
      const { slots } = house().reader as VirtualReader;
      if (!('transmit' in card)) throw new Error('a blank card is a virtual one');
      slots[0].insert(card, [{ kind: 'leave', at: 30, moment: 'after' }]);
      await told('card.removed');
      await kiosk(hand)
        .getByRole('button', { name: new RegExp(hand.words.bench.unfinished.open) })
        .waitFor();
      expect((await house().central.admin.account(piled.person)).badges[0]?.state).toBe('printed');
      await put(house(), item.uid);
      expect(await isEncoded(hand, nameOn(piled.resident))).toBe(item.uid);
      made.push({ ...piled, uid: item.uid, took: 0 });
      expect(await mixUps(house(), made)).toEqual([]);
      expect((await lookAtBench(hand)).tone).toBe('good');
    });

    it('all are done: nothing is left to encode', async () => {
      expect(pile).toEqual([]);
      await kiosk(hand).getByText('0 à encoder').waitFor();
      await put(house(), null);
    });

    it('a tap at the look-up says whose badge it is, and the office opposes it', async () => {
      const [first] = made;
      if (first === undefined) throw new Error('no badge was made');
      const { words } = hand;
      await touch(hand, words.bench.back);
      await touch(hand, words.office.lookup);
      await put(house(), first.uid);
      const name = nameOn(first.resident);
      await kiosk(hand)
        .getByRole('main', { name: words.lookup.badgeOf.replace('{{name}}', name) })
        .waitFor();
      await kiosk(hand).getByText(words.lookup.history.act.encode).first().waitFor();
      await kiosk(hand).getByRole('button', { name: words.lookup.acts.oppose }).click();
      await heading(hand, words.lookup.confirm.title.oppose);
      await kiosk(hand).getByText(words.lookup.confirm.motive.stolen.title, { exact: true }).click();
      await kiosk(hand).getByRole('button', { name: words.lookup.suggestion.oppose.two }).click();
      await kiosk(hand).getByRole('button', { name: words.lookup.confirm.go.oppose }).click();
      await heading(hand, words.lookup.outcome.done.oppose);
      const badge = async () =>
        (await house().central.admin.badges(await personOf(house(), first.resident)))[0];
      await waitUntil('the opposition at central', 60_000, async () => (await badge())?.state === 'opposed');
      expect(await badge()).toMatchObject({ state: 'opposed', motive: 'stolen', uid: first.uid });
    });

    it('the opposed badge on the bench is told', async () => {
      const [first] = made;
      if (first === undefined) throw new Error('no badge was made');
      await put(house(), null);
      await kiosk(hand).getByRole('button', { name: hand.words.lookup.another }).click();
      await kiosk(hand).getByRole('main', { name: hand.words.lookup.title }).waitFor();
      await kiosk(hand).keyboard.press('Escape');
      await openBench(hand);
      await scanByKeys(hand, first.badge);
      await benchSays(hand, 'the opposed badge', ({ tone }) => tone === 'bad');
      await told('bench.badge-opposed');
    });
  },
);
