// A station with one card to encode, made to be killed: opens its store, encodes what lies on the reader, and kills itself without a
// last word at the APDU it is told. Started by fork() before it is needed, because a process takes its time to begin.
import {
  encodeOn,
  encodingOf,
  journalAt,
  keysAtHand,
} from '../../../src/demo/card-protocols/encoding-kit.ts';
import { SUBJECTS } from '../../../src/demo/card-protocols/encoding-subjects.ts';
import { createPcscTerminal } from '../../../src/station/card/pcsc/pcsc-terminal.ts';
import type { CardTerminal } from '../../../src/station/card/terminal.ts';

/** What the victim is to do. */
export interface Order {
  readonly subject: string;
  /** Folder of its store. */
  readonly directory: string;
  /** The APDU to die at; none: it lives, and tells how many there were. */
  readonly die?: { readonly at: number; readonly moment: 'before' | 'after' };
}

const terminal = createPcscTerminal();

/** The terminal, whose card kills the process. */
function deadly(die: Order['die'], count: { apdus: number }): CardTerminal {
  const here = (moment: 'before' | 'after') => die?.moment === moment && die.at === count.apdus;
  const kill = () => process.kill(process.pid, 'SIGKILL');
  return {
    ...terminal,
    status: () => {
      const status = terminal.status();
      if (status.status !== 'ready') return status;
      const { card } = status;
      const transmit: typeof card.transmit = async (apdu) => {
        count.apdus += 1;
        if (here('before')) kill();
        const answer = await card.transmit(apdu);
        if (here('after')) kill();
        return answer;
      };
      return { ...status, card: { ...card, transmit } };
    },
  };
}

process.on('message', ({ subject: name, directory, die }: Order) => {
  const subject = SUBJECTS.find((one) => one.name === name);
  if (!subject) throw new Error(`no subject ${name}`);
  const { journal, store } = journalAt(directory);
  const keys = keysAtHand({ cardMaster: subject.cardMaster ?? false }).port;
  const count = { apdus: 0 };
  void encodeOn(deadly(die, count), encodingOf(subject.profile), { keys, journal }).then((encoded) => {
    store.close();
    process.send?.({ encoded: encoded.ok, apdus: count.apdus });
  });
});
terminal.onChange(({ status }) => {
  if (status === 'ready') process.send?.('ready');
});
if (terminal.status().status === 'ready') process.send?.('ready');
process.on('disconnect', () => process.exit(0));
