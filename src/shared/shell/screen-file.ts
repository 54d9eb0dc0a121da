/** The kinds of file that a built screen is made of; nothing else is served. */
const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  tflite: 'application/octet-stream', // a face model
  head: 'application/octet-stream', // what selects a part of one
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
};

export interface ScreenFile {
  /** Path below the folder of the built screen, `/` between its parts. */
  readonly path: string;
  readonly mediaType: string;
}

/**
 * The file that an address of the screen stands for; undefined when there can be none. Every part must be a plain
 * name, so that no address leads out of the folder (Electron's security checklist, item 18).
 */
export function screenFile(pathname: string): ScreenFile | undefined {
  const path = pathname === '/' ? 'index.html' : pathname.slice(1);
  const plain =
    pathname.startsWith('/') &&
    path.split('/').every((part) => /^[A-Za-z0-9_@-][A-Za-z0-9_.@-]*$/.test(part));
  const mediaType = mediaTypes[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''];
  return plain && mediaType !== undefined ? { path, mediaType } : undefined;
}
