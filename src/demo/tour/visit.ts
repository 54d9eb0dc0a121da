import { loadedTexts } from './visitor/texts.ts';
import type { House } from '../house.ts';
import type { DemoResident } from '../people.ts';
import { good } from '../seed/clerk.ts';
import type { Done } from './expected.ts';
import type { TourStep } from './report.ts';
import { opposeBadge, requestBadge, startActivation } from './visitor/badge.ts';
import { button, heading, kiosk, touch, type Hand } from './visitor/hand.ts';
import { decideImageRights, type Decisions } from './visitor/image-rights.ts';
import { takePhoto } from './visitor/photo.ts';
import { saved } from './visitor/saved.ts';
import { greeted, signIn, signOut } from './visitor/sign-in.ts';

/** What happens in each step, with what is worth saying of it if anything; and at the end what central must hold. */
export type TourActs = Record<TourStep, () => Promise<string | void>> & { done(): Promise<Done> };

/** What the report says of a photo that the booth did not take by itself. */
const notes = {
  auto: undefined,
  hand: 'the booth did not take the photo by itself: it was taken with the button',
  anyway: 'the booth did not take the photo by itself: it was taken with the button, against its checks',
};

/** What the visitor of the tour decides. */
export const tourDecisions: Decisions = {
  directory: 'accepted',
  teaching: 'accepted',
  communication: 'refused',
};

/** The whole visit of somebody who has done nothing yet. The card office's part is played through the dock. */
export function tourActs(house: House, hand: Hand, person: DemoResident, name: string): TourActs {
  const { words } = hand;
  let uid = '';
  const person_ = async () => {
    const found = (await house.central.admin.people()).find(({ login }) => login === person.login);
    if (found === undefined) throw new Error(`${person.login} is not at central`);
    return found.id;
  };
  return {
    'sign-in': () => signIn(hand, person, name),
    consent: async () => {
      await touch(hand, words.account.next['take-photo'].act);
      await decideImageRights(hand, tourDecisions);
      await heading(hand, words.photo.live.title); // shown once the decisions are committed
    },
    photo: async () => {
      const taken = await takePhoto(hand);
      await saved(hand, 'photo', 'transmitted');
      return notes[taken];
    },
    request: async () => {
      await onward(hand, name);
      good('the photo', await house.dock.move({ move: 'accept-photo' }));
      await requestBadge(hand, person.kind === 'staff');
      await saved(hand, 'badge-request', 'transmitted');
    },
    activate: async () => {
      await onward(hand, name);
      await hand.seen('badge-requested');
      good('the badge', await house.dock.move({ move: 'produce-badge' }));
      await button(hand, words.account.next['activate-badge'].act).waitFor(); // the station hears of it by itself
      const badge = (await house.central.admin.badges(await person_()))[0];
      uid = badge?.uid ?? '';
      await startActivation(hand);
      await presentCard(house, hand, uid);
      await saved(hand, 'activation', 'transmitted');
    },
    oppose: async () => {
      await onward(hand, name);
      await removeCard(house, hand);
      await opposeBadge(hand, 'lost');
      await saved(hand, 'opposition', 'transmitted');
      await touch(hand, words.common.continue);
      await kiosk(hand).getByText(words.badge.state.opposed).first().waitFor(); // visible at once
    },
    'sign-out': async () => {
      await signOut(hand);
      await kiosk(hand).getByRole('list', { name: words.health.label }).waitFor();
      await queueIsEmpty(hand);
    },
    done: async () => ({
      person: await person_(),
      decisions: tourDecisions,
      texts: loadedTexts(hand.language),
      uid,
    }),
  };
}

/** The welcome screen counts what still waits for central; it counts nothing when all has arrived. */
async function queueIsEmpty(hand: Hand): Promise<void> {
  const { queued_one: one, queued_other: many } = hand.words.health;
  const waiting = [one, many].map((words) => words.replace('{{count}}', '').trim()).join('|');
  await kiosk(hand).getByText(new RegExp(waiting)).waitFor({ state: 'detached' });
}

/** From « saved » back to the account. */
async function onward(hand: Hand, name: string): Promise<void> {
  await touch(hand, hand.words.common.continue);
  await greeted(hand, name);
}

/** Puts a card on the reader, as a hand would. The station's own reader in memory is moved by the dock on the screen. */
export async function presentCard(house: House, hand: Hand, uid: string): Promise<void> {
  if (house.reader.kind === 'virtual') good('the card', await house.reader.present(uid));
  else await hand.dock({ move: 'present-card', uid });
}

/** Takes the card away again. */
export async function removeCard(house: House, hand: Hand): Promise<void> {
  if (house.reader.kind === 'virtual') good('the reader', await house.reader.remove());
  else await hand.dock({ move: 'remove-card' });
}
