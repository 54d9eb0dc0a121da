// The ENT's pages about the account: first sign-in, forgotten password, changing it, its rules.
import { link } from './context.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import type { Page } from './layout.ts';
import { WORDS } from './words.ts';
import type { Words } from './words.ts';

const field = (name: string, label: string, mode: 'text' | 'numeric') =>
  html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="text"
      inputmode="${mode}"
      maxlength="128"
      autocomplete="off"
      spellcheck="false"
    />`;

const form = (page: Page, fields: Html, button: string) =>
  html`<form method="post" action="${link(page.path, page.asked, page.lang)}" autocomplete="off">
    ${fields}
    <button type="submit">${button}</button>
  </form>`;

/** The way back to the sign-in page, for a visit that came from there. */
const back = (page: Page, words: Words) =>
  page.asked.service !== undefined &&
  html`<p class="ways"><a href="${link('/cas/login', page.asked, page.lang)}">${words.back}</a></p>`;

/** « Première connexion ? »: a form that asks what the enrolment letter says. */
export function activationPage(page: Page): string {
  const words = WORDS[page.lang];
  const fields = html`${field('number', words.number, 'text')}${field('birth', words.birth, 'numeric')}`;
  return layout(
    page,
    words.activation,
    html`<p class="lead">${words.activationText}</p>
      ${form(page, fields, words.activate)} ${back(page, words)}`,
  );
}

/** « Mot de passe oublié ? »: a form that asks for the login. */
export function recoveryPage(page: Page): string {
  const words = WORDS[page.lang];
  return layout(
    page,
    words.recovery,
    html`<p class="lead">${words.recoveryText}</p>
      ${form(page, field('login', words.login, 'text'), words.send)} ${back(page, words)}`,
  );
}

/** The answer to both forms: the same for everybody, so that nobody can find out who has an account. */
export function sentPage(page: Page): string {
  const words = WORDS[page.lang];
  return layout(
    page,
    words.sent,
    html`<p class="lead">${words.sentText}</p>
      <p class="quiet">${words.sentDemo}</p>
      ${back(page, words)}`,
  );
}

/** How a password is changed. */
export function changePage(page: Page): string {
  const words = WORDS[page.lang];
  return layout(
    page,
    words.change,
    html`<p class="lead">${words.changeText}</p>
      <ol>
        ${words.changeSteps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <p class="ways"><a href="${link('/compte/criteres', page.asked, page.lang)}">${words.rulesLink}</a></p>
      ${back(page, words)}`,
  );
}

/** What a password must be like. */
export function rulesPage(page: Page): string {
  const words = WORDS[page.lang];
  return layout(
    page,
    words.rules,
    html`<ul>
        ${words.rulesList.map((rule) => html`<li>${rule}</li>`)}
      </ul>
      <p class="lead">${words.rulesText}</p>
      <p class="ways"><a href="${link('/compte/mot-de-passe', page.asked, page.lang)}">${words.change}</a></p>
      ${back(page, words)}`,
  );
}
