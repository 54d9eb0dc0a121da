import { optionalPurposes, type ConsentSummary } from '../../shared/domain/consent.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { ConsentsTable } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

/**
 * Which of two decisions on one purpose holds: the later act, not the later arrival, so that a withdrawal is never overtaken by an older
 * acceptance that was queued at another station. At the very same instant the refusal holds.
 */
export function laterDecision<T extends Pick<ConsentsTable, 'decided_at' | 'decision' | 'command_id'>>(
  a: T,
  b: T,
): T {
  if (a.decided_at !== b.decided_at) return a.decided_at > b.decided_at ? a : b;
  if (a.decision !== b.decision) return a.decision === 'refused' ? a : b;
  return a.command_id > b.command_id ? a : b;
}

/** The decision in force per purpose, in the order of the purposes. */
export async function consentsInForce(tx: Tx, person: PersonId): Promise<ConsentSummary[]> {
  const rows = await tx.selectFrom('consents').selectAll().where('person_id', '=', person).execute();
  return optionalPurposes.flatMap((purpose) => {
    const decisions = rows.filter((row) => row.purpose === purpose);
    const [first] = decisions;
    if (first === undefined) return [];
    const held = decisions.reduce(laterDecision, first);
    return [
      {
        purpose,
        decision: held.decision,
        decidedAt: held.decided_at,
        text: {
          id: 'image-rights' as const,
          version: held.text_version,
          language: held.text_language,
          sha256: held.text_sha256,
        },
      },
    ];
  });
}
