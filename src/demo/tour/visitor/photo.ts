import type { Locator } from 'playwright-core';
import { button, kiosk, touch, type Hand } from './hand.ts';

/** How the photo came about: `auto` when the booth took it without a touch, `hand` by the button, `anyway` by the button, against the checks. */
export type Taken = 'auto' | 'hand' | 'anyway';

/** So long the visitor stands before the camera and waits for the booth, in milliseconds. */
const standFor = 20_000;
/** A photo that was refused can be kept at the third try. */
const mostTries = 3;

/** Stands before the camera until the booth takes the photo, helps with the button where it does not, frames it as proposed, and keeps it. */
export async function takePhoto(hand: Hand): Promise<Taken> {
  const taken = await reachFraming(hand);
  await hand.seen('photo-framing');
  await touch(hand, hand.words.photo.keep);
  return taken;
}

/** From the live picture to the framing. */
export async function reachFraming(hand: Hand): Promise<Taken> {
  const { photo } = hand.words;
  const framing = title(hand, photo.framing.title);
  await title(hand, photo.live.title).or(framing).first().waitFor();
  await shootButton(hand).or(framing).first().waitFor(); // the camera shows
  const unguided = kiosk(hand).getByText(photo.checksOff).first();
  const guided = kiosk(hand).locator('.live-chips [data-state="good"]').first();
  await guided.or(unguided).or(framing).first().waitFor();
  if (!(await framing.isVisible())) await hand.seen('photo-booth');
  const soon = framing.or(unguided).first().waitFor({ timeout: standFor });
  // Not by itself after so long: by hand, which the answer says.
  await soon.catch(() => undefined);
  return (await framing.isVisible()) ? 'auto' : shootByHand(hand);
}

/** Takes the photo by the button, as often as it needs. */
async function shootByHand(hand: Hand): Promise<Taken> {
  const { photo } = hand.words;
  const framing = title(hand, photo.framing.title);
  for (let tries = 1; tries <= mostTries; tries += 1) {
    await shoot(hand);
    if (await framing.isVisible()) return 'hand';
    const anyway = button(hand, photo.refused.anyway);
    if (await anyway.isVisible()) {
      await anyway.click();
      await framing.waitFor();
      return 'anyway';
    }
    await touch(hand, photo.refused.again);
  }
  throw new Error(`the booth kept no photo in ${mostTries} tries`);
}

/**
 * One shot: a second touch takes it at once. It may take itself, or the countdown end, before that. Ends at the framing, or at the reasons
 * against the photo.
 */
export async function shoot(hand: Hand): Promise<void> {
  const { photo } = hand.words;
  const over = title(hand, photo.framing.title).or(title(hand, photo.refused.title)).first();
  for (const next of [shootButton(hand), button(hand, photo.now)]) {
    await next.or(over).first().waitFor();
    if (await over.isVisible()) return;
    await next.click({ timeout: 1500 }).catch(() => over.waitFor());
  }
  await over.waitFor();
}

const title = (hand: Hand, name: string): Locator =>
  kiosk(hand).getByRole('heading', { name, exact: true }).first();
const shootButton = (hand: Hand): Locator =>
  kiosk(hand).getByRole('button', { name: hand.words.photo.shoot, exact: true, disabled: false });
