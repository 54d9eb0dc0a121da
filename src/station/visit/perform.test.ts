import { expect, test } from 'vitest';
import { memoryCard } from '../card/memory-card.ts';
import { createMemoryTerminal } from '../card/memory-terminal.ts';
import { Pictures } from '../photo/pictures.ts';
import type { Effect } from './effect.ts';
import { Field } from '../bench/field.ts';
import type { Happening } from './event.ts';
import { freshIds } from './fresh.ts';
import { perform } from './perform.ts';
import { noSticks } from '../upload/stick/finder.ts';
import { UploadDesk } from '../upload/desk.ts';
import { fakePhoto, openHouse } from './testing/house.ts';
import { badgeId, testAccount, uid } from './testing/people.ts';

const { person } = testAccount();
const draft = {
  id: freshIds().command,
  kind: 'badge.activate',
  subject: person.id,
  actor: { role: 'holder', visit: badgeId as never },
  payload: { badge: badgeId, uid: uid('04A1B2C3D4E580') },
  attachments: [],
} as const;

async function done(effect: Effect, isOpen = true) {
  const terminal = createMemoryTerminal();
  terminal.insert(memoryCard({ uid: '04A1B2C3D4E580' }));
  const house = openHouse(undefined, { terminal });
  const told: Happening[] = [];
  const pictures = new Pictures();
  const ports = {
    terminal,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  } as never;
  const hands = {
    ports,
    pictures,
    field: new Field(terminal, house.clock),
    engine: () => house.engine,
    adopt: () => undefined,
    tell: (one: Happening) => void told.push(one),
    uploads: new UploadDesk(noSticks, house.clock, {} as never),
    isOpen: () => isOpen,
  };
  await perform(effect, hands);
  return { told, house, pictures };
}

test('an activation is not saved when the card that was judged is not the one that lies there', async () => {
  const { told, house } = await done({ do: 'save', lap: 1, step: 2, draft, card: 'another presence' });
  expect(told).toMatchObject([
    { type: 'saved', lap: 1, step: 2, result: { ok: false, error: 'card.changed' } },
  ]);
  expect(house.central.saved).toEqual([]);
});

test('a card that is gone is not read', async () => {
  const { told } = await done({ do: 'read-card', lap: 1, step: 2, presence: 'gone' });
  expect(told).toMatchObject([
    { type: 'card-read', presence: 'gone', result: { ok: false, error: 'card.removed' } },
  ]);
});

test.each([true, false])(
  'the own photo is kept for the screen only while the visit goes on (%s)',
  async (isOpen) => {
    const { identity, directory } = fakePhoto();
    const attachments = [
      { name: 'identity-photo', jpeg: identity.jpeg },
      { name: 'directory-photo', jpeg: directory.jpeg },
    ] as const;
    const photo = {
      ...draft,
      kind: 'photo.submit',
      payload: { photo: badgeId as never },
      attachments,
    } as const;
    const { pictures, told } = await done({ do: 'save', lap: 1, step: 2, draft: photo, card: null }, isOpen);
    expect(told).toMatchObject([{ result: { ok: true } }]);
    expect(pictures.all().map(String)).toEqual(isOpen ? ['Zébulon small face'] : []);
  },
);
