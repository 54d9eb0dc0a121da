// Saves photos one after the other and says each one that was acknowledged, until it is killed. The intake works all the while.
// Usage: save-loop.ts PROFILE SECRET FRAME
import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import type { CommandId, PersonId, PhotoId, VisitId } from '../../src/shared/domain/ids.ts';
import { MemoryCentral } from '../../src/station/central/memory-central.ts';
import { systemClock } from '../../src/station/clock.ts';
import { openEngine } from '../../src/station/engine.ts';
import { insecureKeyWrap } from '../../src/station/keys/insecure-key-wrap.ts';
import { silentLog } from '../../src/station/log.ts';
import { WorkerIntake } from '../../src/station/photo/worker-intake.ts';

const [profile, secret, frameFile] = process.argv.slice(2);
if (profile === undefined || secret === undefined || frameFile === undefined)
  throw new Error('usage: save-loop.ts PROFILE SECRET FRAME');

const central = new MemoryCentral(systemClock);
central.setReachable('down');
const engine = await openEngine({
  profile,
  connect: central.connect,
  keyWrap: insecureKeyWrap(secret, silentLog),
  newcomer: { name: 'Accueil', code: central.enrolmentCode },
  log: silentLog,
});
if (!engine.ok) throw new Error(engine.error);
const desk = new WorkerIntake(new URL('../../src/station/photo/worker.ts', import.meta.url), silentLog);
const frame = readFileSync(frameFile).toString('base64');
const taken = () => desk.takeIn({ base64: frame }, { left: 0, top: 0, width: 1, height: 1 });
const photo = await taken();
if (!photo.ok) throw new Error(photo.error);
void (async () => {
  for (;;) await taken();
})();
for (;;) {
  const id = uuidv7() as CommandId;
  const answer = await engine.value.outbox.save({
    id,
    kind: 'photo.submit',
    subject: randomUUID() as PersonId,
    actor: { role: 'holder', visit: randomUUID() as VisitId },
    payload: { photo: randomUUID() as PhotoId },
    attachments: [
      { name: 'identity-photo', ...photo.value.identity },
      { name: 'directory-photo', ...photo.value.directory },
    ],
  });
  if (!answer.ok) throw new Error(answer.error);
  writeSync(1, `${id}\n`); // to the pipe itself: a kill loses nothing that was written
}
