import { answer, SW } from './apdu.ts';
import { assembleCard, READER_CLASS } from './assemble.ts';
import { CARD_NAME, storageCardAtr } from './atr.ts';
import type { Card } from './card.ts';
import { Power } from './power.ts';
import { trueRandom, type CardRandom } from './random.ts';
import { fixedUid, randomUid } from './uid.ts';

/** A card that has a UID and nothing else that anybody may read. `uid` is hex of 4, 7 or 10 bytes, or `random`. */
export function uidOnlyCard(options: { uid: string; random?: CardRandom }): Card {
  return assembleCard({
    atr: storageCardAtr(CARD_NAME.none),
    uid: options.uid === 'random' ? randomUid(options.random ?? trueRandom) : fixedUid(options.uid),
    power: new Power(),
    process: ({ cla }) => answer(cla === READER_CLASS ? SW.notSupported : SW.unknownClass),
    reset: () => undefined,
  });
}
