/** A page with one word: the least that is ever painted. */
export const emptyPage = 'data:text/html,<p>ready</p>';

/** What the welcome screen is painted in. */
export const welcome = '[data-screen="welcome"]';

/** The kiosk's own page: Electron's `app:` scheme, or the browser shell's loopback address. */
export const isKiosk = (url: string): boolean =>
  /^(app:\/\/kiosk|http:\/\/127\.0\.0\.1:\d+)\/(index\.html)?$/.test(url);
