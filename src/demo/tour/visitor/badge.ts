import type { OppositionMotive } from '../../../shared/domain/badge.ts';
import { button, heading, kiosk, touch, type Hand } from './hand.ts';

/** Asks for the badge from the proposal on the account; staff certify that the photo represents them. */
export async function requestBadge(hand: Hand, certify: boolean): Promise<void> {
  const { request } = hand.words;
  await touch(hand, hand.words.account.next['request-badge'].act);
  await heading(hand, request.title);
  if (certify) await kiosk(hand).getByText(request.certify).click();
  await hand.seen('badge-request');
  await touch(hand, request.act);
}

/** Begins the activation from the proposal on the account; ends when the kiosk waits for the tap. */
export async function startActivation(hand: Hand): Promise<void> {
  await touch(hand, hand.words.account.next['activate-badge'].act);
  await heading(hand, hand.words.tap.waiting.title);
  await hand.seen('tap');
}

/** Opposes the badge from the tab « Badge et accès », confirming by two touches. */
export async function opposeBadge(hand: Hand, motive: OppositionMotive): Promise<void> {
  const { badge, oppose } = hand.words;
  await openTab(hand, 'badge');
  await hand.seen('badge-tab');
  await touch(hand, badge.oppose);
  await heading(hand, oppose.title);
  await kiosk(hand).getByText(oppose.motive[motive].title, { exact: true }).click();
  await hand.seen('oppose');
  await button(hand, oppose.twoTouches).click();
  await touch(hand, oppose.confirm);
}

/** Opens one of the four tabs of the account. */
export async function openTab(hand: Hand, tab: keyof Hand['words']['account']['tabs']): Promise<void> {
  await kiosk(hand).getByRole('tab', { name: hand.words.account.tabs[tab] }).click();
}
