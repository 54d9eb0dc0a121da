import { randomInt } from 'node:crypto';
import { v1 } from 'uuid';
import type { BadgesTable } from '../store/schema.ts';
import type { Store, Tx } from '../store/store.ts';

/** Who issues European student cards here. */
export interface EscnIssuer {
  /** Participant Identification Code of the university: nine digits. */
  readonly pic: string;
  /** Tells systems of one university that issue cards from each other: 0 to 999. */
  readonly prefix: number;
}

/**
 * A European Student Card Number: a UUID of version 1 (RFC 9562, 5.1) whose node is no address of a machine but twelve decimal digits, the prefix
 * and the PIC, each digit standing as a hex digit (the algorithm of `escn-java-generator` of the European Student Card). `now` in milliseconds.
 */
export function makeEscn({ pic, prefix }: EscnIssuer, now: number): string {
  const digits = `${String(prefix).padStart(3, '0')}${pic}`;
  const node = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // Drawn anew each time: two centrals on one database, or one that was restarted, do not meet.
  return v1({ node, msecs: now, nsecs: randomInt(10_000), clockseq: randomInt(0x4000) });
}

/** The number of a badge, made when it is first needed and never changed; null for staff, and where no PIC is configured. */
export async function escnOf(
  tx: Tx,
  issuer: EscnIssuer | null,
  badge: Pick<BadgesTable, 'id' | 'kind' | 'escn'>,
  now: number,
): Promise<string | null> {
  if (badge.escn !== null) return badge.escn;
  if (issuer === null || badge.kind !== 'student') return null;
  const escn = makeEscn(issuer, now);
  await tx.updateTable('badges').set({ escn }).where('id', '=', badge.id).execute();
  return escn;
}

/** Makes the numbers of the students' badges that are about to be printed, since some print them. */
export function issueBeforePrinting(
  { transaction }: Pick<Store, 'transaction'>,
  issuer: EscnIssuer,
  now: number,
): Promise<void> {
  return transaction(async (tx) => {
    const badges = await tx
      .selectFrom('badges')
      .select(['id', 'kind', 'escn'])
      .where('state', '=', 'approved')
      .where('escn', 'is', null)
      .execute();
    for (const badge of badges) await escnOf(tx, issuer, badge, now);
  });
}
