import { randomUUID } from 'node:crypto';
import type { BadgeId, PersonId } from '../../shared/domain/ids.ts';
import { moveBadge, type Attribution, type BadgeMove } from '../badges/transition.ts';
import type { Store } from '../store/store.ts';
import { freshUid } from './officer.ts';

/** Changes of badges without the commands that make them; `at` answers once the house is open. */
export function movesOf(at: () => { store: Store; now: number }) {
  const instant = () => new Date(at().now).toISOString();
  const attribution = (role: Attribution['role']): Attribution => ({
    ...{ role, actor: 'a test', station: null, command: null },
    ...{ occurredAt: instant(), recordedAt: instant(), announced: true },
  });
  return {
    attribution,
    anEncodedBadge: async (of: PersonId): Promise<BadgeId> => {
      const id = randomUUID() as BadgeId;
      const row = { id, person_id: of, kind: 'student', state: 'encoded', uid: freshUid() } as const;
      await at()
        .store.db.insertInto('badges')
        .values({ ...row, motive: null, requested_at: instant(), changed_at: instant() })
        .execute();
      return id;
    },
    move: (what: BadgeMove, badge: BadgeId, role: Attribution['role'] = 'card-office') =>
      at().store.transaction(async (tx) => {
        const row = await tx
          .selectFrom('badges')
          .selectAll()
          .where('id', '=', badge)
          .executeTakeFirstOrThrow();
        const moved = await moveBadge(tx, row, what, attribution(role));
        if (!moved.ok) throw new Error(moved.error);
      }),
  };
}
