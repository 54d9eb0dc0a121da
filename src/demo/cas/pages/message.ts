import { link } from './context.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Page } from './layout.ts';
import { WORDS } from './words.ts';

/** A page that says one thing: signed in, signed out, an unknown application, a broken address. */
export function messagePage(page: Page, kind: 'signedIn' | 'signedOut' | 'foreign' | 'bad'): string {
  const words = WORDS[page.lang];
  return layout(
    page,
    words[kind],
    html`<p class="lead">${words[`${kind}Text`]}</p>
      ${kind === 'signedIn' && html`<p><a class="button" href="${link('/cas/logout', { renew: false }, page.lang)}">${words.signOut}</a></p>`}`,
  );
}
