import { link } from './context.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Page } from './layout.ts';
import { WORDS } from './words.ts';

/** What the form shows: the login typed before, a sentence about what went wrong, the anti-forgery field. */
export interface LoginForm {
  login: string;
  trouble?: string | undefined;
  token: string;
}

/** The sign-in page. Its fields are those of CAS Protocol 3.0, 2.2.2 with `execution` as Apereo names it. */
export function loginPage(page: Page, { login, trouble, token }: LoginForm): string {
  const words = WORDS[page.lang];
  const invalid = trouble !== undefined && html` aria-invalid="true" aria-describedby="trouble"`;
  return layout(
    page,
    words.title,
    html`<p class="lead">${words.lead}</p>
      ${trouble !== undefined && html`<p class="trouble" id="trouble" role="alert">${trouble}</p>`}
      <form method="post" action="${link('/cas/login', page.asked, page.lang)}" novalidate autocomplete="off">
        <input type="hidden" name="execution" value="${token}" />
        <input type="hidden" name="_eventId" value="submit" />
        <label for="username">${words.login}</label>
        <input
          id="username"
          name="username"
          type="text"
          value="${login}"
          maxlength="128"
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          ${invalid}${login === '' && html` autofocus`}
        />
        <label for="password">${words.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          maxlength="256"
          autocomplete="off"
          ${invalid}${login !== '' && html` autofocus`}
        />
        <button type="submit">${words.submit}</button>
      </form>
      <p class="ways">
        <a href="${link('/compte/premiere-connexion', page.asked, page.lang)}">${words.firstTime}</a>
        <a href="${link('/compte/mot-de-passe-oublie', page.asked, page.lang)}">${words.forgotten}</a>
      </p>
      <p class="quiet">${words.advice}</p>`,
  );
}
