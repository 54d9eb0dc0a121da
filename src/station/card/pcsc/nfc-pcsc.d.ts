// The part of nfc-pcsc 0.8.1 that is used; the package brings no types.
declare module 'nfc-pcsc/dist/Reader.js' {
  import type { EventEmitter } from 'node:events';
  import type { PcscReader } from './pcsc-reader.ts';

  /** Events: `card` (connected), `card.off`, `end` (reader gone), `error`. */
  export class Reader extends EventEmitter {
    constructor(reader: PcscReader);
    readonly name: string;
    /** True: it would run SELECT AID or GET UID by itself and answer with errors of its own. */
    autoProcessing: boolean;
    /** Throws at once without a card, rejects when the exchange failed. */
    transmit(data: Buffer, responseMaxLength: number): Promise<Buffer>;
  }

  const module: { readonly default: typeof Reader } | typeof Reader;
  export default module;
}
