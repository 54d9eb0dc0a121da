// The page of the phone in a document without a screen: what tests/e2e cannot bring about with a real browser.
import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';

/** Comes without typings: as a plain string, nobody looks for them. */
const jsdom: string = 'jsdom';
const { JSDOM } = (await import(jsdom)) as {
  JSDOM: new (html: string, options: object) => { window: Window & typeof globalThis };
};

type Answer = { state: string; why?: string; left?: number } | null;
const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');

/** A phone that opened the page. `answers` are those of central, in order, the last one for ever; null: no network. */
function phone(
  answers: Answer[],
  { keeps = true, prepare }: { keeps?: boolean; prepare?: () => Promise<Blob> } = {},
) {
  const url = `https://central.example/u#${randomUUID()}.${randomBytes(32).toString('base64url')}`;
  const { window } = new JSDOM(read('index.html'), {
    url,
    runScripts: 'outside-only',
    pretendToBeVisual: true,
  });
  onTestFinished(() => window.close());
  const asked: { method: string; phone: string | undefined }[] = [];
  const fetch = async (_path: string, how: { method: string; headers: Record<string, string> }) => {
    asked.push({ method: how.method, phone: how.headers['trombine-phone'] });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new TypeError('no network');
    return { ok: true, json: async () => ({ why: null, left: 300_000, ...answer }) };
  };
  const here = { crypto: webcrypto, TextEncoder, fetch, scrollTo: () => undefined };
  for (const [name, value] of Object.entries(here)) Object.defineProperty(window, name, { value });
  Object.defineProperty(window.navigator, 'language', { value: 'fr-FR' });
  if (!keeps) {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new Error('SecurityError');
      },
    });
  }
  for (const script of ['words.js', 'picture.js']) window.eval(read(script));
  if (prepare !== undefined) Object.assign(window, { prepare });
  window.eval(read('page.js'));
  const part = (id: string) => window.document.getElementById(id)!;
  const choose = () => {
    Object.defineProperty(part('choose-file'), 'files', { value: [new window.File(['x'], 'x.jpg')] });
    part('choose-file').dispatchEvent(new window.Event('change'));
  };
  return { asked, part, choose, title: () => part('title').textContent };
}

test('a refusal is said, and another photo may follow, when the page was loaded again meanwhile', async () => {
  const { part, title } = phone([{ state: 'sent' }, { state: 'refused', why: 'photo.unreadable' }]);
  await expect.poll(title).toBe('Photo envoyée');
  await expect.poll(title).toBe('Votre photo de badge');
  expect(part('trouble').textContent).toBe('Cette photo est illisible. Choisissez-en une autre.');
  expect(part('choose').hidden).toBe(false);
});

test('a phone that may keep nothing is the same phone when it tries again', async () => {
  const { asked, part, title } = phone([null, { state: 'opened' }], { keeps: false });
  await expect.poll(() => part('trouble').textContent).toBe('Pas de réseau. Rien n’est perdu : réessayez.');
  part('again').click();
  await expect.poll(title).toBe('Votre photo de badge');
  expect(asked).toHaveLength(2);
  expect(asked[1]).toEqual(asked[0]);
});

test.each(['read', 'unreadable'])(
  'a photo that is %s after the end changes nothing: it is over',
  async (how) => {
    let finish = (): void => undefined;
    const prepare = () =>
      new Promise<Blob>((resolve, reject) => {
        finish = () => (how === 'read' ? resolve(new Blob(['photo'])) : reject(new Error('no photo')));
      });
    const { choose, part, title } = phone([{ state: 'opened' }, { state: 'opened', left: 0 }], { prepare });
    await expect.poll(title).toBe('Votre photo de badge');
    choose();
    await expect.poll(title).toBe('C’est terminé ici');
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    expect(title()).toBe('C’est terminé ici');
    for (const act of ['send', 'again', 'take', 'choose']) expect(part(act).hidden).toBe(true);
    expect(part('preview').getAttribute('src')).toBeNull();
  },
);
