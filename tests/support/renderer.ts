import type { Page } from 'playwright-core';
import type { House } from '../../src/demo/house.ts';

/** What the station answers to one call of a renderer: a value, or the code of a refusal. */
export type Answer = { readonly value: unknown } | { readonly code: string };

/** A second renderer that says whatever it likes, on a WebSocket opened from the kiosk's own page. Browser shell only. */
export interface HostileRenderer {
  /** Calls the station contract with any input at all. */
  call(name: string, input: unknown): Promise<Answer>;
  /** Hands in 8 MB of random bytes as the frozen frame of the booth, after the bytes given in hex. */
  submitGarbage(begin: string): Promise<Answer>;
  /** Sends raw text. */
  send(text: string): Promise<void>;
}

/** Opens such a renderer inside a page of the kiosk. */
export async function hostileRenderer(page: Page): Promise<HostileRenderer> {
  await page.evaluate(async () => {
    const socket = new WebSocket(new URL('/station', location.href.replace(/^http/, 'ws')));
    const waiting = new Map<number, (frame: unknown) => void>();
    await new Promise((done, fail) => {
      socket.addEventListener('open', done);
      socket.addEventListener('error', fail);
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const frame = JSON.parse(data) as { id?: number };
      if (frame.id !== undefined) waiting.get(frame.id)?.(frame);
    });
    let last = 0;
    Object.assign(globalThis, {
      hostile: {
        send: (text: string) => socket.send(text),
        call: (name: string, input: unknown) =>
          new Promise((done) => {
            const id = ++last;
            waiting.set(id, done);
            socket.send(JSON.stringify({ kind: 'call', contract: 'station', id, name, input }));
          }),
      },
    });
  });
  const garbage = (begin: string): Promise<string> =>
    page.evaluate(async (hex) => {
      const head = Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
      const parts: BlobPart[] = [head];
      for (let block = 0; block < 128; block += 1) parts.push(crypto.getRandomValues(new Uint8Array(65_536)));
      const reader = new FileReader();
      const read = new Promise((done) => reader.addEventListener('load', done));
      reader.readAsDataURL(new Blob(parts));
      await read;
      const frame = (reader.result as string).replace(/^.*,/, '');
      const { hostile } = globalThis as unknown as Hostile;
      return JSON.stringify(
        await hostile.call('act', {
          act: 'submit-photo',
          from: { source: 'camera', frame },
          measured: { analysis: 'off', values: {}, tries: 1, anyway: false },
          crop: { left: 0.2, top: 0, width: 0.4, height: 0.9 },
        }),
      );
    }, begin);
  type Hostile = {
    hostile: { send(text: string): void; call(name: string, input: unknown): Promise<Answer> };
  };
  return {
    call: (name, input) =>
      page.evaluate(
        ([one, two]) => (globalThis as unknown as Hostile).hostile.call(one as string, two),
        [name, input],
      ),
    submitGarbage: async (begin) => JSON.parse(await garbage(begin)) as Answer,
    send: (text) => page.evaluate((one) => (globalThis as unknown as Hostile).hostile.send(one), text),
  };
}

/** The WebSocket address of the kiosk, and the cookie that its own browser holds. */
export async function kioskSocket(
  house: House,
): Promise<{ address: string; origin: string; cookie: string }> {
  const page = house.surfaces.kiosk();
  const session = await page.context().newCDPSession(page);
  const { cookies } = await session.send('Network.getCookies');
  await session.detach();
  const { origin } = new URL(page.url());
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { origin, cookie, address: `${origin.replace(/^http/, 'ws')}/station` };
}
