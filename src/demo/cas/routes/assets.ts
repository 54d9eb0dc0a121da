import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

const FONT =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** Adds the style sheet and the font: the pages ask nobody else for anything. */
export async function assetRoutes(app: FastifyInstance): Promise<void> {
  const style = await readFile(new URL('../pages/style.css', import.meta.url), 'utf8');
  const font = await readFile(createRequire(import.meta.url).resolve(FONT));
  app.get('/cas/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/cas/font.woff2', (_request, reply) => reply.type('font/woff2').send(font));
}
