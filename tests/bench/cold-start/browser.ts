import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryPlace } from '../../../src/demo/place.ts';
import { settingsVariable, ShellSettings } from '../../../src/shared/contract/settings.ts';
import { freePort } from '../../peers/free-port.ts';
import { figureOf, type Taken } from '../figure.ts';
import type { Machine } from '../machine.ts';
import { inTurn } from '../pairs.ts';
import { emptyPage, isKiosk, welcome } from './pages.ts';
import { prepareKiosk } from './kiosk.ts';
import { timeStart } from './starts.ts';

const TARGET = 1.6;

/** From the start of the browser shell to the welcome screen, on a kiosk that was enrolled before. */
export async function coldStartBrowser({ app, screen }: Machine): Promise<Taken> {
  const shell = ShellSettings.parse(screen);
  if (!existsSync(shell.chromium))
    return { missing: `${shell.chromium} is not there (apt install chromium)` };
  const place = temporaryPlace('trombine-bench-');
  const kiosk = await prepareKiosk(place);
  try {
    const empty = await bundle();
    const start = async (
      words: (port: number) => string[],
      isPage: (url: string) => boolean,
      selector: string,
    ) => {
      const port = await freePort();
      return timeStart({
        program: process.execPath,
        words: words(port),
        environment: { [settingsVariable]: kiosk.settings({ ...screen, debuggingPort: port }) },
        mark: place.path,
        sought: { port, isPage, selector },
      });
    };
    const ours = () => start(() => [join(app, 'browser-shell/index.js')], isKiosk, welcome);
    const baseline = () =>
      start(
        (port) => [
          empty,
          JSON.stringify({ shell: { ...shell, debuggingPort: port }, language: 'fr', page: emptyPage }),
        ],
        (url) => url === emptyPage,
        'p',
      );
    return { figure: figureOf(await inTurn({ pairs: 7, warmUp: 1 }, ours, baseline), TARGET) };
  } finally {
    await kiosk.close();
    place.remove();
  }
}

/** Bundles the baseline as the shell itself is bundled, so that neither pays for TypeScript. Gives the path of the script. */
async function bundle(): Promise<string> {
  const outfile = resolve('out', 'bench', 'empty-browser.mjs'); // below the checkout, where packages are found
  await build({
    entryPoints: [join(import.meta.dirname, 'empty-browser.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
