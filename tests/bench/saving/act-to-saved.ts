import { randomBytes, randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CommandId, PersonId, PhotoId, VisitId } from '../../../src/shared/domain/ids.ts';
import { MemoryCentral } from '../../../src/station/central/memory-central.ts';
import { systemClock } from '../../../src/station/clock.ts';
import { openEngine, type Engine } from '../../../src/station/engine.ts';
import { secretKeyWrap } from '../../../src/station/keys/secret-key-wrap.ts';
import { silentLog } from '../../../src/station/log.ts';
import { sha256 } from '../../../src/station/queue/freeze.ts';
import type { Draft } from '../../../src/station/queue/port.ts';
import { figureOf, type Taken } from '../figure.ts';
import { inTurn } from '../pairs.ts';
import { openBareTable } from './bare-commit.ts';

/** What a photo weighs in its two formats, in bytes. Random ones: neither sealing nor the disk cares for a face. */
const IDENTITY_BYTES = 120_000;
const DIRECTORY_BYTES = 40_000;
const SETTLED_MS = 10_000;
const TARGET = 3;

/** How long « Mettre à jour » takes from both pictures ready to "saved", with central there to take them. */
export async function actToSaved(folder: string): Promise<Taken> {
  const central = new MemoryCentral(systemClock);
  let bytes = 0;
  central.fault = (_id, { command, attachments }, proceed) => {
    bytes = attachments.reduce(
      (sum, { sealed }) => sum + Buffer.byteLength(sealed, 'base64'),
      command.length,
    );
    return proceed();
  };
  const engine = await openStation(folder, central);
  const bare = openBareTable(`${folder}/bare.db`);
  try {
    const save = async (): Promise<number> => {
      const draft = photo();
      const begun = performance.now();
      const saved = await engine.outbox.save(draft);
      const ms = performance.now() - begun;
      if (!saved.ok) throw new Error(`the act was not saved: ${saved.error}`);
      await sent(engine, draft.id);
      return ms;
    };
    await save(); // from here on `bytes` is what one act weighs in the store
    const commit = async (): Promise<number> => bare.commit(randomBytes(bytes));
    const pairs = await inTurn({ pairs: 150, warmUp: 10 }, save, commit);
    return { figure: figureOf(pairs, TARGET) };
  } finally {
    bare.close();
    await engine.close();
  }
}

/** A real station on this folder, enrolled at a central in memory. */
export async function openStation(folder: string, central: MemoryCentral): Promise<Engine> {
  const secret = randomBytes(32);
  const engine = await openEngine({
    profile: `${folder}/profile`,
    connect: central.connect,
    keyWrap: secretKeyWrap('bench', () => secret),
    newcomer: { name: 'Bench', code: central.enrolmentCode },
    log: silentLog,
  });
  if (!engine.ok) throw new Error(`no station: ${engine.error}`);
  return engine.value;
}

function photo(): Draft<'photo.submit'> {
  return {
    id: uuidv7() as CommandId,
    kind: 'photo.submit',
    subject: randomUUID() as PersonId,
    actor: { role: 'holder', visit: randomUUID() as VisitId },
    payload: { photo: randomUUID() as PhotoId },
    attachments: [
      { name: 'identity-photo', ...picture(IDENTITY_BYTES) },
      { name: 'directory-photo', ...picture(DIRECTORY_BYTES) },
    ],
  };
}

/** As the intake hands it over. */
function picture(bytes: number): Pick<Draft['attachments'][number], 'jpeg' | 'sha256'> {
  const jpeg = randomBytes(bytes);
  return { jpeg, sha256: sha256(jpeg) };
}

/** Waits until the act is at central and erased here, so that the sender takes no time from the next sample. */
async function sent({ outbox }: Engine, id: CommandId): Promise<void> {
  const { state } = await outbox.settled(id, SETTLED_MS);
  if (state !== 'applied') throw new Error(`the act was not taken: ${state}`);
  await new Promise((resolve) => setImmediate(resolve)); // the erasure follows the receipt in the same turn
}
