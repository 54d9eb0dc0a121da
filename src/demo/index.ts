// The demo: a whole kiosk with its ENT, its central, its reader and made-up people, in a fresh temporary place.
//   npm run demo                    to walk through the visit by hand
//   npm run demo -- --tour          to watch it being done, with a report in out/tour
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { demoClip } from './camera-clip.ts';
import { startDemoCas } from './cas/server.ts';
import { startHouse, type Ent, type House } from './house.ts';
import { demoOptions, type DemoOptions } from './options.ts';
import { agent, residents } from './people.ts';
import { temporaryPlace, type Place } from './place.ts';
import { memoryReader, startVirtualReader, virtualReaderMissing } from './reader.ts';
import { needsClip, screenSettings, sizes, type Machine } from './screen-settings.ts';
import { serveLivePage } from './screen/server.ts';
import { printed } from './seed/printed.ts';
import { queue } from './seed/queue.ts';
import { asCasPeople } from './seed/seed.ts';
import { takeTour } from './tour/tour.ts';
import { welcomeText } from './welcome.ts';

/** People to play with, the operator, those whose photos the operator finds, and those whose badges. */
const everybody = [...residents, agent, ...queue, ...printed];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const read = demoOptions(process.argv.slice(2));
if (!read.ok) {
  say(read.error);
  process.exit(2);
}
const options = read.value;
const machine: Machine = {
  screen: process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined,
  root: process.getuid?.() === 0,
  camera: readdirSync('/dev').some((name) => /^video\d+$/.test(name)),
};

const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const place = temporaryPlace('trombine-demo-');
const stopped = new Promise<'stopped'>((done) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done('stopped'));
});
let code = 1;
try {
  code = await run(options, place);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
} finally {
  place.remove();
}
process.exit(code);

/** Starts the house, shows or tours it, and ends it. Answers the exit code. */
async function run(chosen: DemoOptions, at: Place): Promise<number> {
  const missing = virtualReaderMissing();
  const reader = missing === undefined ? await startVirtualReader() : memoryReader();
  const clip = needsClip(chosen, machine) ? await demoClip(at.path) : undefined;
  let house: House | undefined;
  try {
    const starting = startHouse({
      place: at,
      // Electron needs a display server; Chromium can do without.
      shell: chosen.shell ?? (machine.screen ? undefined : 'chromium'),
      ent,
      reader,
      residents: everybody,
      language: chosen.language,
      screen: screenSettings(chosen, machine, clip),
      environment: process.env,
    });
    const first = await Promise.race([starting, stopped]);
    house = first === 'stopped' ? await starting : first;
    if (first === 'stopped') return 0;
    if (chosen.tour) {
      const done = await Promise.race([takeTour(house, chosen, say), stopped]);
      if (done === 1) say(`The shell said at last:\n${house.shell.log().slice(-2000)}`);
      return done === 'stopped' ? 130 : done;
    }
    const live = machine.screen ? undefined : await serveLivePage(house.surfaces, sizes[chosen.orientation]);
    say(welcomeText({ house, live: live?.url, readerMissing: missing }));
    const end = await Promise.race([stopped, house.shell.ended]);
    await live?.close();
    if (end !== 'stopped') say(`L’écran s’est fermé (${end}).\n${house.shell.log().slice(-2000)}`);
    return end === 'stopped' || end === 0 ? 0 : 1;
  } finally {
    await house?.stop();
    await reader.close();
  }
}

/** The demo's own ENT. */
async function ent(services: readonly string[]): Promise<Ent> {
  const cas = await startDemoCas({ people: asCasPeople(everybody), services });
  const { change, activation, rules } = cas.pages;
  return {
    url: cas.url,
    stop: () => cas.stop(),
    pages: { password: change, firstLogin: activation, security: rules },
  };
}
