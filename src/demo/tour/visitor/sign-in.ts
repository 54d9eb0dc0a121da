import type { Page } from 'playwright-core';
import { filled, heading, kiosk, touch, type Hand } from './hand.ts';

/** Who signs in, as they would type it. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Touches « Je m'identifie » and waits for the ENT's own page. */
export async function openSignIn(hand: Hand): Promise<Page> {
  await touch(hand, hand.words.welcome.start);
  const ent = await hand.surfaces.entPage();
  await ent.locator('input[type=password]').first().waitFor();
  return ent;
}

/** Fills the ENT's login form and sends it. The page may be of any ENT: one field for the login, one for the password. */
export async function sendPassword(ent: Page, { login, password }: Credentials): Promise<void> {
  await ent.locator('input[name=username], input[name=user]').first().fill(login);
  await ent.locator('input[type=password]').first().fill(password);
  const sent = ent.locator('input[type=password]').first().press('Enter');
  // A ticket closes the page, maybe before the key is up again.
  await sent.catch((error: unknown) => {
    if (!ent.isClosed()) throw error;
  });
}

/** Signs in, from the welcome screen to « Bonjour … ». */
export async function signIn(hand: Hand, credentials: Credentials, discreetName: string): Promise<void> {
  await heading(hand, hand.words.welcome.title);
  await hand.seen('welcome');
  const ent = await openSignIn(hand);
  await hand.seen('ent');
  await sendPassword(ent, credentials);
  await greeted(hand, discreetName);
  await hand.seen('account');
}

/** Waits for the account of a person, greeted by first name and initial. */
export async function greeted(hand: Hand, discreetName: string): Promise<void> {
  await heading(hand, filled(hand.words.account.title, { name: discreetName }));
}

/** « Se déconnecter », to the welcome screen. */
export async function signOut(hand: Hand): Promise<void> {
  await touch(hand, hand.words.bar.leave);
  await heading(hand, hand.words.welcome.title);
  await kiosk(hand).getByText(hand.words.welcome.goodbye.title).waitFor();
}
