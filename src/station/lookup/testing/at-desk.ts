import { expect } from 'vitest';
import type { LookupScreen, OfficeAct } from '../../../shared/contract/lookup.ts';
import type { OfficeBadge } from '../../../shared/contract/office.ts';
import type { OppositionMotive } from '../../../shared/domain/badge.ts';
import { memoryCard } from '../../card/memory-card.ts';
import { openHouse } from '../../visit/testing/house.ts';
import { testAccount } from '../../visit/testing/people.ts';
import { officeBadge } from '../../office/testing/badges.ts';

/** A person who works for the card office. */
export const operator = () => testAccount({ roles: ['card-office'] });

/** A promise that a test opens by hand. */
export function gate() {
  let open!: () => void;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open };
}

/** A signed-in operator on the look-up screen of a station whose central knows these badges. */
export async function atDesk(badges: readonly OfficeBadge[] = [officeBadge(1)], account = operator()) {
  const house = openHouse(account);
  house.central.badges.add(...badges);
  house.central.badges.operator = account.person.id;
  await house.signIn();
  const screen = (): LookupScreen => {
    const now = house.runner.view().screen;
    if (now.name !== 'lookup') throw new Error(`on ${now.name}`);
    return now;
  };
  const at = async (stage: LookupScreen['stage']) => {
    await house.until(({ screen: now }) => now.name === 'lookup' && now.stage === stage);
    return screen();
  };
  const tap = (uid: string, more: Partial<Parameters<typeof memoryCard>[0]> = {}) =>
    house.terminal.insert(memoryCard({ uid, ...more }));
  const problem = (code: string | null) =>
    house.until(({ screen: now }) => now.name === 'lookup' && now.problem === code);
  const open = () => expect(house.runner.act({ act: 'open-lookup' })).toEqual({ ok: true, value: null });
  /** Confirms an act on the badge of the sheet. */
  const confirm = (
    what: Exclude<OfficeAct, 'accredit'>,
    note: string | null = null,
    motive: OppositionMotive | null = null,
  ) => {
    const { sheet } = screen();
    if (sheet === null) throw new Error('no sheet on screen');
    return house.runner.act({ act: 'office-act', badge: sheet.badge, what, note, motive });
  };
  const offered = () => screen().offers.map(({ act }) => act);
  open();
  return { ...house, screen, at, tap, problem, open, confirm, offered };
}
