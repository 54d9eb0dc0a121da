// Photos of made-up people that wait for a moderator.
import { ModerationItem } from '../../../shared/contract/moderation.ts';
import { Sha256 } from '../../../shared/domain/ids.ts';
import type { QualityClass } from '../../../shared/quality/quality.ts';
import type { MemoryQueue } from '../memory-queue.ts';

const id = (kind: string, number: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Names the picture of photo `number`. */
export const pictureOf = (number: number): Sha256 => Sha256.parse(String(number).padStart(64, '0'));

/** A photo that waits, of somebody called « Prénom<number> Attente ». */
export function waitingPhoto(
  number: number,
  of: QualityClass = 'sure',
  change: Partial<ModerationItem> = {},
): ModerationItem {
  return ModerationItem.parse({
    photo: id('d', number),
    person: {
      id: id('a', number),
      kind: 'student',
      firstName: `Prénom${number}`,
      lastName: 'Attente',
      number: String(22_000_000 + number),
    },
    submittedAt: '2026-11-20T07:00:00Z',
    source: 'camera',
    image: pictureOf(number),
    previous: null,
    quality: null,
    class: of,
    ...change,
  });
}

/** Adds photos numbered from 1, with pictures that say whose they are. */
export function fill(
  queue: MemoryQueue,
  howMany: number,
  of: QualityClass = 'sure',
  from = 1,
): ModerationItem[] {
  const items = Array.from({ length: howMany }, (_, index) => waitingPhoto(from + index, of));
  queue.add(...items);
  for (const [index, item] of items.entries())
    queue.pictures.set(item.image, Buffer.from(`picture of Prénom${from + index} Attente`));
  return items;
}
