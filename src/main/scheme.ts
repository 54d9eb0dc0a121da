import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
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

/** Serves the built screen at `app://kiosk/`, each file with the content policy (item 7), and nothing outside its folder. */
export function serveScreen(session: Session, folder: string): void {
  session.protocol.handle(screenScheme, async (request) => {
    const url = new URL(request.url);
    const file = `${url.protocol}//${url.host}` === screenOrigin ? screenFile(url.pathname) : undefined;
    if (request.method !== 'GET' || file === undefined) return refusal(404);
    try {
      const bytes = await readFile(join(folder, file.path));
      return new Response(bytes, { headers: { ...securityHeaders, 'content-type': file.mediaType } });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return refusal(404);
      throw error;
    }
  });
}

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders });
