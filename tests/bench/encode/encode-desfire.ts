import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startVirtualReader, virtualReaderMissing } from '../../../src/demo/reader.ts';
import type { Card } from '../../../src/demo/virtual-card/card.ts';
import { EMPTY, toHex } from '../../../src/demo/virtual-card/bytes.ts';
import { DATA, example, keysFor } from '../../../src/demo/card-protocols/encoding-kit.ts';
import { bytesOf } from '../../../src/shared/encoding/fields.ts';
import type { CardUid } from '../../../src/shared/domain/card-uid.ts';
import { desfireCard } from '../../../src/demo/virtual-card/desfire/desfire-card.ts';
import { trueRandom, type CardRandom } from '../../../src/demo/virtual-card/random.ts';
import { figureOf, partOf, type Taken } from '../figure.ts';
import { inTurn } from '../pairs.ts';
import { startEncoder } from './encoder.ts';
import { keptRandom, timedCard, type Exchange, type KeptRandom } from './timed-card.ts';

const TARGET = 1.3;
const PLAN = { pairs: 200, warmUp: 10 };
const UID = '04A1B2C3D4E580' as CardUid;
const blank = (random: CardRandom): Card => desfireCard({ uid: UID, generation: 'ev2', random });

/**
 * One DESFire EV2 encoded from blank to its own keys, beside "the same APDUs sent by a bare `smartcard` script": a script of its own
 * that encodes the same blank card by the same commands in the same order. Its APDUs differ from ours in their random numbers only,
 * so it has to make them: nobody can send the APDUs of a session without its cryptography. It has no journal, and checks nothing.
 * Both without the time inside of the card. What is between the two is what is ours: two waits for the disk, the checks of each
 * answer, the time limits, the terminal.
 *
 * The part beside it is the strictest reading of these words, without a target: our bytes of just before, ready made, sent to a blank
 * card that draws the same random numbers, so that it does the same work and gives the same answers. There, our side alone computes.
 */
export async function encodeDesfire(folder: string): Promise<Taken> {
  const missing = virtualReaderMissing();
  if (missing !== undefined) return { missing };
  const directory = join(folder, 'encode-desfire');
  mkdirSync(directory, { recursive: true });
  const reader = await startVirtualReader();
  const card = timedCard(blank(trueRandom));
  reader.slots[0].insert(card);
  const ours = await startEncoder('our-encoder.ts', [directory], reader.environment);
  const bare = await startEncoder('bare-encoder.ts', [], reader.environment);
  try {
    const profile = example('desfire-aes', 'student-desfire');
    const own = keysFor(UID, profile);
    const keys = ['0', '1', '2'].map((name) => toHex(own.get(name) ?? EMPTY));
    const content = bytesOf(profile, { ...DATA, cardUid: UID });
    if (!content.ok || content.value.kind !== 'desfire-aes') throw new Error('no content for the card');
    const { files: wanted } = content.value;
    const files = [1, 2].map((file) => toHex(wanted.get(file) ?? EMPTY));
    let last: { readonly exchanges: readonly Exchange[]; readonly kept: KeptRandom } | undefined;
    const encode = async () => {
      const kept = keptRandom();
      card.put(blank(kept.random));
      const took = await ours.run('one');
      last = { exchanges: card.exchanges, kept };
      return took - card.inside;
    };
    const lastOne = async () => {
      if (last === undefined) await encode();
      return last as NonNullable<typeof last>;
    };
    const byHand = async () => {
      const { exchanges } = await lastOne();
      card.put(blank(trueRandom));
      const took = await bare.run({ keys, files });
      if (!isDeepStrictEqual(card.exchanges.map(shapeOf), exchanges.map(shapeOf)))
        throw new Error('the bare script sent other APDUs');
      return took - card.inside;
    };
    const resend = async () => {
      const { exchanges, kept } = await lastOne();
      card.put(blank(kept.again()));
      const took = await bare.run({ apdus: exchanges.map(({ apdu }) => apdu) });
      if (!isDeepStrictEqual(card.exchanges, exchanges)) throw new Error('the card did not answer as before');
      return took - card.inside;
    };
    const pairs = await inTurn(PLAN, encode, byHand);
    const ready = await inTurn({ ...PLAN, warmUp: 2 }, encode, resend);
    return { figure: { ...figureOf(pairs, TARGET), part: partOf('beside ready bytes', ready) } };
  } finally {
    await ours.close();
    await bare.close();
    await reader.close();
  }
}

/** What two encodings have alike: the reader's and the card's commands, the lengths, the status words. */
const shapeOf = ({ apdu, answer }: Exchange): string =>
  `${apdu.slice(0, 8)} ${apdu.length} ${answer.length} ${toHex(answer.subarray(-2))}`;
