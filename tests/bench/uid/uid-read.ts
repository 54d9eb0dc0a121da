import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startVirtualReader, virtualReaderMissing, type VirtualReader } from '../../../src/demo/reader.ts';
import { uidOnlyCard } from '../../../src/demo/virtual-card/uid-only.ts';
import { figureOf, partOf, type Taken } from '../figure.ts';
import { monotonic } from '../tap/clock.ts';
import { compileJavaLoop } from './java.ts';
import { startLoop, type Loop } from './loop.ts';

const TARGET = 1;
const ROUNDS = 4;
/** Taps of each loop in a round; the first ones of each do not count. */
const TAPS = 15;
const WARM_UP = 3;
/** pcscd looks at a virtual reader this often, in ms (eventhandler.c, STATUS_POLL_RATE). */
const LOOK_MS = 400;
/** When a card is laid down, in ms after a look that has seen the reader empty: in the middle between two looks, as on average. */
const PLACE_MS = LOOK_MS / 2;
/** How long the reader stays empty before a loop begins and ends, in ms: pcscd must see it empty. */
const EMPTY_MS = 550;

/** One card, in milliseconds since it was laid down. */
interface Sample {
  /** pcscd has noticed it. */
  readonly noticed: number;
  readonly read: number;
}

/**
 * From a card laid on the reader to its UID in the program: the station's terminal, which reads it twice, beside a loop on
 * `javax.smartcardio`, which reads it once. Each has the reader for itself, in rounds, and goes first in every other one. Most of the
 * time is pcscd's until it looks, so the cards of both are laid down at the same place between two of its looks: anywhere between
 * them, chance would be the figure.
 */
export async function uidRead(folder: string): Promise<Taken> {
  const missing = virtualReaderMissing();
  if (missing !== undefined) return { missing };
  const classes = join(folder, 'uid-read');
  mkdirSync(classes, { recursive: true });
  const java = compileJavaLoop(classes);
  if ('missing' in java) return java;
  const reader = await startVirtualReader();
  const taken = { ours: [] as Sample[], baseline: [] as Sample[] };
  const start = {
    ours: () => startLoop(process.execPath, [join(import.meta.dirname, 'our-loop.ts')], reader.environment),
    baseline: () => startLoop('java', java.args, reader.environment),
  };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const who of round % 2 === 0 ? (['ours', 'baseline'] as const) : (['baseline', 'ours'] as const)) {
        const loop = await start[who]();
        try {
          const samples = await layCards(reader, loop, round * TAPS);
          taken[who].push(...samples.slice(WARM_UP));
        } finally {
          await loop.close();
        }
      }
    }
    const since = (from: (sample: Sample) => number) => ({
      ours: taken.ours.map((sample) => sample.read - from(sample)),
      baseline: taken.baseline.map((sample) => sample.read - from(sample)),
    });
    // What a program can do anything about comes after pcscd's look: it is told too.
    const whole = figureOf(
      since(() => 0),
      TARGET,
    );
    const part = partOf(
      'since pcscd saw the card',
      since(({ noticed }) => noticed),
    );
    return { figure: { ...whole, part } };
  } finally {
    await reader.close();
  }
}

async function layCards({ slots: [slot] }: VirtualReader, loop: Loop, first: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  await pause(EMPTY_MS);
  let looked = monotonic(); // of the first card, any moment will do: it does not count
  for (let tap = 0; tap < TAPS; tap += 1) {
    await pause(Math.max(0, looked + LOOK_MS + PLACE_MS - monotonic()));
    const uid = `04A1B2C3D4${(0xe500 + first + tap).toString(16).toUpperCase()}`;
    const noticed = new Promise<number>((resolve) => (slot.onPowerOn = () => resolve(monotonic())));
    const read = loop.next(uid);
    const laid = monotonic();
    slot.insert(uidOnlyCard({ uid }));
    const at = await read;
    looked = await noticed;
    samples.push({ read: at - laid, noticed: looked - laid });
    slot.remove();
  }
  slot.onPowerOn = () => undefined;
  await pause(EMPTY_MS);
  return samples;
}
