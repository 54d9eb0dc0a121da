import type { Card, Tear } from '../card.ts';

/** When in an APDU the fault comes: before the card gets it, or after the card did it and before the answer arrives. */
export type Moment = 'before' | 'after';

/** Something that goes wrong, once, at the APDU with this number; the first one of a stay is 1. */
export type Fault = { readonly at: number } & (
  | { readonly kind: 'leave'; readonly moment: Moment }
  /** The card leaves in the middle of what it writes. */
  | { readonly kind: 'torn'; readonly tear: Tear }
  /** The card says nothing any more until it is reset. */
  | { readonly kind: 'mute'; readonly moment: Moment }
  /** Another card takes its place. Unnoticed: two cards in the field, and the reader now talks to the other one. */
  | { readonly kind: 'swap'; readonly moment: Moment; readonly with: Card; readonly noticed: boolean }
  /** A status word in place of the answer: the card did what it was told (after), or did not get it (before). */
  | { readonly kind: 'status'; readonly moment: Moment; readonly word: number }
  /** The last data bit flips on its way to the card: a wrong key in an authentication, else a wrong MAC or wrong bytes. */
  | { readonly kind: 'garbled' }
  /** The answer waits for this. */
  | { readonly kind: 'slow'; readonly until: Promise<void> }
);

/** What {@link everyFault} tries at each APDU. */
export interface FaultPlan {
  /** Status words to answer with. */
  readonly words?: readonly number[];
  /** Makes the card of a swap; no swap without it. */
  readonly other?: () => Card;
  /** Bytes of a write that still arrive; 0 and 1 by default. */
  readonly tornBytes?: readonly number[];
}

/** All faults at all APDUs of a run of `count`: nothing is sampled. */
export function everyFault(count: number, plan: FaultPlan = {}): Fault[] {
  return Array.from({ length: count }, (_, index) => faultsAt(index + 1, plan)).flat();
}

function faultsAt(at: number, { words = [], other, tornBytes = [0, 1] }: FaultPlan): Fault[] {
  const moments: readonly Moment[] = ['before', 'after'];
  const tears = tornBytes.flatMap((bytes): Tear[] => [
    { bytes, atomic: 'old' },
    { bytes, atomic: 'new' },
  ]);
  return [
    ...moments.flatMap((moment): Fault[] => [
      { kind: 'leave', at, moment },
      { kind: 'mute', at, moment },
      ...words.map((word): Fault => ({ kind: 'status', at, moment, word })),
      ...(other ? [true, false].map((noticed): Fault => swap(at, moment, other(), noticed)) : []),
    ]),
    ...tears.map((tear): Fault => ({ kind: 'torn', at, tear })),
    { kind: 'garbled', at },
  ];
}

function swap(at: number, moment: Moment, card: Card, noticed: boolean): Fault {
  return { kind: 'swap', at, moment, with: card, noticed };
}

/** One line about a fault, for the name of a test. */
export function describeFault(fault: Fault): string {
  const where = `APDU ${fault.at}`;
  switch (fault.kind) {
    case 'torn':
      return `torn in ${where}: ${fault.tear.bytes} bytes, ${fault.tear.atomic} value`;
    case 'slow':
    case 'garbled':
      return `${fault.kind} at ${where}`;
    case 'status':
      return `status ${fault.word.toString(16)} ${fault.moment} ${where}`;
    case 'swap':
      return `${fault.noticed ? 'swap' : 'unnoticed swap'} ${fault.moment} ${where}`;
    case 'leave':
    case 'mute':
      return `${fault.kind} ${fault.moment} ${where}`;
  }
}
