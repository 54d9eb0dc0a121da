// The baseline of a tap: `smartcard` as its own documentation shows it, and nothing else. Started by fork(); the reader to
// look at is chosen by PCSCLITE_CSOCK_NAME.
import { createRequire } from 'node:module';

/** What one insertion gave: the UID with its status word, hex, and when it was here, by process.hrtime in nanoseconds. */
export interface BareTap {
  readonly answer: string;
  readonly at: string;
}

interface Devices {
  on(
    event: 'card-inserted',
    listener: (inserted: { card: { transmit(apdu: number[]): Promise<Buffer> } }) => void,
  ): void;
  on(event: 'reader-attached', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  start(): void;
}

const { Devices } = createRequire(import.meta.url)('smartcard') as { Devices: new () => Devices };
const devices = new Devices();
devices.on('card-inserted', ({ card }) => {
  void card.transmit([0xff, 0xca, 0x00, 0x00, 0x00]).then(
    (answer) =>
      process.send?.({
        answer: answer.toString('hex'),
        at: process.hrtime.bigint().toString(),
      } satisfies BareTap),
    (error: unknown) => console.error('bare loop:', error),
  );
});
devices.on('error', (error) => console.error('bare loop:', error.message));
devices.on('reader-attached', () => process.send?.('ready'));
devices.start();
process.on('disconnect', () => process.exit(0));
