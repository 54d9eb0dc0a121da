import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { stationContract, type Screen } from '../../../src/shared/contract/station.ts';
import { cropWithin } from '../../../src/shared/domain/crop-geometry.ts';
import type { Crop } from '../../../src/shared/domain/photo.ts';
import { ok } from '../../../src/shared/domain/result.ts';
import { checkNames } from '../../../src/shared/quality/check.ts';
import { channelPair } from '../../../src/shared/wire/channel.ts';
import { Wire } from '../../../src/shared/wire/wire.ts';
import { MemoryCentral } from '../../../src/station/central/memory-central.ts';
import { systemClock } from '../../../src/station/clock.ts';
import { silentLog } from '../../../src/station/log.ts';
import { WorkerIntake } from '../../../src/station/photo/worker-intake.ts';
import type { Outbox } from '../../../src/station/queue/port.ts';
import { serveScreen } from '../../../src/station/visit/serve-screen.ts';
import { openHouse } from '../../../src/station/visit/testing/house.ts';
import { decided, testAccount } from '../../../src/station/visit/testing/people.ts';
import { figureOf, partOf, type Taken } from '../figure.ts';
import type { BareQuestion } from '../intake/bare-sharp.ts';
import { photoWorker, portrait } from '../intake/portrait.ts';
import { inTurn } from '../pairs.ts';
import { openStation } from './act-to-saved.ts';

type House = ReturnType<typeof openHouse>;

const TARGET = 1.5;
const [width, height] = [1280, 720];
const LEAST_BYTES = 10_000;

/**
 * From « Mettre à jour » to "saved": the frame crosses the wire, is judged and cut in the photo worker, sealed, and committed in the store
 * of a real station. Beside it sharp alone, in a thread of its own, making both formats of the same frame.
 */
export async function acceptToSaved(folder: string): Promise<Taken> {
  const central = new MemoryCentral(systemClock);
  central.fault = (_id, { attachments }, proceed) => {
    // What is timed is a photo, or nothing is.
    if (attachments.some(({ sealed }) => sealed.length < LEAST_BYTES)) throw new Error('that was no photo');
    return proceed();
  };
  const engine = await openStation(`${folder}/accept`, central);
  const desk = new WorkerIntake(photoWorker, silentLog);
  const house = openHouse(testAccount({ consents: decided() }), {
    photos: {
      takeIn: (original, kept) => desk.takeIn(original, kept),
      warm: () => desk.warm(),
      forget: () => desk.forget(),
    },
    putInOrder: async () => {
      await Promise.resolve(); // the house is there
      return ok({ ...house.engine, outbox: engine.outbox });
    },
  });
  const bare = new Worker(new URL('../intake/bare-sharp.ts', import.meta.url));
  try {
    await house.signIn();
    const [station, screen] = channelPair();
    serveScreen(new Wire(station), house.runner, (bug) => {
      throw bug;
    });
    const client = new Wire(screen).connect('station', stationContract);
    const { jpeg, crop } = await portrait(width, height);
    const frame = jpeg.toString('base64');
    const values = Object.fromEntries(checkNames.map((name) => [name, 1]));
    const measured = { analysis: 'on', values, tries: 1, anyway: false } as const;

    const accept = async (kept: Crop): Promise<number> => {
      await client.call('act', { act: 'start-photo' });
      await house.on('photo');
      const saved = shown(house, 'saved');
      const begun = performance.now();
      const answer = await client.call('act', {
        act: 'submit-photo',
        from: { source: 'camera', frame },
        crop: kept,
        measured,
      });
      if (!answer.ok) throw new Error(`the photo was not taken: ${answer.error}`);
      await saved;
      const ms = performance.now() - begun;
      await drained(engine.outbox);
      return ms;
    };
    const kept = {
      left: Math.round(crop.left * width),
      top: 0,
      width: Math.round(crop.width * width),
      height,
    };
    const alone = async (): Promise<number> => {
      const answer = once(bare, 'message');
      bare.postMessage({ jpeg, part: kept } satisfies BareQuestion);
      return ((await answer) as [number])[0];
    };
    // A head that leans: the frame is turned, which sharp alone is not asked to do.
    const leaning = cropWithin({ width, height }, { middle: { x: 640, y: 360 }, height: 600, turn: 2 });
    const turned: number[] = [];
    const pairs = await inTurn(
      { pairs: 60, warmUp: 5 },
      async () => {
        turned.push(await accept(leaning));
        return accept(crop);
      },
      alone,
    );
    const part = partOf('turned by 2 degrees', { ours: turned.slice(5), baseline: pairs.baseline });
    return { figure: { ...figureOf(pairs, TARGET), part } };
  } finally {
    house.runner.close();
    await bare.terminate();
    await engine.close();
  }
}

/** The moment that the view is told. */
function shown({ runner }: House, name: Screen['name']): Promise<void> {
  return new Promise((resolve) => {
    const stop = runner.onView(({ screen }) => {
      if (screen.name !== name) return;
      stop();
      resolve();
    });
  });
}

/** Waits until all is at central and erased here, so that the sender takes no time from the next sample. */
async function drained(outbox: Outbox): Promise<void> {
  while (outbox.queued() > 0) await new Promise((resolve) => setImmediate(resolve));
}
