// Our side of uid-read: the station's card terminal and its taps, and nothing else. Says what the Java loop says, in the same form.
// Started beside it in turn; the reader is chosen by PCSCLITE_CSOCK_NAME.
import { createPcscTerminal } from '../../../src/station/card/pcsc/pcsc-terminal.ts';
import { watchTaps } from '../../../src/station/card/watch-taps.ts';

const terminal = createPcscTerminal();
watchTaps(terminal, ({ uid }) => {
  const at = process.hrtime.bigint();
  console.log(`${uid.ok ? `${uid.value}9000` : uid.error} ${at}`);
});
terminal.onChange(({ status }) => {
  if (status === 'no-card') console.log('ready');
});
