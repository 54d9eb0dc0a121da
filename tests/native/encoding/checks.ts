import { expect } from 'vitest';
import { statesOf } from '../../../src/demo/card-protocols/encoding-kit.ts';
import type { Subject } from '../../../src/demo/card-protocols/encoding-subjects.ts';
import type { Card } from '../../../src/demo/virtual-card/card.ts';
import type { encode } from '../../../src/station/encoding/encode.ts';
import type { EncodingJournal } from '../../../src/station/encoding/journal.ts';

/** The card of every case. */
export const UID = '04A1B2C3D4E580';
export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

/** After an encoding that did not end: nothing is told as done, and a card that was touched is listed. */
export function checkInterrupted(name: string, subject: Subject, card: Card, journal: EncodingJournal): void {
  expect([name, statesOf(journal.unreported(), UID)]).toEqual([name, []]);
  const touched = subject.memory(card).join() !== subject.memory(subject.card(UID)).join();
  if (touched) expect([name, statesOf(journal.unfinished(), UID)]).toEqual([name, ['started']]);
}

/** After an encoding that ended: a reader of its own finds the bytes, and the journal has nothing else. */
export async function checkCompleted(
  name: string,
  subject: Subject,
  card: Card,
  journal: EncodingJournal,
  encoded: Awaited<ReturnType<typeof encode>>,
): Promise<void> {
  expect([name, encoded]).toMatchObject([name, { ok: true, value: { uid: UID } }]);
  expect([name, journal.unfinished()]).toEqual([name, []]);
  expect([name, statesOf(journal.unreported(), UID)]).toEqual([name, ['verified']]);
  expect([name, await subject.read(card, UID)]).toEqual([name, subject.wanted(UID)]);
}
