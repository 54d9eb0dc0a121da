import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startDemoCas } from '../../../src/demo/cas/server.ts';
import { startHouse, type Ent } from '../../../src/demo/house.ts';
import { residents, type DemoResident } from '../../../src/demo/people.ts';
import { temporaryPlace, type Place } from '../../../src/demo/place.ts';
import { startVirtualReader, virtualReaderMissing, type VirtualReader } from '../../../src/demo/reader.ts';
import { asCasPeople } from '../../../src/demo/seed/seed.ts';
import { startActivation } from '../../../src/demo/tour/visitor/badge.ts';
import { handOf } from '../../../src/demo/tour/visitor/hand.ts';
import { signIn } from '../../../src/demo/tour/visitor/sign-in.ts';
import { discreetName } from '../../../src/shared/domain/person.ts';
import { memoryCard } from '../../../src/station/card/memory-card.ts';
import { loadBinding } from '../../../src/station/card/pcsc/binding.ts';
import { figureOf, partOf, type Taken } from '../figure.ts';
import type { Machine } from '../machine.ts';
import { startBareReader, type BareReader } from './bare-reader.ts';
import { clockOffset, monotonic } from './clock.ts';
import { watchScreen } from './screen-watch.ts';

const TARGET = 1.5;
const TAPS = 30;
const WARM_UP = 3;
const LIMIT_MS = 15_000;
/** How long the reader stays empty between two cards, in ms: pcscd looks every 400 ms, and must see it empty. */
const EMPTY_MS = { least: 550, most: 950 };

/** One card, in milliseconds since it was laid down. */
interface Sample {
  /** pcscd has noticed it. */
  readonly noticed: number;
  readonly bare: number;
  readonly shown: number;
}

/** From a card laid on the reader to the screen that knows its UID, beside a bare loop on the same reader and the same cards. */
export async function tapToScreen({ screen }: Machine): Promise<Taken> {
  const missing = virtualReaderMissing() ?? bindingMissing();
  if (missing !== undefined) return { missing };
  const place = temporaryPlace('trombine-bench-');
  const reader = await startVirtualReader();
  try {
    const samples = await takeSamples(place, reader, screen);
    const since = (from: (sample: Sample) => number) => ({
      ours: samples.map((sample) => sample.shown - from(sample)),
      baseline: samples.map((sample) => sample.bare - from(sample)),
    });
    // Most of the time is pcscd's own, which looks at a virtual reader every 400 ms: what comes after it is told too.
    const part = partOf(
      'since pcscd saw the card',
      since(({ noticed }) => noticed),
    );
    return {
      figure: {
        ...figureOf(
          since(() => 0),
          TARGET,
        ),
        part,
      },
    };
  } finally {
    await reader.close();
    place.remove();
  }
}

async function takeSamples(
  place: Place,
  reader: VirtualReader,
  screen: Machine['screen'],
): Promise<Sample[]> {
  const holder = residents.find(({ has }) => has.badge?.state === 'encoded') as DemoResident;
  const idle = { warnAfter: 600_000, wipeAfter: 900_000 }; // nobody touches this screen
  const shell = 'chromium';
  const house = await startHouse({
    place,
    shell,
    ent,
    reader,
    residents: [holder],
    screen,
    settings: { idle },
    environment: process.env,
  });
  try {
    const hand = handOf(house.surfaces, 'fr');
    await signIn(hand, holder, discreetName(holder));
    await startActivation(hand);
    return await layCards(reader, house.surfaces.kiosk());
  } finally {
    await house.stop();
  }
}

async function layCards(reader: VirtualReader, page: Page): Promise<Sample[]> {
  const bare = await startBareReader(reader.environment);
  try {
    const samples: Sample[] = [];
    for (let tap = 0; tap < WARM_UP + TAPS; tap += 1) {
      const uid = `04FFEEDD${(0xcc_00_00 + tap).toString(16).toUpperCase()}`; // nobody's badge, so that the screen stays
      const sample = await layCard(reader, bare, page, uid);
      if (tap >= WARM_UP) samples.push(sample);
      await pause(EMPTY_MS.least + Math.random() * (EMPTY_MS.most - EMPTY_MS.least));
    }
    return samples;
  } finally {
    await bare.close();
  }
}

async function layCard(
  { slots: [slot] }: VirtualReader,
  bare: BareReader,
  page: Page,
  uid: string,
): Promise<Sample> {
  const offset = await clockOffset(page);
  const screen = await watchScreen(page);
  const read = bare.next(uid);
  const noticed = new Promise<number>((resolve) => (slot.onPowerOn = () => resolve(monotonic())));
  const laid = monotonic();
  slot.insert(memoryCard({ uid }));
  const late = pause(LIMIT_MS, undefined, { ref: false }).then(() =>
    Promise.reject(new Error(`the card ${uid} was never shown`)),
  );
  const [notice, answer, shown] = await Promise.race([Promise.all([noticed, read, screen.painted]), late]);
  slot.remove();
  return { noticed: notice - laid, bare: answer - laid, shown: shown + offset - laid };
}

/** The demo's own ENT. */
async function ent(services: readonly string[]): Promise<Ent> {
  const cas = await startDemoCas({ people: asCasPeople(residents), services });
  const { url, pages } = cas;
  return {
    url,
    stop: () => cas.stop(),
    pages: { password: pages.change, firstLogin: pages.activation, security: pages.rules },
  };
}

/** Why the baseline cannot run here: its package is optional. */
function bindingMissing(): string | undefined {
  const loaded = loadBinding();
  return 'cause' in loaded
    ? 'the card reader binding could not be built (apt install libpcsclite-dev build-essential)'
    : undefined;
}
