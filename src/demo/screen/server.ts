import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Surfaces } from '../tour/surfaces.ts';
import { livePage } from './page.ts';

const fraction = z.number().min(0).max(1);
const at = { surface: z.enum(['kiosk', 'ent']), x: fraction, y: fraction };
const Input = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('down'), ...at }),
  z.object({ kind: z.literal('up'), ...at }),
  z.object({ kind: z.literal('wheel'), dy: z.number().min(-5000).max(5000), ...at }),
  z.object({ kind: z.literal('key'), key: z.string().min(1).max(20) }),
]);
/** What a person did on the live page; places are fractions of the picture. */
type Input = z.infer<typeof Input>;

/** A picture of a kiosk without a screen, on loopback, for the person at the other end of an ssh tunnel. */
export interface LivePage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the live page of a kiosk of this size, in CSS pixels. Requests of other origins are refused. */
export async function serveLivePage(
  surfaces: Surfaces,
  size: { width: number; height: number },
): Promise<LivePage> {
  const server = createServer((request, response) => {
    const { host = '', origin } = request.headers;
    const own =
      /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) && (origin ?? `http://${host}`) === `http://${host}`;
    if (!own) return void response.writeHead(403).end();
    answer(request)
      .then(({ status, type, body }) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      )
      // The kiosk may be between two pages, or ending: the live page asks again.
      .catch(() => response.writeHead(503).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(
    request: IncomingMessage,
  ): Promise<{ status: number; type: string; body: string | Buffer }> {
    const what = `${request.method} ${request.url}`;
    if (what === 'GET /')
      return { status: 200, type: 'text/html; charset=utf-8', body: livePage(size.width, size.height) };
    if (what === 'GET /frame/kiosk' || what === 'GET /frame/ent') {
      const page = what.endsWith('ent') ? surfaces.ent() : surfaces.kiosk();
      if (page === undefined) return { status: 204, type: 'text/plain', body: '' };
      return {
        status: 200,
        type: 'image/jpeg',
        body: await page.screenshot({ type: 'jpeg', quality: 70, timeout: 5000 }),
      };
    }
    if (what !== 'POST /input') return { status: 404, type: 'text/plain', body: '' };
    const input = Input.safeParse(JSON.parse(await text(request)));
    if (!input.success) return { status: 400, type: 'text/plain', body: '' };
    await pass(surfaces, input.data);
    return { status: 200, type: 'text/plain', body: '' };
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Does on the kiosk what was done on its picture. */
async function pass(surfaces: Surfaces, input: Input): Promise<void> {
  if (input.kind === 'key') return (surfaces.ent() ?? surfaces.kiosk()).keyboard.press(input.key);
  const page = input.surface === 'ent' ? surfaces.ent() : surfaces.kiosk();
  if (page === undefined) return;
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await page.mouse.move(input.x * size.width, input.y * size.height);
  if (input.kind === 'down') await page.mouse.down();
  else if (input.kind === 'up') await page.mouse.up();
  else await page.mouse.wheel(0, input.dy);
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body += chunk.toString('utf8');
    if (body.length > 4096) throw new Error('too long');
  }
  return body;
}
