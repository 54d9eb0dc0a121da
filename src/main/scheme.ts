import { protocol, type ProtocolResponse, type Session } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { securityHeaders } from '../shared/shell/content-policy.ts';
import { screenFile } from '../shared/shell/screen-file.ts';
import { screenOrigin, screenScheme } from '../shared/shell/screen-origin.ts';

/** Must be called before the app is ready. The scheme behaves as https does (security checklist, items 1 and 18). */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: screenScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/**
 * Serves the built screen at `app://kiosk/`, each file with the content policy (item 7), and nothing outside its folder. Not by
 * `protocol.handle`: its Request and Response load the whole of undici into the main process before the first byte, which a cold
 * start feels (npm run bench).
 */
export function serveScreen(session: Session, folder: string): void {
  session.protocol.registerBufferProtocol(screenScheme, ({ method, url }, answer) =>
    answer(fileFor(folder, method, new URL(url))),
  );
}

/** Read at once: half a millisecond, where a promise's way through libuv's threads and back takes several at a start. */
function fileFor(folder: string, method: string, url: URL): ProtocolResponse {
  const file = `${url.protocol}//${url.host}` === screenOrigin ? screenFile(url.pathname) : undefined;
  if (method !== 'GET' || file === undefined) return refusal(404);
  const [mimeType = '', charset = ''] = file.mediaType.split('; charset=');
  try {
    const data = readFileSync(join(folder, file.path));
    return { data, mimeType, charset, headers: { ...securityHeaders, 'content-type': file.mediaType } };
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? refusal(404) : refusal(500);
  }
}

const refusal = (statusCode: number): ProtocolResponse => ({
  statusCode,
  data: Buffer.alloc(0),
  headers: securityHeaders,
});
