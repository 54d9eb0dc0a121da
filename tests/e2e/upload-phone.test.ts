import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, devices, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/central/store/store.ts';
import { newcomer } from '../../src/demo/people.ts';
import type { PhotoSourceView } from '../../src/shared/contract/upload.ts';
import { deriveSecret } from '../../src/station/upload/phone/secret.ts';
import { chromiumPath, describeWith } from '../support/needs.ts';
import { startRecorder } from '../support/recorder.ts';
import { startStation, startTown, type Town } from '../support/screenless.ts';

const faces = join(import.meta.dirname, '../fixtures/faces');
const measured = { analysis: 'off', values: {}, tries: 1, anyway: false } as const;
type Phone = Extract<PhotoSourceView, { from: 'phone' }>;

describeWith({ chromium: true }, 'a photo from a phone, by a real page to a real central', () => {
  let browser: Browser;
  let recorder: Awaited<ReturnType<typeof startRecorder>>;
  let town: Town;
  let station: ReturnType<typeof startStation>;
  const log: string[] = [];
  /** A photo as a phone takes it: large, lying, turned by its metadata, with the place where it was taken. */
  let photo: Buffer;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    });
    const upright = await sharp(join(faces, 'grace_hopper.jpg')).resize(3072, 3600).png().toBuffer();
    photo = await sharp(upright)
      .rotate(-90)
      .withExif({ IFD0: { Artist: 'Marqueur' }, IFD3: { GPSLatitude: '45/1 46/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 92 })
      .toBuffer();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    log.length = 0;
    recorder = await startRecorder(() => town.central.url);
    town = await startTown(newcomer, {
      phoneUrl: recorder.url,
      log: { level: 'trace', destination: { write: (line: string) => void log.push(line) } },
    });
    station = startStation(town, newcomer);
    const { runner, until } = station;
    await until(({ screen }) => screen.name === 'welcome');
    runner.act({ act: 'sign-in' });
    await until(({ screen }) => screen.name === 'account');
    runner.act({ act: 'start-photo' });
    runner.act({ act: 'continue' });
    const decisions = runner
      .imageRightsTexts('fr')
      .flatMap(({ purpose, source: text }) =>
        purpose === 'badge' ? [] : [{ purpose, decision: 'refused' as const, text }],
      );
    runner.act({ act: 'decide-image-rights', decisions });
    await until(({ screen }) => screen.name === 'photo');
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await station?.stop();
    await town?.stop();
    await recorder?.close();
  });

  const source = async (holds: (phone: Phone) => boolean): Promise<Phone> => {
    const { screen } = await station.until(
      (view) =>
        view.screen.name === 'photo' && view.screen.source?.from === 'phone' && holds(view.screen.source),
    );
    return (screen as { source: Phone }).source;
  };
  const code = async (): Promise<string> => {
    station.runner.act({ act: 'photo-source', from: 'phone' });
    return (await source(({ stage }) => stage === 'waiting')).address!;
  };
  /** A phone of its own that reads a QR code; what it asked for is kept. */
  const phone = async (
    address: string,
    locale = 'fr-FR',
    clock = false,
  ): Promise<{ page: Page; asked: string[] }> => {
    const context = await browser.newContext({ ...devices['Pixel 5'], locale });
    const page = await context.newPage();
    if (clock) await page.clock.install();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`));
    page.on('pageerror', (error) => expect.fail(error.message));
    await page.goto(address);
    return { page, asked };
  };
  const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
    page.locator('#choose-file').setInputFiles({ name, mimeType, buffer });
  const title = (page: Page, text: string) => page.getByRole('heading', { name: text }).waitFor();
  const trouble = (page: Page, text: string | RegExp) =>
    page.getByRole('alert').filter({ hasText: text }).waitFor();
  const rows = async () => {
    const store = await openStore(town.database);
    try {
      return await store.db.selectFrom('uploads').selectAll().execute();
    } finally {
      await store.close();
    }
  };

  it('the kiosk shows the face, upright and without its metadata; central saw a ciphertext and keeps nothing', async () => {
    const address = await code();
    const { page, asked } = await phone(address);
    await title(page, 'Votre photo de badge');
    await source(({ stage }) => stage === 'opened');
    expect(new URL(page.url()).hash).toBe('');
    await choose(page, 'Marqueur de Lyon.jpg', 'image/jpeg', photo);
    await title(page, 'Envoyer cette photo ?');
    expect(await page.locator('#preview').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(
      2048,
    );
    await page.getByRole('button', { name: 'Envoyer à la borne' }).click();
    const { picture } = await source((now) => now.picture !== null);
    await title(page, 'Regardez la borne');

    const shown = station.runner.uploadedPicture(picture!.id);
    if (!shown.ok) throw new Error(shown.error);
    const { width, height, exif } = await sharp(shown.value).metadata();
    expect([width, height, exif]).toEqual([picture!.width, picture!.height, undefined]);
    expect(height).toBeGreaterThan(width);
    const grey = (bytes: Buffer | string) =>
      sharp(bytes).resize(48, 56, { fit: 'fill' }).removeAlpha().greyscale().raw().toBuffer();
    const [there, here] = [await grey(join(faces, 'grace_hopper.jpg')), await grey(shown.value)];
    const difference = there.reduce((sum, one, at) => sum + Math.abs(one - here[at]!), 0) / there.length;
    expect(difference).toBeLessThan(6);

    // What central could see: the requests, their bytes, its log, its database.
    const [id = '', secret = ''] = new URL(address).hash.slice(1).split('.');
    const { key } = deriveSecret(id as never, Buffer.from(secret, 'base64url'));
    const onTheWay = recorder.sent();
    expect(onTheWay.length).toBeGreaterThan(100_000);
    for (const [what, bytes] of [
      ['the secret', Buffer.from(secret)],
      ['the bytes of the secret', Buffer.from(secret, 'base64url')],
      ['the key', key],
      ['the head of a JPEG', Buffer.from([0xff, 0xd8, 0xff])],
      ['JFIF', Buffer.from('JFIF')],
      ['the name of the file', Buffer.from('Marqueur')],
    ] as const)
      expect(onTheWay.includes(bytes), what).toBe(false);
    expect(asked.join('\n')).not.toContain(secret);
    expect(log.join('')).toContain('/v1/uploads/:upload/content');
    for (const word of [secret, id, newcomer.lastName]) expect(log.join('')).not.toContain(word);
    expect((await rows()).map(({ sealed, state }) => [sealed, state])).toEqual([[null, 'shown']]);
    expect(readFileSync(town.database).includes(Buffer.from(secret))).toBe(false);

    station.runner.act({
      act: 'submit-photo',
      from: { source: 'upload', upload: picture!.id },
      crop: { left: 0.15, top: 0.05, width: 0.7, height: 0.7 * (45 / 35) * (512 / 600) },
      measured,
    });
    await station.until(({ screen }) => screen.name === 'saved' && screen.delivery === 'transmitted');
    expect((await town.central.admin.account(town.person)).photo?.state).toBe('submitted');
    station.runner.act({ act: 'leave' });
    await station.until(({ screen }) => screen.name === 'welcome');
    await expect.poll(rows).toEqual([]);
  });

  it('every answer of the page forbids what it does not need, and is kept by nobody', async () => {
    const address = new URL(await code());
    for (const path of ['', '/page.js', '/picture.js', '/words.js', '/page.css']) {
      const answer = await fetch(`${address.origin}${address.pathname}${path}`);
      expect(answer.status, path).toBe(200);
      const { headers } = answer;
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|https?:/);
      expect(await answer.text()).not.toMatch(/https?:\/\//);
    }
  });

  it('a second phone is told that it comes too late, in its own language; the first goes on', async () => {
    const address = await code();
    const first = await phone(address);
    await title(first.page, 'Votre photo de badge');
    const second = await phone(address, 'en-GB');
    await trouble(second.page, 'Another phone has already opened this QR code.');
    expect(await second.page.locator('label:visible, button:visible').count()).toBe(0);
    await first.page.reload();
    await title(first.page, 'Votre photo de badge');
  });

  it('a wrong secret, a part of an address and a code that was replaced lead nowhere', async () => {
    const address = await code();
    const last = address.at(-1) === 'A' ? 'E' : 'A';
    await trouble((await phone(`${address.slice(0, -1)}${last}`)).page, 'Ce QR code n’est plus valable.');
    await trouble((await phone(address.replace(/#.*/, ''))).page, 'Il manque la fin de l’adresse.');
    const { page } = await phone(address);
    await title(page, 'Votre photo de badge');
    station.runner.act({ act: 'phone-again' });
    await trouble(page, 'Ce QR code n’est plus valable.');
  });

  it('what is no photo, too small or unreadable is said on the phone before anything is sent', async () => {
    const { page } = await phone(await code());
    await title(page, 'Votre photo de badge');
    const before = recorder.sent().length;
    await choose(page, 'letter.pdf', 'application/pdf', Buffer.from('%PDF-1.4 nothing'));
    await trouble(page, 'Ce fichier n’est pas une photo lisible.');
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(900)]);
    await choose(page, 'IMG.HEIC', 'image/heic', heic);
    await trouble(page, 'HEIC');
    const small = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await choose(page, 'small.png', 'image/png', small);
    await trouble(page, '600 pixels');
    expect(recorder.sent().length - before).toBeLessThan(20_000);
    await choose(page, 'good.jpg', 'image/jpeg', photo);
    await title(page, 'Envoyer cette photo ?');
  });

  it('a photo that the kiosk refuses is said on both, and another one may follow', async () => {
    const { page } = await phone(await code());
    await title(page, 'Votre photo de badge');
    // Cut short: a browser draws what there is of it, the kiosk takes no half pictures. Sent as it is, past the page's own look.
    await page.evaluate(() => {
      CSS.supports = () => false;
    });
    await choose(page, 'half.jpg', 'image/jpeg', photo.subarray(0, photo.length / 2));
    await title(page, 'Envoyer cette photo ?');
    await page.getByRole('button', { name: 'Envoyer à la borne' }).click();
    await station.until(({ screen }) => screen.name === 'photo' && screen.problem === 'photo.unreadable');
    await trouble(page, 'Cette photo est illisible.');
    await page.reload();
    await title(page, 'Votre photo de badge');
    await choose(page, 'good.jpg', 'image/jpeg', photo);
    await title(page, 'Envoyer cette photo ?');
    await page.getByRole('button', { name: 'Envoyer à la borne' }).click();
    await source((now) => now.picture !== null);
    await title(page, 'Regardez la borne');
  });

  it('counts down, and when the time is over the photo is forgotten on the phone too', async () => {
    const { page } = await phone(await code(), 'en-GB', true);
    await title(page, 'Your badge photo');
    await page.clock.runFor(1_000);
    await page.getByText(/^Time left: 4:\d\d$/).waitFor();
    await choose(page, 'good.jpg', 'image/jpeg', photo);
    await title(page, 'Send this photo?');
    await page.clock.fastForward(301_000);
    await page.clock.runFor(1_000);
    await trouble(page, 'The time is over.');
    expect(await page.locator('label:visible, button:visible').count()).toBe(0);
    expect(await page.locator('#preview').getAttribute('src')).toBeNull();
    expect(await page.evaluate(() => sessionStorage.getItem('upload'))).toBe('');
  });

  it('without a network the photo stays on the phone, and goes as soon as there is one', async () => {
    const { page } = await phone(await code());
    await title(page, 'Votre photo de badge');
    await choose(page, 'good.jpg', 'image/jpeg', photo);
    await title(page, 'Envoyer cette photo ?');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Envoyer à la borne' }).click();
    await trouble(page, 'Pas de réseau.');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Envoyer à la borne' }).click();
    await source((now) => now.picture !== null);
  });
});
