import type { ModerationItem } from '../../shared/contract/moderation.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { photoInForce } from '../photos/read.ts';
import { qualityOf } from '../photos/quality.ts';
import type { Tx } from '../store/store.ts';

/** All that a moderator sees of these photos, in the queue's order. */
export async function itemsOf(tx: Tx, photos: readonly PhotoId[]): Promise<ModerationItem[]> {
  if (photos.length === 0) return [];
  const rows = await tx
    .selectFrom('photos')
    .innerJoin('people', 'people.id', 'photos.person_id')
    .innerJoin('images', (join) =>
      join.onRef('images.photo_id', '=', 'photos.id').on('images.name', '=', 'identity-photo'),
    )
    .select(['photos.id', 'photos.person_id', 'photos.submitted_at', 'photos.source', 'photos.quality'])
    .select(['photos.class', 'images.clear_sha256'])
    .select(['people.kind', 'people.first_name', 'people.last_name', 'people.student_number'])
    .select(['people.staff_number'])
    .where('photos.id', 'in', [...photos])
    .execute();
  const items: ModerationItem[] = [];
  for (const row of rows) {
    items.push({
      photo: row.id,
      person: {
        id: row.person_id,
        kind: row.kind,
        firstName: row.first_name,
        lastName: row.last_name,
        number: row.kind === 'student' ? row.student_number : row.staff_number,
      },
      submittedAt: row.submitted_at,
      source: row.source,
      image: row.clear_sha256,
      previous: await previousOf(tx, row.person_id),
      quality: qualityOf(row.quality),
      class: row.class,
    });
  }
  const place = ({ class: of, submittedAt, photo }: ModerationItem) =>
    `${['sure', 'unsure', 'poor'].indexOf(of)} ${submittedAt} ${photo}`;
  return items.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

async function previousOf(tx: Tx, person: ModerationItem['person']['id']) {
  const before = await photoInForce(tx, person);
  if (before === null) return null;
  const { clear_sha256: image } = await tx
    .selectFrom('images')
    .select('clear_sha256')
    .where('photo_id', '=', before.id)
    .where('name', '=', 'identity-photo')
    .executeTakeFirstOrThrow();
  return { image, decidedAt: before.decided_at ?? before.submitted_at };
}
