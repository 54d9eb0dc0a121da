import { ok } from '../../../shared/domain/result.ts';
import type { Transmitter } from './transmitter.ts';

/** A card for tests that answers a published exchange: hex command, hex answer; anything else is a failed test. */
export function scriptedCard(...exchanges: readonly (readonly [command: string, answer: string])[]) {
  const rest = [...exchanges];
  const card: Transmitter = {
    transmit: async (apdu) => {
      const [command, answer] = rest.shift() ?? ['nothing more', ''];
      const sent = Buffer.from(apdu).toString('hex').toUpperCase();
      if (sent !== command.replaceAll(' ', '')) throw new Error(`sent ${sent}, expected ${command}`);
      return ok(hex(answer));
    },
  };
  return { card, left: () => rest.length };
}

/** Bytes of a hex text, spaces allowed. */
export const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

/** Upper-case hex of bytes. */
export const asHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
