import { blankUid } from '../drawer.ts';
import type { House } from '../house.ts';
import type { DemoResident } from '../people.ts';
import type { OfficeStep } from './report.ts';
import { asksForCardOf, isEncoded, openBench, scanByKeys } from './visitor/bench.ts';
import { heading, kiosk, touch, type Hand } from './visitor/hand.ts';
import { greeted, signIn, signOut } from './visitor/sign-in.ts';
import { presentCard, removeCard } from './visit.ts';

/** How many badges of the pile the tour encodes. */
const BADGES = 2;
const noChip = 'the reader in memory has no cards that can be written: no badge was encoded';

/** An operator's part of the tour: badges of the pile are encoded, and one of them is looked up and opposed. */
export function officeActs(
  house: House,
  hand: Hand,
  operator: DemoResident,
  name: string,
): Record<OfficeStep, () => Promise<string | void>> {
  const { words } = hand;
  return {
    bench: async () => {
      await signIn(hand, operator, name);
      await openBench(hand);
      if (house.reader.kind === 'memory') return noChip;
      const pile = (await house.dock.props()).codes.slice(0, BADGES);
      for (const [nth, { code, about }] of pile.entries()) {
        await scanByKeys(hand, code);
        await asksForCardOf(hand, about);
        await hand.seen('bench-compare');
        await presentCard(house, hand, blankUid(nth));
        await isEncoded(hand, about);
      }
    },
    'look-up': async () => {
      await hand.seen('bench-done');
      await removeCard(house, hand);
      await touch(hand, words.bench.back);
      await touch(hand, words.office.lookup);
      await kiosk(hand).getByRole('main', { name: words.lookup.title }).waitFor();
      await hand.seen('look-up-ask');
      if (house.reader.kind === 'memory') return noChip;
      await presentCard(house, hand, blankUid(0));
      await kiosk(hand).getByText(words.lookup.history.act.encode).first().waitFor();
      await hand.seen('look-up-sheet');
      await kiosk(hand).getByRole('button', { name: words.lookup.acts.oppose }).click();
      await heading(hand, words.lookup.confirm.title.oppose);
      await kiosk(hand).getByText(words.lookup.confirm.motive.lost.title, { exact: true }).click();
      await kiosk(hand).getByRole('button', { name: words.lookup.suggestion.oppose.two }).click();
      await hand.seen('look-up-oppose');
      await kiosk(hand).getByRole('button', { name: words.lookup.confirm.go.oppose }).click();
      await heading(hand, words.lookup.outcome.done.oppose);
    },
    'office-sign-out': async () => {
      await removeCard(house, hand);
      if (house.reader.kind === 'virtual') {
        await kiosk(hand).getByRole('button', { name: words.lookup.another }).click();
        await kiosk(hand).getByRole('main', { name: words.lookup.title }).waitFor();
      }
      await kiosk(hand).keyboard.press('Escape');
      await greeted(hand, name);
      await signOut(hand);
    },
  };
}
