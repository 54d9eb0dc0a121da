// Saves photos one after the other and says each one that was acknowledged, until it is killed. Usage: save-loop.ts PROFILE SECRET
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import type { CommandId, PersonId, PhotoId, VisitId } from '../../src/shared/domain/ids.ts';
import { MemoryCentral } from '../../src/station/central/memory-central.ts';
import { systemClock } from '../../src/station/clock.ts';
import { openEngine } from '../../src/station/engine.ts';
import { insecureKeyWrap } from '../../src/station/keys/insecure-key-wrap.ts';
import { silentLog } from '../../src/station/log.ts';

const [profile, secret] = process.argv.slice(2);
if (profile === undefined || secret === undefined) throw new Error('usage: save-loop.ts PROFILE SECRET');

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
const pixels = randomBytes(40_000);
for (;;) {
  const id = uuidv7() as CommandId;
  const answer = await engine.value.outbox.save({
    id,
    kind: 'photo.submit',
    subject: randomUUID() as PersonId,
    actor: { role: 'holder', visit: randomUUID() as VisitId },
    payload: { photo: randomUUID() as PhotoId },
    attachments: [
      { name: 'identity-photo', jpeg: pixels },
      { name: 'directory-photo', jpeg: pixels.subarray(0, 15_000) },
    ],
  });
  if (!answer.ok) throw new Error(answer.error);
  writeSync(1, `${id}\n`); // to the pipe itself: a kill loses nothing that was written
}
