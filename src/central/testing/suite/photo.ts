import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedVisit } from '../../../shared/contract/central.ts';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { directoryFormat, identityFormat } from '../../../shared/domain/photo.ts';
import { makeSealingKey } from '../../../shared/seal/keys.ts';
import { openHouse, outcomeOf, photos, type House, type MakeDatabase } from '../house.ts';

/** What a photo must be, and what becomes of it. */
export function photoSuite(makeDatabase: MakeDatabase): void {
  describe('photo.submit', () => {
    let house: House;
    let visit: OpenedVisit;
    beforeAll(async () => {
      house = await openHouse(makeDatabase);
      visit = await house.station.visit('llebo');
    });
    afterAll(() => house.close());
    const submit = async (bytes: Awaited<ReturnType<typeof photos>>, photo = randomUUID() as PhotoId) =>
      outcomeOf(
        house.station,
        await house.station.command(visit, 'photo.submit', { photo }, { photos: bytes }),
      );
    const instead = async (identity: Uint8Array<ArrayBuffer>) =>
      submit({ ...(await photos()), 'identity-photo': identity });
    const canvas = () => sharp({ create: { ...identityFormat, channels: 3, background: '#777' } });

    it('is submitted, shown, and given back as it came', async () => {
      const bytes = await photos('#224466');
      expect(await submit(bytes)).toBe('applied');
      const [kept] = await house.central.admin.photos(house.lea);
      expect(kept?.images).toEqual(bytes);
      expect((await house.central.admin.account(house.lea)).photo).toMatchObject({
        state: 'submitted',
        reason: null,
      });
    });

    it('is accepted or rejected once, with the reason; the newest is what the account shows', async () => {
      const { admin } = house.central;
      expect((await admin.acceptPhoto(house.lea)).ok).toBe(true);
      expect(await admin.rejectPhoto(house.lea, 'blurred', null)).toEqual({ ok: false, error: 'photo.none' });
      house.now += 1000;
      expect(await submit(await photos('#446688'))).toBe('applied');
      expect((await admin.account(house.lea)).photo?.state).toBe('submitted');
      await admin.rejectPhoto(house.lea, 'blurred', 'Trop de vent.');
      expect((await admin.account(house.lea)).photo).toMatchObject({
        state: 'rejected',
        reason: 'blurred',
        message: 'Trop de vent.',
      });
      expect((await admin.photos(house.lea)).map((photo) => photo.state)).toEqual(['rejected', 'accepted']);
    });

    it.each([
      ['is no picture', () => crypto.getRandomValues(new Uint8Array(5000)), 'photo.unreadable'],
      [
        'begins like a JPEG',
        () => Uint8Array.of(0xff, 0xd8, 0xff, ...new Uint8Array(500)),
        'photo.unreadable',
      ],
      ['is a PNG', () => canvas().png().toBuffer(), 'photo.unreadable'],
      ['is cut short', async () => (await canvas().jpeg().toBuffer()).subarray(0, 1500), 'photo.unreadable'],
      ['is too small', () => canvas().resize(300, 376).jpeg().toBuffer(), 'photo.format'],
      [
        'is a pixel too wide',
        () => canvas().resize(532, 683, { fit: 'fill' }).jpeg().toBuffer(),
        'photo.format',
      ],
      [
        'tells where it was taken',
        () =>
          canvas()
            .withExif({ IFD3: { GPSLatitude: '45/1 46/1 0/1' } })
            .jpeg()
            .toBuffer(),
        'photo.format',
      ],
      [
        'has the colours of a printer',
        () => canvas().toColourspace('cmyk').jpeg().toBuffer(),
        'photo.format',
      ],
      ['is grey', () => canvas().toColourspace('b-w').jpeg().toBuffer(), 'photo.format'],
      [
        'has the colours of another screen',
        () => canvas().withIccProfile('p3').jpeg().toBuffer(),
        'photo.format',
      ],
    ])('is refused, with a receipt, when it %s', async (_what, make, code) => {
      expect(await instead(new Uint8Array(await make()))).toBe(code);
    });

    it('may carry the profile of sRGB', async () => {
      expect(await instead(new Uint8Array(await canvas().withIccProfile('srgb').jpeg().toBuffer()))).toBe(
        'applied',
      );
    });

    it('needs each picture in its own size', async () => {
      const { 'identity-photo': identity, 'directory-photo': directory } = await photos();
      expect(await submit({ 'identity-photo': directory, 'directory-photo': identity })).toBe('photo.format');
      expect(directoryFormat).not.toEqual(identityFormat);
    });

    it('cannot take the id of another photo', async () => {
      const id = randomUUID() as PhotoId;
      expect(await submit(await photos(), id)).toBe('applied');
      expect(await submit(await photos('#000'), id)).toBe('command.conflict');
    });

    it('is refused when it is sealed for somebody else', async () => {
      const good = house.station.configuration;
      const stranger = await makeSealingKey('central');
      house.station.configuration = { ...good, sealingKeys: [stranger.publicKey, stranger.publicKey] };
      expect(await submit(await photos())).toBe('attachment.unreadable');
      house.station.configuration = good;
    });

    it('is refused when it is not the one whose digest was signed', async () => {
      const signed = await house.station.command(
        visit,
        'photo.submit',
        { photo: randomUUID() as PhotoId },
        { photos: await photos() },
      );
      house.station.sequence -= 1;
      const attachments = signed.command.attachments.map((one) => ({ ...one, clearSha256: 'a'.repeat(64) }));
      const bent = await house.station.command(
        visit,
        'photo.submit',
        { photo: randomUUID() as PhotoId },
        { id: signed.command.id, attachments },
      );
      expect(
        await outcomeOf(house.station, {
          ...bent,
          delivery: { ...bent.delivery, attachments: signed.delivery.attachments },
        }),
      ).toBe('attachment.unreadable');
    });
  });
}
