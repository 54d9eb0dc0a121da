import type { App, WebContents } from 'electron';
import { screenOrigin } from '../../shared/shell/screen-origin.ts';

/** The screen stays on its own page, in every frame (security checklist, item 13), and opens no window (item 14). */
export function lockNavigation(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault: () => void }): void => {
    if (event.url !== `${screenOrigin}/` && event.url !== `${screenOrigin}/index.html`)
      event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** For every page of the app, whoever made it: no `<webview>` (items 11 and 12), no window, no certificate or password of the machine. */
export function lockEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
  app.on('login', (event, _contents, _request, _auth, answer) => {
    event.preventDefault();
    answer(); // without a name: the request is cancelled
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    (answer as (certificate?: undefined) => void)();
  });
}
