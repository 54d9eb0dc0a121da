import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { chainStart, type Command, type CommandKind, type Payload } from '../../shared/contract/command.ts';
import { optionalPurposes } from '../../shared/domain/consent.ts';
import type { BadgeId, CommandId, PersonId, PhotoId, StationId, VisitId } from '../../shared/domain/ids.ts';
import { moveBadge, type BadgeMove } from '../badges/transition.ts';
import { applyCommand, checkVisit } from '../commands/apply.ts';
import { putPerson } from '../people/add.ts';
import type { Store } from '../store/store.ts';
import { sha256 } from '../hash.ts';

/** In whose visit a command is made. */
export type Hand = { readonly role: Command['actor']['role']; readonly visit: VisitId };

/** Two holders and an operator, who holds badges, too. */
export interface Cast {
  readonly people: readonly PersonId[];
  /** The visits of all three in the hall, in the same order. */
  readonly visits: readonly VisitId[];
  /** The operator's visit at the station of the office. */
  readonly office: VisitId;
}

const start = Date.parse('2026-09-01T08:00:00.000Z');

/** A small world without a network: what commands do to badges, from the check of the visit to the rows, and nothing else. */
export class LifeWorld {
  readonly store: Store;
  readonly hall = randomUUID() as StationId;
  readonly officeStation = randomUUID() as StationId;
  #seconds = 0;
  constructor(store: Store) {
    this.store = store;
  }

  async begin(): Promise<void> {
    for (const [id, office] of [
      [this.hall, 0],
      [this.officeStation, 1],
    ] as const) {
      const row = { id, name: id, public_key: id, enrolled_at: this.at(), revoked_at: null };
      await this.store.db
        .insertInto('stations')
        .values({ ...row, last_seen_at: null, office })
        .execute();
    }
  }

  at(): string {
    return new Date(start + this.#seconds * 1000).toISOString();
  }

  /** Three new people with accepted photos and decided image rights; the third is of the card office. */
  cast(): Promise<Cast> {
    return this.store.transaction(async (tx) => {
      const people: PersonId[] = [];
      const visits: VisitId[] = [];
      const visit = async (person: PersonId, station: StationId) => {
        const id = randomUUID() as VisitId;
        const open = { opened_ms: start, ends_ms: start + 1e9, closed_ms: null };
        await tx
          .insertInto('visits')
          .values({ id, station_id: station, person_id: person, ...open })
          .execute();
        return id;
      };
      for (let index = 0; index < 3; index += 1) {
        const login = randomUUID();
        const names = { firstName: 'A', lastName: 'B', login, universityEmail: 'a@b.fr' };
        const numbers = { contactEmail: null, studentNumber: login, staffNumber: null };
        const { id: person } = await putPerson(tx, { kind: 'student', ...names, ...numbers });
        people.push(person);
        const own = await visit(person, this.hall);
        visits.push(own);
        const photo = randomUUID() as PhotoId;
        await tx
          .insertInto('photos')
          .values({
            ...{ id: photo, person_id: person, command_id: randomUUID() as CommandId, state: 'accepted' },
            ...{ reason: null, message: null, submitted_at: this.at(), decided_at: this.at() },
            ...{ source: 'camera', quality: null, class: 'unsure' },
          })
          .execute();
        const image = { photo_id: photo, clear_sha256: sha256(photo), sealed: new Uint8Array([1]) };
        await tx
          .insertInto('images')
          .values({ ...image, name: 'directory-photo' })
          .execute();
        for (const purpose of optionalPurposes) {
          await tx
            .insertInto('consents')
            .values({
              ...{ command_id: randomUUID() as CommandId, person_id: person, station_id: this.hall },
              ...{ visit_id: own, purpose, decision: 'refused', text_version: '1', text_language: 'fr' },
              ...{ text_sha256: sha256(purpose), screen_default: 'none' },
              ...{ decided_at: this.at(), recorded_at: this.at() },
            })
            .execute();
        }
      }
      const [, , operator] = people as [PersonId, PersonId, PersonId];
      await tx
        .insertInto('operators')
        .values({
          ...{ id: randomUUID(), person_id: operator, role: 'card-office', granted_at: this.at() },
          ...{ granted_by: 'a test', revoked_at: null, revoked_by: null },
        })
        .execute();
      return { people, visits, office: await visit(operator, this.officeStation) };
    });
  }

  /** One command, as central takes it once its signature was checked; answers `applied` or the code of the refusal. */
  async command<K extends CommandKind>(
    kind: K,
    subject: PersonId,
    actor: Hand,
    payload: Payload<K>,
  ): Promise<{ outcome: string; id: CommandId; station: StationId }> {
    this.#seconds += 1;
    const acted = Date.parse(this.at());
    const times = { actedAt: this.at(), receivedAt: this.at() };
    const id = uuidv7() as CommandId;
    return this.store.transaction(async (tx) => {
      const { station_id: station } = await tx
        .selectFrom('visits')
        .select('station_id')
        .where('id', '=', actor.visit)
        .executeTakeFirstOrThrow();
      const command = {
        ...{ id, kind, subject, actor, station, sequence: 1, occurredAt: times.actedAt, clockOffset: 0 },
        ...{ previous: chainStart, payload, attachments: [] },
      } as unknown as Command;
      const by = await checkVisit(tx, command, acted);
      if (!by.ok) return { outcome: by.error, id, station };
      const context = { texts: undefined as never, mail: null, encoding: null, webhook: true };
      const applied = await applyCommand(context, tx, command, [], times, by.value);
      return { outcome: applied.ok ? 'applied' : applied.error, id, station };
    });
  }

  /** What is done to badges without a command: approved and printed at central, expired by the system. */
  atCentral(badge: BadgeId, act: 'approve' | 'print' | 'expire'): Promise<string> {
    this.#seconds += 1;
    return this.store.transaction(async (tx) => {
      const row = await tx.selectFrom('badges').selectAll().where('id', '=', badge).executeTakeFirst();
      if (row === undefined) return 'badge.none';
      const move: BadgeMove = { act };
      const moved = await moveBadge(tx, row, move, {
        role: act === 'expire' ? 'system' : 'card-office',
        ...{ actor: 'central', station: null, command: null, occurredAt: this.at(), recordedAt: this.at() },
        announced: true,
      });
      return moved.ok ? 'applied' : moved.error;
    });
  }

  /** All that acts on the badges of these people have left behind. */
  async state({ people }: Cast) {
    const { db } = this.store;
    const badges = await db
      .selectFrom('badges')
      .selectAll()
      .where('person_id', 'in', people)
      .orderBy('id')
      .execute();
    const ids = badges.map(({ id }) => id);
    const some = ids.length > 0 ? ids : ['' as BadgeId];
    return {
      badges,
      events: await db
        .selectFrom('badge_events')
        .selectAll()
        .where('badge_id', 'in', some)
        .orderBy('badge_id')
        .orderBy('position')
        .execute(),
      spoiled: await db.selectFrom('spoiled_cards').selectAll().where('badge_id', 'in', some).execute(),
      told: await db
        .selectFrom('webhook_events')
        .select(['sequence', 'type', 'body'])
        .where('badge_id', 'in', some)
        .orderBy('sequence')
        .execute(),
    };
  }
}

export type LifeState = Awaited<ReturnType<LifeWorld['state']>>;
