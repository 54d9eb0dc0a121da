import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryPlace } from '../../../src/demo/place.ts';
import { settingsVariable } from '../../../src/shared/contract/settings.ts';
import { freePort } from '../../peers/free-port.ts';
import { figureOf, type Taken } from '../figure.ts';
import type { Machine } from '../machine.ts';
import { inTurn } from '../pairs.ts';
import { prepareKiosk } from './kiosk.ts';
import { emptyPage, isKiosk, welcome } from './pages.ts';
import { timeStart } from './starts.ts';

const TARGET = 1.6;
const fixture = join(import.meta.dirname, '../fixtures/empty-electron/main.mjs');

/** From the start of Electron with the built kiosk to the welcome screen, on a kiosk that was enrolled before. */
export async function coldStartElectron({ app, screen, electron, display, root }: Machine): Promise<Taken> {
  if (!existsSync(electron)) return { missing: 'there is no Electron runtime on this machine' };
  if (!display) return { missing: 'there is no screen for Electron (xvfb-run gives one)' };
  const place = temporaryPlace('trombine-bench-');
  const kiosk = await prepareKiosk(place);
  try {
    const start = async (entry: string, isPage: (url: string) => boolean, selector: string) => {
      const port = await freePort();
      const settings = kiosk.settings({ ...screen, debuggingPort: port });
      return timeStart({
        program: electron,
        words: [entry, `--remote-debugging-port=${port}`, ...(root ? ['--no-sandbox'] : [])],
        environment: { [settingsVariable]: settings, EMPTY_WINDOW: JSON.stringify(emptyWindow()) },
        mark: place.path,
        sought: { port, isPage, selector },
      });
    };
    const emptyWindow = () => ({ profile: place.file('empty-profile'), size: screen.size, page: emptyPage });
    const ours = () => start(join(app, 'main/index.js'), isKiosk, welcome);
    const baseline = () => start(fixture, (url) => url === emptyPage, 'p');
    return { figure: figureOf(await inTurn({ pairs: 7, warmUp: 1 }, ours, baseline), TARGET) };
  } finally {
    await kiosk.close();
    place.remove();
  }
}
