import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, devices, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { handOf, heading, kiosk, touch, type Hand } from '../../src/demo/tour/visitor/hand.ts';
import { saved } from '../../src/demo/tour/visitor/saved.ts';
import { signIn, signOut } from '../../src/demo/tour/visitor/sign-in.ts';
import type { View } from '../../src/shared/contract/station.ts';
import { houseFor } from '../support/house.ts';
import { chromiumPath, describeWith } from '../support/needs.ts';
import { nameOf, withActiveBadge } from '../support/people.ts';
import { hostileRenderer } from '../support/renderer.ts';
import { personOf } from '../support/scenarios/whole-visit.ts';

const portrait = join(import.meta.dirname, '../fixtures/faces/barack_obama.jpg');
const ada = withActiveBadge('alovelace', 'Ada', 'Lovelace', '04A1B2C3D4E580');

describeWith({ chromium: true }, 'a photo that a person brings to the kiosk', () => {
  const house = houseFor(() => ({ shell: 'chromium', cas: 'demo', reader: 'memory', residents: [ada] }));
  let hand: Hand;
  let phones: Browser;
  /** A good portrait with room above the head. */
  let face: Buffer;
  beforeAll(async () => {
    const { height } = await sharp(portrait).metadata();
    face = await sharp(portrait)
      .extend({ top: Math.round(height / 4), extendWith: 'copy' })
      .jpeg({ quality: 92 })
      .toBuffer();
    phones = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => phones?.close());
  beforeEach(async () => {
    hand = handOf(house().surfaces, 'fr');
    await signIn(hand, ada, nameOf(ada));
    await kiosk(hand).getByRole('button', { name: /photo/i }).first().click();
    await touch(hand, hand.words.photo.upload);
    await heading(hand, hand.words.upload.choose.title);
  });

  /** What the QR code says: the view that the kiosk draws it from. */
  const code = async (): Promise<string> => {
    await kiosk(hand).getByRole('img', { name: hand.words.upload.phone.code }).waitFor();
    const answer = await (await hostileRenderer(kiosk(hand))).call('view', null);
    if (!('value' in answer)) throw new Error(answer.code);
    const { screen } = answer.value as View;
    if (screen.name !== 'photo' || screen.source?.from !== 'phone' || screen.source.address === null)
      throw new Error('there is no QR code');
    return screen.source.address;
  };
  const keep = async (): Promise<void> => {
    await heading(hand, hand.words.photo.framing.title);
    await touch(hand, hand.words.photo.keep);
    await saved(hand, 'photo', 'transmitted');
    const [photo] = await house().central.admin.photos(await personOf(house(), ada));
    expect(photo?.state).toBe('submitted');
    await signOut(hand);
  };

  it('from a phone: scanned, chosen, sent, framed, kept', async () => {
    await kiosk(hand)
      .getByRole('button', { name: /Mon téléphone/ })
      .click();
    const context = await phones.newContext({ ...devices['iPhone 13'], locale: 'fr-FR' });
    const page: Page = await context.newPage();
    await page.goto(await code());
    await heading(hand, hand.words.upload.phone.opened.title);
    await page
      .locator('#choose-file')
      .setInputFiles({ name: 'moi.jpg', mimeType: 'image/jpeg', buffer: face });
    await page.getByRole('button', { name: 'Envoyer à la borne' }).click();
    await keep();
    await page.getByRole('heading', { name: 'Regardez la borne' }).waitFor();
    await context.close();
  });

  it('from a stick: plugged in, opened, picked, framed, kept', async () => {
    writeFileSync(join(dirname(house().profile), 'stick/Photos/moi.jpg'), face);
    await kiosk(hand)
      .getByRole('button', { name: /Clé USB/ })
      .click();
    await heading(hand, hand.words.upload.usb.waiting.title);
    await hand.dock({ move: 'plug-stick' });
    await kiosk(hand).getByRole('button', { name: 'Dossier Photos' }).click();
    const picture = kiosk(hand).getByRole('button', { name: 'Photo moi.jpg' });
    await picture.locator('img').waitFor();
    await picture.click();
    await keep();
  });
});
