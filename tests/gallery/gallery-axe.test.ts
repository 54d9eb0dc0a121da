import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenes, type SceneName } from '../../src/renderer/gallery/scenes.ts';
import { faceClip, fakeCameraArguments } from '../peers/camera-clip.ts';
import { serveGallery } from './gallery-server.ts';
import { measure } from './measure.ts';

const names = Object.keys(scenes) as SceneName[];
const standing = { width: 1080, height: 1920 };
const lying = { width: 1920, height: 1080 };
/** Both languages in the usual colours; the other colours do not know in which language they are written. */
const looks = [
  { language: 'fr', theme: 'light' },
  { language: 'en', theme: 'light' },
  { language: 'fr', theme: 'dark' },
  { language: 'en', theme: 'contrast' },
] as const;
/** What a look adds to the looks before it: axe reads English names and colours once, in the high contrast; no colour moves the layout. */
const asksAxe = (look: (typeof looks)[number]): boolean => look.language === 'fr' || look.theme !== 'light';
const movesLayout = (look: (typeof looks)[number]): boolean => look.theme === 'light';

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      ...fakeCameraArguments(await faceClip()),
    ],
  });
  const context = await browser.newContext({
    viewport: standing,
    reducedMotion: 'reduce',
    permissions: ['camera'],
  });
  page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(gallery.url);
  await page.waitForSelector('.kiosk');
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Shows a scene afresh and waits until its pictures and its layout stand still. */
async function show(name: SceneName, look: object): Promise<void> {
  await page.evaluate(
    async ([scene, how]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      window.gallery.show('leaving', how);
      while (document.querySelector('.still') === null) await frame();
      window.gallery.show(scene, how);
      while (
        scene !== 'leaving' &&
        scene !== 'starting' &&
        scene !== 'out-of-order' &&
        document.querySelector('.still') !== null
      )
        await frame();
      // A screen may still be on its way: an empty one would pass everything.
      while (document.querySelector('h1') === null || document.querySelector('.coming') !== null)
        await frame();
      await frame();
      await frame();
      await Promise.all([...document.images].map((image) => image.decode()));
      await document.fonts.ready;
    },
    [name, look] as const,
  );
  if (name === 'photo') await page.waitForSelector('.mirror[data-flowing="true"]');
  if (name === 'photo-refused') await page.waitForSelector('.reasons');
  if (name.startsWith('rights-ch')) await page.waitForSelector('.purpose .button.link');
}

async function axe(): Promise<string[]> {
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }).axe.run(
      { exclude: [['[data-drawing]']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        // 7:1 is the house's rule.
        rules: { 'color-contrast-enhanced': { enabled: true } },
        resultTypes: ['violations'],
      },
    ),
  );
  return results.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

describe.each(looks)('in $language, $theme', (look) => {
  test.each(names)('%s passes axe and the measures of the house, standing and lying', async (name) => {
    await page.setViewportSize(standing);
    await show(name, { ...look, textSize: 'normal' });
    if (asksAxe(look)) expect(await axe()).toEqual([]);
    expect(await page.evaluate(measure)).toEqual([]);
    if (!movesLayout(look)) return;
    await page.setViewportSize(lying);
    await show(name, { ...look, textSize: 'normal' });
    expect(await page.evaluate(measure)).toEqual([]);
  });
});

describe.each(['fr', 'en'] as const)('large text in %s', (language) => {
  test.each(names)('cuts nothing of %s', async (name) => {
    for (const size of [standing, lying]) {
      await page.setViewportSize(size);
      await show(name, { language, theme: 'light', textSize: 'large' });
      expect(await page.evaluate(measure), `${size.width} px wide`).toEqual([]);
    }
  });
});

describe('the photo booth on a camera', () => {
  test.each([
    ['standing', standing],
    ['lying', lying],
  ] as const)(
    '%s: counts, can be skipped, freezes, frames, and sends the frame with its crop',
    async (_, size) => {
      await page.setViewportSize(size);
      await show('photo', { language: 'fr', theme: 'light', textSize: 'normal' });
      await page.evaluate(() => window.gallery.act.splice(0));
      await page.getByRole('button', { name: 'Prendre photo' }).click();
      expect(await page.evaluate(measure)).toEqual([]);
      await page.getByRole('button', { name: 'Maintenant' }).click();
      await page.waitForSelector('.framing');
      expect(await axe()).toEqual([]);
      expect(await page.evaluate(measure)).toEqual([]);
      expect(await page.evaluate(() => document.querySelectorAll('video').length)).toBe(0);
      const keep = async (count: number) => {
        await page.getByRole('button', { name: 'Mettre à jour' }).click();
        const sent = () => window.gallery.act.filter((one) => one.act === 'submit-photo');
        await page.waitForFunction(
          (wanted) => window.gallery.act.filter((one) => one.act === 'submit-photo').length === wanted,
          count,
        );
        const last = (await page.evaluate(sent)).at(-1);
        if (last?.act !== 'submit-photo' || last.from.source !== 'camera')
          throw new Error('no photo was sent');
        return { ...last, frame: Buffer.from(last.from.frame, 'base64') };
      };
      const proposed = await keep(1);
      await page.getByRole('button', { name: 'Rapprocher' }).click();
      await page.getByRole('application').focus();
      await page.keyboard.press('ArrowLeft');
      const sent = await keep(2);
      expect(sent.frame.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      expect(sent.measured).toMatchObject({ analysis: 'on', anyway: false });
      expect(sent.crop.height).toBeLessThan(proposed.crop.height);
      const middle = ({ crop }: typeof sent): number => crop.left + crop.width / 2;
      expect(middle(sent)).toBeGreaterThan(middle(proposed));
      expect((sent.crop.width * 1280) / (sent.crop.height * 720)).toBeCloseTo(531 / 683, 3);
    },
  );
});

describe.each([
  ['standing', standing],
  ['lying', lying],
] as const)('a rejection by the keyboard, %s', (_, size) => {
  test.each(looks)(
    'its reasons pass axe and the measures of the house in $language, $theme',
    async (look) => {
      await page.setViewportSize(size);
      await show('moderation-poor', { ...look, textSize: 'normal' });
      await page.keyboard.press('r');
      await page.keyboard.press('2');
      await page.waitForSelector('.reason[data-selected]');
      expect(await axe()).toEqual([]);
      expect(await page.evaluate(measure)).toEqual([]);
    },
  );
});

describe.each([
  ['standing', standing],
  ['lying', lying],
] as const)('an act of the card office by the keyboard, %s', (_, size) => {
  test.each(looks)('its confirmation passes axe and the measures in $language, $theme', async (look) => {
    await page.setViewportSize(size);
    const confirming = '#lookup-confirm';
    for (const [scene, ...keys] of [
      [
        'lookup-active',
        ['2', confirming],
        ['2', '.one-motive[data-selected]'],
        ['5', '[data-chosen="true"]'],
      ],
      ['lookup-stolen', ['3', confirming], ['4', '.button.hold']],
      ['lookup-unknown-people', ['1', '.people-found']],
    ] as const) {
      await show(scene, { ...look, textSize: 'normal' });
      await page.waitForSelector('.act-group');
      for (const [key, then] of keys) {
        await page.keyboard.press(key);
        await page.waitForSelector(then); // a key that comes at once after another one is a scanner's
      }
      expect(await axe()).toEqual([]);
      expect(await page.evaluate(measure)).toEqual([]);
    }
  });
});

test('an act that cannot be done yet does not look as if it could', async () => {
  await show('oppose', { language: 'fr', theme: 'light', textSize: 'normal' });
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('.button.hold') as Element).backgroundColor);
  const unready = await ground();
  await page.getByText('Je ne le trouve plus.').click();
  await page.waitForSelector('.button.hold[aria-disabled="false"]');
  const ready = await ground();
  expect(unready).not.toBe(ready);
  await show('rights-choose', { language: 'fr', theme: 'light', textSize: 'normal' });
  const waiting = await page.evaluate(
    () => getComputedStyle(document.querySelector('.doing .button.main') as Element).backgroundColor,
  );
  expect(unready).toBe(waiting);
});

test('the whole tour raised no error and no violation of the content security policy', () => {
  expect(complaints).toEqual([]);
});
