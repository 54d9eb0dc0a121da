import type { Card } from '../card.ts';
import { describeFault, type Fault } from './faults.ts';
import { createVirtualTerminal, type VirtualTerminal } from './terminal.ts';

/** A run that is to survive every fault: fresh cards, and what the station does with one of them. */
export interface Torture<C extends Card, R> {
  /** A fresh card, always the same. */
  card(): C;
  /** Lays nothing itself: the card lies on the terminal. */
  run(terminal: VirtualTerminal): Promise<R>;
  /** The faults to try in a run of so many APDUs. */
  faults(count: number): readonly Fault[];
  /** Time limit of one APDU, in milliseconds: how long a mute card is waited for. */
  readonly limitMs?: number;
}

/** What one fault did. */
export interface TortureCase<C extends Card, R> {
  readonly fault: Fault;
  /** Says which fault it was. */
  readonly name: string;
  /** The card of this case, as the fault left it. */
  readonly card: C;
  readonly result: R;
  /** The terminal after the run: the card may lie there, or the other one, or none. Put it back for the second pass. */
  readonly terminal: VirtualTerminal;
}

/** How many APDUs the run takes without any fault. */
export async function countApdus<C extends Card, R>(torture: Torture<C, R>): Promise<number> {
  const terminal = createVirtualTerminal(limitOf(torture));
  const stay = terminal.insert(torture.card());
  await torture.run(terminal);
  await terminal.close();
  return stay.received.length;
}

/**
 * Runs once per fault, each on a fresh card, one after the other, and has each case checked. Answers the number of
 * cases, so that a test can say that there were some.
 */
export async function tortureEveryStep<C extends Card, R>(
  torture: Torture<C, R>,
  check: (one: TortureCase<C, R>) => void | Promise<void>,
): Promise<number> {
  const faults = torture.faults(await countApdus(torture));
  for (const fault of faults) {
    const terminal = createVirtualTerminal(limitOf(torture));
    const card = torture.card();
    terminal.insert(card, [fault]);
    const result = await torture.run(terminal);
    await check({ fault, name: describeFault(fault), card, result, terminal });
    await terminal.close();
  }
  return faults.length;
}

function limitOf({ limitMs }: { limitMs?: number }): { limitMs?: number } {
  return limitMs === undefined ? {} : { limitMs };
}
