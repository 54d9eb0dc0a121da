import type { Session } from 'electron';
import { screenOrigin } from '../../shared/shell/screen-origin.ts';

/** The screen fetches its own files only; nothing reaches a network from its session (security checklist, item 1). */
export function closeNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const own = details.url.startsWith(`${screenOrigin}/`) || /^(blob:app:|data:)/.test(details.url);
    answer({ cancel: !own });
  });
}

/** No file is ever written by a page. */
export function refuseDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}
