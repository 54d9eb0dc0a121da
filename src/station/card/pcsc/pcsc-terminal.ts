// nfc-pcsc is taken by its Reader alone. Its NFC class would load the NAN binding `@pokusew/pcsclite`, which is tied to
// one ABI and does not survive a restart of the daemon; Reader takes any object that behaves like a reader of that
// binding, and ours do. So no bundler alias is needed, and it works the same in Node, Electron, vite and vitest.
import nfcReaderModule from 'nfc-pcsc/dist/Reader.js';
import { createPresence, type Presence } from '../present-card.ts';
import { StatusBoard } from '../status-board.ts';
import { DEFAULT_APDU_LIMIT_MS, type CardTerminal } from '../terminal.ts';
import { loadBinding, SCARD, type Binding } from './binding.ts';
import type { PcscReader } from './pcsc-reader.ts';
import { PcscService } from './pcsc-service.ts';

/** Node gives the whole CommonJS module as default, bundlers that follow `__esModule` give its default export. */
const NfcReader = 'default' in nfcReaderModule ? nfcReaderModule.default : nfcReaderModule;

/** How late pcscd may tell that a card left: it looks every 400 ms (eventhandler.c, STATUS_POLL_RATE). */
const REMOVAL_GRACE_MS = 600;

/** Longest answer that a reader may give, in bytes; the session sets its own buffer. */
const LONGEST_ANSWER = 65_538;

export interface PcscTerminalOptions {
  /** Time limit of one APDU, in milliseconds. */
  readonly limitMs?: number;
  /** Told why the driver or the daemon is missing, for the log. */
  readonly onFault?: (fault: { status: 'no-driver' | 'no-daemon'; cause: unknown }) => void;
  /** The native binding, or why there is none; by default the one that is installed. */
  readonly load?: () => { binding: Binding } | { cause: unknown };
  /** What the driver waits for before it is loaded. */
  readonly begin?: Promise<unknown>;
}

/** The terminal on real readers: nfc-pcsc over PC/SC. It says `no-daemon` until pcscd has answered, and finds it again. */
export function createPcscTerminal(options: PcscTerminalOptions = {}): CardTerminal {
  const { limitMs = DEFAULT_APDU_LIMIT_MS, onFault = () => undefined, load = loadBinding, begin } = options;
  const board = new StatusBoard('no-daemon');
  let service: PcscService | undefined;
  let closed = false;
  const watch = (): void => {
    if (closed) return;
    const loaded = load();
    if ('cause' in loaded) {
      onFault({ status: 'no-driver', cause: loaded.cause });
      return board.setService('no-driver');
    }
    service = new PcscService(loaded.binding);
    service.on('up', () => board.setService('running'));
    service.on('down', (cause) => {
      onFault({ status: 'no-daemon', cause });
      board.setService('no-daemon');
    });
    service.on('reader', (reader) => followReader(reader, board, limitMs));
  };
  if (begin === undefined) watch();
  else void begin.then(watch);

  return {
    status: () => board.status(),
    onChange: (listener) => board.onChange(listener),
    close: async () => {
      closed = true;
      board.freeze();
      await service?.close();
    },
  };
}

/** Puts what lies on one reader on the board, until the reader goes. */
function followReader(pcsc: PcscReader, board: StatusBoard, limitMs: number): void {
  const reader = new NfcReader(pcsc);
  reader.autoProcessing = false; // no SELECT AID, no GET UID of its own: answers and errors are ours
  let presence: Presence | undefined;

  reader.on('card', ({ atr }: { atr?: Buffer }) => {
    const exchange = (apdu: Buffer) => reader.transmit(apdu, LONGEST_ANSWER);
    presence?.leave('card.removed');
    presence = createPresence({ atr: atr ?? Buffer.alloc(0), exchange, limitMs, graceMs: REMOVAL_GRACE_MS });
    board.setReader(reader.name, { content: 'card', card: presence.card });
  });
  // nfc-pcsc tells neither that a card is mute nor that a mute card left, so both are taken from the reader below it.
  pcsc.on('status', ({ state }: { state: number }) => {
    if (state & SCARD.STATE_MUTE) board.setReader(reader.name, { content: 'unreadable' });
    if (!(state & SCARD.STATE_EMPTY)) return;
    presence?.leave('card.removed');
    presence = undefined;
    board.setReader(reader.name, { content: 'empty' });
  });
  reader.on('end', () => {
    presence?.leave('reader.gone');
    board.removeReader(reader.name);
  });
  board.setReader(reader.name, { content: 'empty' });
}
