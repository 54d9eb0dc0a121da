import type { Session, WebContents } from 'electron';

/** Best effort: the ENT's logout page has this long to answer, in milliseconds. */
const logoutCap = 3_000;
/** A page that is told to close is gone well before this, in milliseconds. */
const closeCap = 1_000;

/**
 * Logs out in the same session, then leaves nothing of it: storage, cache, passwords of HTTP, names looked up, open
 * connections, and the page itself. Every step is tried, whatever became of the one before.
 */
export async function wipeSession(
  contents: WebContents,
  session: Session,
  logoutUrl: string | null,
): Promise<void> {
  // A refusal comes in the middle of a navigation: Chromium drops what is asked of the page before that is over.
  await new Promise((resolve) => setImmediate(resolve));
  if (logoutUrl !== null && !contents.isDestroyed()) await within(logoutCap, logOut(contents, logoutUrl));
  if (!contents.isDestroyed()) await within(closeCap, close(contents));
  await Promise.allSettled([
    session.clearStorageData(),
    session.clearCache(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    session.clearCodeCaches({}),
    session.closeAllConnections(),
  ]);
}

/**
 * Ends when the ENT has answered. Not by the promise of `loadURL`: the end of the navigation before rejects that one too; nor by
 * `did-finish-load`, which the page before still sends while its pictures are loading.
 */
function logOut(contents: WebContents, url: string): Promise<void> {
  return new Promise((resolve) => {
    contents.once('did-navigate', () => resolve());
    contents.once('destroyed', () => resolve());
    contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
      const aborted = -3; // ERR_ABORTED of net_error_list.h: the navigation before
      if (isMainFrame && code !== aborted) resolve(); // an ENT that is down has no session to end
    });
    contents.loadURL(url).catch(() => undefined);
  });
}

function close(contents: WebContents): Promise<void> {
  return new Promise((resolve) => {
    contents.once('destroyed', () => resolve());
    contents.close();
  });
}

/** Waits no longer than that many milliseconds. */
function within(cap: number, work: Promise<void>): Promise<void> {
  const late = new Promise<void>((resolve) => {
    AbortSignal.timeout(cap).addEventListener('abort', () => resolve(), { once: true });
  });
  return Promise.race([work, late]);
}
