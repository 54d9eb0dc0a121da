import type { Session } from 'electron';

/** What a page of the ENT may still do once it is sandboxed (HTML, `sandbox` keywords): all but windows above the view. */
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-top-navigation',
  'allow-top-navigation-by-user-activation',
].join(' ');

/**
 * No print dialog, whose « Print to file » walks the disk, and which Electron has no setting against. The page is
 * sandboxed without `allow-modals`, by a header beside the ENT's own: a policy can only be added to, never loosened.
 */
export function refuseModalWindows(session: Session): void {
  session.webRequest.onHeadersReceived((details, answer) => {
    const isDocument = details.resourceType === 'mainFrame' || details.resourceType === 'subFrame';
    if (!isDocument) return answer({});
    const headers = details.responseHeaders ?? {};
    const name =
      Object.keys(headers).find((key) => key.toLowerCase() === 'content-security-policy') ??
      'Content-Security-Policy';
    const own = headers[name] ?? [];
    answer({ responseHeaders: { ...headers, [name]: [...own, `sandbox ${sandbox}`] } });
  });
}
