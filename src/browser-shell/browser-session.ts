import type { CDPSession } from 'playwright-core';

/**
 * Chromium's own control channel (Chrome DevTools Protocol), for the browser as a whole and not for any page:
 * over Playwright's pipe, so no port is open.
 */
export type BrowserSession = CDPSession;

/** One tab, window or frame, as the protocol's domain `Target` tells of it. */
export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly browserContextId?: string;
}

/** Sends a command whose failure only means that its object is already gone (closed tab, finished request). */
export async function sendToMaybeGone(done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch {
    // Playwright gives no code for "no such target": whatever is wrong with the whole browser shows by `disconnected`
  }
}
