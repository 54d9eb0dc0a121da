import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { uploadPaths } from '../../shared/contract/phone-upload.ts';

/** What the page of the phone may do: load its own files, show a picture that it has, and talk to central. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src blob: data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const files = [
  ['', 'index.html', 'text/html; charset=utf-8'],
  ['/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/picture.js', 'picture.js', 'text/javascript; charset=utf-8'],
  ['/words.js', 'words.js', 'text/javascript; charset=utf-8'],
  ['/page.css', 'page.css', 'text/css; charset=utf-8'],
] as const;

/** The page that a phone opens from the QR code, and its files. They hold nothing of anybody: the secret is behind the `#`. */
export function phonePage(app: FastifyInstance): void {
  for (const [path, name, type] of files) {
    const content = readFileSync(new URL(`./page/${name}`, import.meta.url));
    app.get(`${uploadPaths.page}${path}`, { schema: { hide: true } }, async (_request, reply) =>
      secure(reply).type(type).send(content),
    );
  }
}

const secure = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    'content-security-policy': policy,
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
  });
