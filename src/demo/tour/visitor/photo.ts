import { button, heading, kiosk, touch, type Hand } from './hand.ts';

/** Takes the photo in front of the camera without waiting for the countdown, frames it as it is, and keeps it. */
export async function takePhoto(hand: Hand): Promise<void> {
  const { photo } = hand.words;
  await heading(hand, photo.live.title);
  const shoot = kiosk(hand).getByRole('button', { name: photo.shoot, exact: true, disabled: false });
  await shoot.waitFor(); // the camera shows
  await hand.seen('photo-booth');
  await shoot.click();
  await skipCountdown(hand);
  await heading(hand, photo.framing.title);
  await hand.seen('photo-framing');
  await touch(hand, photo.keep);
}

/** A second touch takes the photo at once. The countdown may be over before it. */
async function skipCountdown(hand: Hand): Promise<void> {
  const { photo } = hand.words;
  const framing = hand.surfaces.kiosk().getByRole('heading', { name: photo.framing.title, exact: true });
  const now = button(hand, photo.now).or(button(hand, photo.shoot)).first();
  await now.or(framing).first().waitFor();
  if (!(await framing.isVisible())) await now.click({ timeout: 1500 }).catch(() => framing.waitFor());
}
