import { answer, SW, type Apdu } from '../apdu.ts';
import { assembleCard } from '../assemble.ts';
import { contactlessAtr, DESFIRE_HISTORICAL } from '../atr.ts';
import { equal, hexBytes } from '../bytes.ts';
import type { Card } from '../card.ts';
import { Power } from '../power.ts';
import { trueRandom, type CardRandom } from '../random.ts';
import { fixedUid, randomUid } from '../uid.ts';
import { Dispatcher } from './dispatcher.ts';
import { freshPicc, type AesKey, type Application } from './picc.ts';
import { DesfireState, type Generation } from './state.ts';

/** Native commands in ISO/IEC 7816-4 clothes: `90 cmd 00 00 Lc data 00`, answered 91 status (AN12196, table 14). */
const NATIVE_CLASS = 0x90;
const NATIVE_STATUS = 0x9100;

/** SELECT by name, and the name of the DESFire card itself (ISO/IEC 7816-4, 11.2.2). */
const SELECT = 0xa4;
const BY_NAME = 0x04;
const CARD_NAME = hexBytes('D2760000850100');

/** A DESFire card of 8 KB, and a look at what it holds. */
export interface DesfireCard extends Card {
  /** Hex of the three bytes that SelectApplication sends; `000000` is the PICC. Undefined when there is none. */
  application(id: string): Application | undefined;
  /** Identifiers of all applications, in the order of their creation. */
  applicationIds(): readonly string[];
  /** The committed bytes of a file. */
  content(id: string, file: number): Uint8Array | undefined;
}

export interface DesfireOptions {
  /** The 7 bytes of the chip, hex. */
  readonly uid: string;
  readonly generation?: Generation;
  /** Shows a random UID of 4 bytes in the field; the real one only in GetCardUID. */
  readonly randomUid?: boolean;
  /** AES key of the PICC level. Without one it is the DES key of the factory, which opens nothing here. */
  readonly masterKey?: AesKey;
  /** Random numbers of the card, to replay a published trace. */
  readonly random?: CardRandom;
}

/** A formatted DESFire EV1 or EV2 card (EV2 by default), for AES keys. */
export function desfireCard(options: DesfireOptions): DesfireCard {
  const uid = fixedUid(options.uid);
  if (uid().length !== 7) throw new Error('the UID of a DESFire has 7 bytes');
  const random = options.random ?? trueRandom;
  const power = new Power();
  const picc = freshPicc(options.masterKey);
  const generation = options.generation ?? 'ev2';
  const showsUid = !options.randomUid;
  const state = new DesfireState({ generation, uid: uid(), showsUid, picc, power, random });
  const dispatcher = new Dispatcher(state);

  function process({ cla, ins, p1, p2, data }: Apdu): Uint8Array {
    if (cla === 0x00 && ins === SELECT && p1 === BY_NAME) {
      if (!equal(data, CARD_NAME)) return answer(SW.noSuchAddress);
      reset();
      return answer(SW.ok);
    }
    if (cla !== NATIVE_CLASS) return answer(SW.unknownClass);
    if (p1 !== 0 || p2 !== 0) return answer(SW.wrongLength);
    const reply = dispatcher.frame(ins, data);
    return answer(NATIVE_STATUS | reply.status, reply.data);
  }

  function reset(): void {
    dispatcher.reset();
    state.select(picc.master);
  }

  const card = assembleCard({
    atr: contactlessAtr(DESFIRE_HISTORICAL),
    uid: showsUid ? uid : randomUid(random),
    historical: DESFIRE_HISTORICAL,
    power,
    process,
    reset,
  });
  return Object.assign(card, {
    application: (id: string) => (id === picc.master.id ? picc.master : picc.applications.get(id)),
    applicationIds: () => [...picc.applications.keys()],
    content: (id: string, file: number) => picc.applications.get(id)?.files.get(file)?.content.slice(),
  });
}
