import type { Asked } from './context.ts';
import { link } from './context.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { WORDS } from './words.ts';
import type { Lang } from './words.ts';

/** What every page needs: the language, the path it is at, and what the browser asked with. */
export interface Page {
  lang: Lang;
  path: string;
  asked: Pick<Asked, 'service' | 'renew'>;
}

const NAMES: Readonly<Record<Lang, string>> = { fr: 'Français', en: 'English' };

// An open book under a rising sun: the crest of a university that does not exist.
const CREST = html`<svg class="crest" viewBox="9 3 46 60" aria-hidden="true">
  <circle cx="32" cy="24" r="9" fill="currentColor" />
  <path d="M32 6v4M17.5 11.5l2.8 2.9M46.5 11.5l-2.8 2.9M11 25h4M49 25h4" class="ray" />
  <path d="M32 44c-6-5-14-6-22-5v15c8-1 16 0 22 5 6-5 14-6 22-5V39c-8-1-16 0-22 5z" fill="currentColor" />
  <path d="M32 45v12" class="fold" />
</svg>`;

/** A whole document: the university's side, the language switch, and the content. */
export function layout(page: Page, title: string, content: Html): string {
  const words = WORDS[page.lang];
  const switches = (['fr', 'en'] as const).map(
    (lang) =>
      html`<a
        href="${link(page.path, page.asked, lang)}"
        lang="${lang}"
        hreflang="${lang}"
        ${lang === page.lang && html` aria-current="true"`}
        >${NAMES[lang]}</a
      >`,
  );
  return html`<!doctype html>
    <html lang="${page.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${words.university}</title>
        <link rel="stylesheet" href="/cas/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header>
          <p class="university">${CREST}<span>${words.university}</span></p>
          <p class="portal">${words.portal}</p>
          <p class="imaginary">${words.imaginary}</p>
        </header>
        <main>
          <nav class="languages">${switches}</nav>
          <div class="content">
            <h1>${title}</h1>
            ${content}
          </div>
        </main>
      </body>
    </html> `.text;
}
