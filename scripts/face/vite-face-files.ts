import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { buildFace } from './build-face.ts';

const development = resolve(import.meta.dirname, '../../out/face');

/** For the gallery: puts the files of the face analysis beside its page, and serves them while it is developed. */
export function faceFiles(): Plugin {
  let folder = development;
  return {
    name: 'face-files',
    configResolved: ({ build, root }) => {
      folder = resolve(root, build.outDir, 'face');
    },
    closeBundle: () => buildFace(folder),
    configureServer: async (server) => {
      await buildFace(development);
      server.middlewares.use('/face', (request, response, next) => {
        const name = basename(request.url?.split('?')[0] ?? '');
        const type = name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
        readFile(join(development, name)).then(
          (bytes) =>
            response.setHeader('content-type', name.endsWith('.wasm') ? 'application/wasm' : type).end(bytes),
          () => next(),
        );
      });
    },
  };
}
