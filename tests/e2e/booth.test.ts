// The booth of the built screens on a camera: what it asks for, when it takes a photo by itself, and what it never keeps.
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { boothClip, type BoothClip } from '../peers/booth-clips.ts';
import { fakeCameraArguments } from '../peers/camera-clip.ts';
import { serveGallery } from '../gallery/gallery-server.ts';

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser | undefined;
beforeAll(async () => {
  gallery = await serveGallery();
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(async () => {
  await gallery?.close();
});

/** The booth in front of a clip. */
async function booth(clip: BoothClip): Promise<Page> {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      '--disable-background-networking',
      ...fakeCameraArguments(await boothClip(clip)),
    ],
  });
  const context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    permissions: ['camera'],
  });
  const page = await context.newPage();
  await page.goto(gallery.url);
  await page.waitForSelector('.kiosk');
  await page.evaluate(() => window.gallery.show('photo', { language: 'fr' }));
  return page;
}
const title = (page: Page, words: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name: words }).waitFor();
const asks = (page: Page, words: string): Promise<void> => page.locator('.ask', { hasText: words }).waitFor();
/** What was sent by « Mettre à jour ». */
async function kept(page: Page) {
  await page.getByRole('button', { name: 'Mettre à jour' }).click();
  await page.waitForFunction(() => window.gallery.act.some((one) => one.act === 'submit-photo'));
  const sent = await page.evaluate(() => window.gallery.act.find((one) => one.act === 'submit-photo'));
  if (sent?.act !== 'submit-photo') throw new Error('nothing was sent');
  return sent;
}
/** Takes a photo now, by hand. */
async function shoot(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prendre photo', disabled: false }).click();
  await page.getByRole('button', { name: 'Maintenant' }).click();
}

describe('somebody who stands well', () => {
  test('is told not to move, and photographed without a touch', async () => {
    const page = await booth('good');
    await title(page, 'Cadrez votre photo');
    const { measured, crop } = await kept(page);
    expect(measured).toMatchObject({ analysis: 'on', tries: 1, anyway: false });
    expect(measured.values.EyesOpen).toBeGreaterThan(0.03);
    expect(measured.values.SingleFacePresent).toBe(0);
    expect(crop.height).toBeLessThan(0.9);
  });

  test('can take another one at once: the camera stayed open and was not asked again', async () => {
    const page = await booth('good');
    await title(page, 'Cadrez votre photo');
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));
    });
    await page.getByRole('button', { name: 'Reprendre la photo' }).click();
    await page.waitForSelector('.mirror[data-flowing="true"]');
    await title(page, 'Cadrez votre photo');
  });
});

test('of somebody who is in focus every other second, only a sharp frame is ever kept', async () => {
  const page = await booth('alternating');
  for (const shot of [1, 2, 3]) {
    await title(page, 'Cadrez votre photo');
    const { measured } = await kept(page);
    expect(measured.values.Sharpness, `shot ${shot}`).toBeGreaterThan(2.6);
    if (shot === 3) break;
    await page.evaluate(() => window.gallery.act.splice(0));
    await page.getByRole('button', { name: 'Reprendre la photo' }).click();
    await title(page, 'Votre photo');
  }
});

test('two people are never photographed by themselves; by hand they are told why, and may keep it at the third try', async () => {
  const page = await booth('two');
  await asks(page, 'Une seule personne');
  // two turns of the clip: long enough for anything that would happen
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 6);
  await title(page, 'Votre photo');
  for (const shot of [1, 2, 3]) {
    await shoot(page);
    await title(page, 'Reprenons cette photo');
    await page.getByText('Un autre visage est visible.').waitFor();
    expect(await page.getByRole('button', { name: 'Garder quand même' }).count()).toBe(shot < 3 ? 0 : 1);
    if (shot < 3) await page.getByRole('button', { name: 'Reprendre', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Garder quand même' }).click();
  expect((await kept(page)).measured).toMatchObject({ anyway: true, tries: 3 });
});

test('an arrow follows the mirror: who stands at the left of the screen is asked to go to the right', async () => {
  const page = await booth('aside');
  await asks(page, 'Un peu vers la droite');
  await page.waitForSelector('.arrow[data-edge="right"]');
});

test('in the dark the screen lights up, and light alone never keeps a photo from being taken', async () => {
  const page = await booth('dark');
  await page.waitForSelector('.mirror[data-alight="true"]');
  await title(page, 'Cadrez votre photo');
});

test('a wall is asked to come in; nobody at all can still be photographed at the third try', async () => {
  const page = await booth('empty');
  await asks(page, 'Placez votre visage');
  for (const shot of [1, 2, 3]) {
    await shoot(page);
    await page.getByText('Aucun visage n’est trouvé.').waitFor();
    if (shot < 3) await page.getByRole('button', { name: 'Reprendre', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Garder quand même' }).click();
  expect((await kept(page)).measured).toMatchObject({ anyway: true, values: { SingleFacePresent: -1 } });
});

describe('a camera whose picture is wrong', () => {
  test('covered: the screen asks for the cover', async () => {
    const page = await booth('covered');
    await page.getByText('Son cache est-il fermé').waitFor();
    expect(
      await page.evaluate(() =>
        window.gallery.act.some((one) => one.act === 'camera' && one.status === 'black'),
      ),
    ).toBe(true);
  });

  test('frozen: it is opened anew by itself, and the screen says so meanwhile', async () => {
    const page = await booth('frozen');
    await page.waitForSelector('.mirror[data-flowing="true"]');
    await page.getByText('est figée').waitFor();
    expect(await page.getByRole('button', { name: 'Prendre photo' }).isDisabled()).toBe(true);
  });
});
