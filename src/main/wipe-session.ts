import type { Session, WebContents } from 'electron';

/** Best effort: the ENT's logout page has this long to answer, in milliseconds. */
const logoutCap = 3_000;

/**
 * Logs out in the same session, then leaves nothing of it: storage, cache, passwords of HTTP, names looked up, open
 * connections, and the page itself. Every step is tried, whatever became of the one before.
 */
export async function wipeSession(
  contents: WebContents,
  session: Session,
  logoutUrl: string | null,
): Promise<void> {
  if (logoutUrl !== null && !contents.isDestroyed()) await logOut(contents, logoutUrl);
  if (!contents.isDestroyed()) contents.close();
  await Promise.allSettled([
    session.clearStorageData(),
    session.clearCache(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
    session.clearCodeCaches({}),
    session.closeAllConnections(),
  ]);
}

async function logOut(contents: WebContents, url: string): Promise<void> {
  const late = new Promise<void>((resolve) => {
    AbortSignal.timeout(logoutCap).addEventListener('abort', () => resolve(), { once: true });
  });
  const answered = contents.loadURL(url).catch(() => undefined); // an ENT that is down has no session to end
  await Promise.race([answered, late]);
}
