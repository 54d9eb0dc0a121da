import { expect } from 'vitest';
import type { Screen } from '../../../shared/contract/station.ts';
import type { PhotoDecision } from '../../../shared/contract/command.ts';
import { VisitId, type PhotoId } from '../../../shared/domain/ids.ts';
import { openHouse } from '../../visit/testing/house.ts';
import { testAccount } from '../../visit/testing/people.ts';
import { fill } from './photos.ts';

export const accepted = { state: 'accepted' } as const satisfies PhotoDecision;
export const blurred = {
  state: 'rejected',
  reason: 'blurred',
  message: null,
} as const satisfies PhotoDecision;
export const somebodyElse = VisitId.parse('0e0e0e0e-0000-4000-8000-000000000001');
/** A person who may decide on photos. */
export const moderator = () => testAccount({ roles: ['moderator'] });

type Moderation = Extract<Screen, { name: 'moderation' }>;

/** A signed-in moderator with photos waiting, on the screen that shows them. */
export async function atWork(photos = 30, account = moderator()) {
  const house = openHouse(account);
  const items = fill(house.central.photos, photos);
  await house.signIn();
  const screen = (): Moderation => {
    const now = house.runner.view().screen;
    if (now.name !== 'moderation') throw new Error(`on ${now.name}`);
    return now;
  };
  const current = (): PhotoId => {
    const { current: item } = screen();
    if (item === null) throw new Error('no photo on screen');
    return item.photo;
  };
  const decide = (decision: PhotoDecision = accepted) =>
    house.runner.act({ act: 'decide-photo', photo: current(), decision });
  const open = async () => {
    expect(house.runner.act({ act: 'open-moderation' })).toEqual({ ok: true, value: null });
    await house.until(({ screen: now }) => now.name === 'moderation' && now.stage !== 'loading');
  };
  await open();
  return { ...house, items, screen, current, decide, open };
}
