import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { securityHeaders } from '../../src/shared/shell/content-policy.ts';
import { screenFile } from '../../src/shared/shell/screen-file.ts';

/** Serves built files as the browser shell does, same headers and kinds of file, and pictures out of memory. */
export interface PictureServer {
  readonly url: string;
  /** Every path that was asked for. */
  readonly asked: readonly string[];
  /** Offers a picture; gives its path. */
  add(bytes: Uint8Array): string;
  remove(path: string): void;
  close(): Promise<void>;
}

/** Starts one on a free loopback port. `instead` may answer a path in its own way. */
export async function servePictures(
  folder: string,
  instead: (path: string) => Uint8Array | undefined,
): Promise<PictureServer> {
  const pictures = new Map<string, Uint8Array>();
  const asked: string[] = [];
  let added = 0;
  const find = async (path: string): Promise<{ bytes: Uint8Array; mediaType: string } | undefined> => {
    const picture = pictures.get(path);
    if (picture !== undefined) return { bytes: picture, mediaType: 'application/octet-stream' };
    const file = screenFile(path);
    const replaced = instead(path);
    const mediaType = file?.mediaType ?? 'application/octet-stream';
    if (replaced !== undefined) return { bytes: replaced, mediaType };
    return file && { bytes: await readFile(join(folder, file.path)), mediaType };
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push(path);
    find(path).then(
      (found) => {
        if (found === undefined) return void response.writeHead(404, securityHeaders).end();
        response.writeHead(200, { ...securityHeaders, 'content-type': found.mediaType }).end(found.bytes);
      },
      () => void response.writeHead(404, securityHeaders).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    add: (bytes) => {
      const path = `/pictures/${++added}`;
      pictures.set(path, bytes);
      return path;
    },
    remove: (path) => void pictures.delete(path),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
