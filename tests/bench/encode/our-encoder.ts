// Our side of encode-desfire: the encoding engine with its journal on the disk, on the card of the virtual reader. Started by fork();
// each message is one card to encode. The reader is chosen by PCSCLITE_CSOCK_NAME, the folder of the journal is the argument.
import {
  encodeOn,
  encodingOf,
  example,
  journalAt,
  keysAtHand,
} from '../../../src/demo/card-protocols/encoding-kit.ts';
import { createPcscTerminal } from '../../../src/station/card/pcsc/pcsc-terminal.ts';

const [directory = ''] = process.argv.slice(2);
const profile = example('desfire-aes', 'student-desfire');
const { journal } = journalAt(directory);
const keys = keysAtHand().port;
const terminal = createPcscTerminal();

async function one(): Promise<void> {
  const begun = performance.now();
  const encoded = await encodeOn(terminal, encodingOf(profile), { keys, journal });
  const took = performance.now() - begun;
  if (!encoded.ok) throw new Error(encoded.error);
  if (encoded.value.found !== 'blank') throw new Error('the card was not blank');
  const reported = journal.reported(encoded.value.entry);
  if (!reported.ok) throw new Error(reported.error);
  process.send?.({ took });
}

process.on('message', () => void one());
process.on('disconnect', () => process.exit(0));
const ready = ({ status }: { status: string }) => {
  if (status === 'ready') process.send?.('ready');
};
terminal.onChange(ready);
ready(terminal.status());
