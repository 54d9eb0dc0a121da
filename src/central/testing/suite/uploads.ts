import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request, type ClientRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedVisit } from '../../../shared/contract/central.ts';
import { paths } from '../../../shared/contract/central.ts';
import {
  OpenedUpload,
  phoneHeader,
  PhoneStatus,
  uploadHeader,
  uploadPaths,
  UploadStatus,
} from '../../../shared/contract/phone-upload.ts';
import type { UploadId } from '../../../shared/domain/ids.ts';
import { openStore } from '../../store/store.ts';
import { purge } from '../../purge.ts';
import { openHouse, problemOf, type House, type MakeDatabase } from '../house.ts';
import type { Answer } from '../test-station.ts';

const minute = 60_000;
const megabyte = 1024 * 1024;

/** One QR code: what the station draws, and phones that scanned it. */
class Code {
  readonly upload = randomUUID() as UploadId;
  readonly authorisation = randomBytes(32);
  readonly house: House;
  constructor(house: House) {
    this.house = house;
  }
  body = () => ({
    upload: this.upload,
    authorisation: createHash('sha256').update(this.authorisation).digest('hex'),
  });
  phone(authorisation = this.authorisation) {
    const headers = {
      [uploadHeader]: authorisation.toString('base64url'),
      [phoneHeader]: randomBytes(32).toString('base64url'),
    };
    const ask = async (
      method: string,
      path: string,
      body?: Uint8Array<ArrayBuffer> | object,
    ): Promise<Answer> => {
      const bytes = body instanceof Uint8Array;
      const answer = await fetch(`${this.house.central.url}${path}`, {
        method,
        headers: {
          ...headers,
          ...(body === undefined
            ? {}
            : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
      });
      const got = new Uint8Array(await answer.arrayBuffer());
      const json = /json/.test(answer.headers.get('content-type') ?? '');
      return {
        status: answer.status,
        headers: answer.headers,
        bytes: got,
        body: json ? (JSON.parse(new TextDecoder().decode(got)) as unknown) : null,
      };
    };
    return {
      open: () => ask('POST', uploadPaths.phoneOpening(this.upload)),
      status: () => ask('GET', uploadPaths.phone(this.upload)),
      doing: (doing: string) => ask('PUT', uploadPaths.phoneProgress(this.upload), { doing }),
      send: (bytes: Uint8Array<ArrayBuffer>) => ask('PUT', uploadPaths.phoneContent(this.upload), bytes),
      /** Begins to send, and goes on when the test says so. */
      begin: (length: number): ClientRequest => {
        const sending = request(`${this.house.central.url}${uploadPaths.phoneContent(this.upload)}`, {
          method: 'PUT',
          headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': length },
        });
        sending.write(Buffer.alloc(1));
        return sending;
      },
    };
  }
}

/** The way of a ciphertext from a phone to a station. */
export function uploadSuite(makeDatabase: MakeDatabase): void {
  describe('a photo from a phone', () => {
    let house: House;
    let visit: OpenedVisit;
    let database: string;
    beforeAll(async () => {
      const made = await makeDatabase();
      database = made.url;
      house = await openHouse(async () => made, { limits: { uploadsPerMinute: 10_000 } });
    });
    afterAll(() => house.close());
    beforeEach(async () => {
      visit = await house.station.visit('llebo');
    });
    const station = (method: string, path: string, body?: unknown, of = visit) =>
      house.station.ask(method, path, body, { visit: of.token });
    const begin = async (code = new Code(house)) => {
      const answer = await station('POST', uploadPaths.uploads(visit.visit), code.body());
      expect(answer.status).toBe(201);
      return { code, opened: OpenedUpload.parse(answer.body), phone: code.phone() };
    };
    const status = async (code: Code) =>
      UploadStatus.parse((await station('GET', uploadPaths.upload(visit.visit, code.upload))).body);
    const settle = (code: Code, outcome: object) =>
      station('PUT', uploadPaths.outcome(visit.visit, code.upload), outcome);
    const content = (code: Code) => station('GET', uploadPaths.content(visit.visit, code.upload));
    const rows = async () => {
      const store = await openStore(database);
      try {
        return await store.db.selectFrom('uploads').selectAll().execute();
      } finally {
        await store.close();
      }
    };
    const sealed = randomBytes(50_000);

    it('goes from the phone to the station, once, and nothing of it stays', async () => {
      const { code, opened, phone } = await begin();
      expect(opened.page).toBe('https://central.example.fr/u');
      expect(Date.parse(opened.endsAt)).toBe(house.now + 5 * minute);
      expect(await status(code)).toMatchObject({ state: 'waiting', moves: 0 });
      expect(PhoneStatus.parse((await phone.open()).body)).toEqual({
        state: 'opened',
        why: null,
        left: 5 * minute,
      });
      expect((await phone.doing('sending')).status).toBe(200);
      expect(await status(code)).toMatchObject({ state: 'sending', moves: 2 });
      expect((await phone.send(sealed)).status).toBe(204);
      expect((await status(code)).state).toBe('sent');
      const got = await content(code);
      expect(got.headers.get('content-type')).toBe('application/octet-stream');
      expect(Buffer.from(got.bytes).equals(sealed)).toBe(true);
      expect((await content(code)).status).toBe(200); // an answer that was lost can be asked again
      expect((await settle(code, { state: 'received' })).status).toBe(204);
      expect((await rows()).find((row) => row.id === code.upload)?.sealed).toBeNull();
      expect(problemOf(await content(code))).toBe('404 central.not-found');
      expect((await settle(code, { state: 'shown' })).status).toBe(204);
      expect((await phone.status()).body).toMatchObject({ state: 'shown' });
      expect(problemOf(await phone.send(sealed))).toBe('409 upload.used');
      expect((await station('DELETE', uploadPaths.upload(visit.visit, code.upload))).status).toBe(204);
      expect((await rows()).filter((row) => row.id === code.upload)).toEqual([]);
      expect(problemOf(await phone.status())).toBe('404 upload.unknown');
    });

    it('tells the phone why a photo was refused, and takes another one', async () => {
      const { code, phone } = await begin();
      await phone.open();
      await phone.send(sealed);
      await settle(code, { state: 'received' });
      await settle(code, { state: 'refused', why: 'photo.too-small' });
      expect((await phone.status()).body).toMatchObject({ state: 'refused', why: 'photo.too-small' });
      expect((await phone.send(sealed)).status).toBe(204);
      expect(await status(code)).toMatchObject({ state: 'sent', why: null });
    });

    it('belongs to the first phone that opened it', async () => {
      const { code, phone } = await begin();
      const other = code.phone();
      expect(problemOf(await phone.status())).toBe('409 upload.taken');
      await phone.open();
      expect(problemOf(await other.open())).toBe('409 upload.taken');
      expect(problemOf(await other.send(sealed))).toBe('409 upload.taken');
      expect((await phone.open()).status).toBe(200); // a page that is loaded again
      const race = new Code(house);
      await begin(race);
      const phones = [race.phone(), race.phone(), race.phone(), race.phone()];
      const answers = await Promise.all(phones.map((one) => one.open()));
      expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409, 409, 409]);
    });

    it('is unknown to whoever has not the secret, whatever they do', async () => {
      const { code, phone } = await begin();
      await phone.open();
      const stranger = code.phone(randomBytes(32));
      const elsewhere = new Code(house).phone();
      for (const one of [stranger, elsewhere]) {
        expect(problemOf(await one.open())).toBe('404 upload.unknown');
        expect(problemOf(await one.status())).toBe('404 upload.unknown');
        expect(problemOf(await one.doing('sending'))).toBe('404 upload.unknown');
        expect(problemOf(await one.send(sealed))).toBe('404 upload.unknown');
      }
      const bare = await fetch(`${house.central.url}${uploadPaths.phone(code.upload)}`);
      expect(bare.status).toBe(404);
      expect(await status(code)).toMatchObject({ state: 'opened', moves: 1 });
    });

    it('is over after five minutes, for the phone and the station, and its ciphertext is swept away', async () => {
      const { code, phone } = await begin();
      await phone.open();
      await phone.send(sealed);
      house.now += 5 * minute;
      visit = { ...visit, token: (await renewed()).token };
      expect(problemOf(await phone.status())).toBe('410 upload.expired');
      expect(problemOf(await phone.send(sealed))).toBe('410 upload.expired');
      expect(problemOf(await content(code))).toBe('410 upload.expired');
      const store = await openStore(database);
      await purge({ store, clock: () => house.now });
      await store.close();
      expect((await rows()).find((row) => row.id === code.upload)).toMatchObject({ sealed: null });
    });
    const renewed = async () => {
      house.now -= 1000;
      const answer = await station('POST', paths.renewal(visit.visit));
      house.now += 1000;
      return answer.body as { token: string };
    };

    it('is over with its visit', async () => {
      const { code, phone } = await begin();
      await phone.open();
      await phone.send(sealed);
      await station('DELETE', paths.visit(visit.visit));
      expect(problemOf(await phone.status())).toBe('404 upload.unknown');
      expect((await rows()).filter((row) => row.id === code.upload)).toEqual([]);
    });

    it('is over as soon as the next visit begins at the station', async () => {
      const { code, phone } = await begin();
      await phone.open();
      await house.station.visit('mduran');
      expect(problemOf(await phone.send(sealed))).toBe('410 upload.expired');
      const store = await openStore(database);
      await purge({ store, clock: () => house.now });
      await store.close();
      expect((await rows()).filter((row) => row.id === code.upload)).toEqual([]);
    });

    it('is one per visit: a new code ends the one before', async () => {
      const first = await begin();
      await first.phone.open();
      const second = await begin();
      expect(problemOf(await first.phone.status())).toBe('404 upload.unknown');
      expect((await second.phone.open()).status).toBe(200);
      const again = await station('POST', uploadPaths.uploads(visit.visit), second.code.body());
      expect(again.body).toEqual(second.opened); // an answer that was lost
    });

    it('is nobody else’s: another station, another visit', async () => {
      const { code, phone } = await begin();
      await phone.open();
      await phone.send(sealed);
      const other = await house.newStation('Hall B');
      const elsewhere = await other.visit('mduran');
      const theirs = { visit: elsewhere.token };
      for (const path of [
        uploadPaths.content(elsewhere.visit, code.upload),
        uploadPaths.upload(elsewhere.visit, code.upload),
      ])
        expect(problemOf(await other.ask('GET', path, undefined, theirs))).toBe('404 upload.unknown');
      expect(
        problemOf(
          await other.ask('GET', uploadPaths.content(visit.visit, code.upload), undefined, {
            visit: visit.token,
          }),
        ),
      ).toBe('403 visit.foreign');
      const taken = await other.ask('POST', uploadPaths.uploads(elsewhere.visit), code.body(), theirs);
      expect(problemOf(taken)).toBe('409 upload.used');
      await other.ask('DELETE', uploadPaths.upload(elsewhere.visit, code.upload), undefined, theirs);
      expect((await content(code)).status).toBe(200);
    });

    it('is at most ten megabytes; nothing and garbage are refused before they are kept', async () => {
      const { code, phone } = await begin();
      await phone.open();
      expect(problemOf(await phone.send(randomBytes(11 * megabyte)))).toBe('413 photo.too-large');
      expect(problemOf(await phone.send(new Uint8Array(28)))).toBe('400 visit.input-invalid');
      expect(problemOf(await phone.doing('dancing'))).toBe('400 visit.input-invalid');
      expect((await status(code)).state).toBe('opened');
      expect((await phone.send(randomBytes(10 * megabyte + 28))).status).toBe(204);
    });

    it('takes one body at a time: what a phone begins anew ends what it began before', async () => {
      const { code, phone } = await begin();
      await phone.open();
      const open = new Set([phone.begin(50_000), phone.begin(50_000), phone.begin(50_000)]);
      let answer = 0;
      for (const sending of open) {
        sending.on('error', () => open.delete(sending));
        sending.on('response', ({ statusCode = 0 }) => (answer = statusCode));
      }
      await expect.poll(() => open.size).toBe(1);
      for (const sending of open) sending.end(Buffer.alloc(49_999));
      await expect.poll(() => answer).toBe(204);
      expect((await status(code)).state).toBe('sent');
    });

    it('leaves no secret and no address in the log', async () => {
      const { code, phone } = await begin();
      await phone.open();
      await phone.send(sealed);
      const said = house.log.join('');
      for (const secret of [code.upload, code.authorisation.toString('base64url'), visit.token])
        expect(said).not.toContain(secret);
      expect(said).toContain('/v1/uploads/:upload/content');
    });
  });

  describe('phones in a crowd', () => {
    it('are told to wait when one address asks too much', async () => {
      const house = await openHouse(makeDatabase, { limits: { uploadsPerMinute: 2 } });
      try {
        const phone = new Code(house).phone();
        await phone.open();
        await phone.open();
        expect(problemOf(await phone.open())).toBe('429 central.too-many-requests');
      } finally {
        await house.close();
      }
    });
  });
}
