import type { PresentCard } from '../terminal.ts';

/** What the protocols need of a card: one APDU, one answer with its status bytes. */
export type Transmitter = Pick<PresentCard, 'transmit'>;
