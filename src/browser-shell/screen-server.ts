import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { securityHeaders } from '../shared/shell/content-policy.ts';
import { screenFile } from '../shared/shell/screen-file.ts';
import type { Guard } from './guard.ts';

/** The HTTP server of the screen: loopback only, a port chosen by the system, the built files and nothing else. */
export async function startScreenServer(folder: string, guard: Guard): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response, folder, guard).catch(() => refuse(response, 500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  guard.settle((server.address() as AddressInfo).port);
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  guard: Guard,
): Promise<void> {
  if (!guard.isOurAddress(request)) return refuse(response, 403);
  if (request.method !== 'GET') return refuse(response, 405);
  const url = request.url ?? '';
  const pathname = url.split('?')[0] ?? '';
  if (pathname.startsWith('/launch/')) {
    const cookie = guard.redeem(pathname);
    if (cookie === undefined) return refuse(response, 403);
    response.writeHead(303, { ...securityHeaders, 'set-cookie': cookie, location: '/' }).end();
    return;
  }
  if (!guard.isOurBrowser(request)) return refuse(response, 403);
  const file = screenFile(pathname);
  if (file === undefined) return refuse(response, 404);
  const bytes = await readScreenFile(join(folder, file.path));
  if (bytes === undefined) return refuse(response, 404);
  const body = file.path.endsWith('.html') ? markShell(bytes) : bytes;
  response.writeHead(200, { ...securityHeaders, 'content-type': file.mediaType }).end(body);
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' }).end();
}

async function readScreenFile(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined;
    throw error;
  }
}

/** Tells the page which shell shows it (it speaks to the station over a WebSocket here), and Chromium not to translate it. */
function markShell(html: Buffer): string {
  const marks = '<meta name="trombine-shell" content="browser"><meta name="google" content="notranslate">';
  return html.toString('utf8').replace(/<head(\s[^>]*)?>/i, (head) => `${head}${marks}`);
}
