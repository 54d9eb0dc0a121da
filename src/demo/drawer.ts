import { memoryCard, type MemoryCard } from '../station/card/memory-card.ts';
import type { DemoResident } from './people.ts';
import type { Card } from './virtual-card/card.ts';
import { desfireCard } from './virtual-card/desfire/desfire-card.ts';
import { ntagCard } from './virtual-card/ntag/ntag-card.ts';

/** What can be put on a reader. */
export type DrawerCard = Card | MemoryCard;

/** One thing in the drawer: a card, or two that are put down at once. */
export interface DrawerItem {
  /** UID in hex, by which the dock asks for it; two of them with a `+` between. */
  readonly uid: string;
  /** In French, for the dock. */
  readonly about: string;
  readonly cards: readonly [DrawerCard] | readonly [DrawerCard, DrawerCard];
}

/** Cards that keep what is written on them while the demo runs. */
export class Drawer {
  readonly #items = new Map<string, DrawerItem>();

  add(item: DrawerItem): void {
    this.#items.set(item.uid, item);
  }

  /** Takes out what is asked for; a card with a UID and nothing else when nobody has put it in. */
  take(uid: string): DrawerItem['cards'] {
    return this.#items.get(uid)?.cards ?? [memoryCard({ uid })];
  }

  list(): readonly DrawerItem[] {
    return [...this.#items.values()];
  }
}

/** UID of the nth blank card, from 0: 7 bytes, of a maker that is not that of the badges that are there already. */
export const blankUid = (nth: number): string =>
  `04B0${(0x10_00_00_00_00 + nth * 0x01_00_01).toString(16).toUpperCase().padStart(10, '0')}`;

/** The nth blank card of the demo. */
export function blank(nth: number): DrawerItem {
  const uid = blankUid(nth);
  return { uid, about: `Carte vierge ${nth + 1}`, cards: [desfireCard({ uid })] };
}

/** CreateApplication F585C0, the id of the students' profile, with one AES key in place of three: not made by Trombine. */
const OTHER_APPLICATION = Uint8Array.of(0x90, 0xca, 0, 0, 5, 0xc0, 0x85, 0xf5, 0x0f, 0x81, 0);

/** The badge that somebody has already: the card answers as one of the university's, whatever is on it. */
export function badgeOf({ firstName, lastName, has: { badge } }: DemoResident): DrawerItem[] {
  if (badge === undefined || badge.state === 'printed') return [];
  const { uid } = badge;
  const card = uid.length === 14 ? desfireCard({ uid }) : memoryCard({ uid });
  return [{ uid, about: `Badge de ${firstName} ${lastName}`, cards: [card] }];
}

/** Cards that a bench must not take for blank ones. */
export function oddCards(): DrawerItem[] {
  const [foreign, ntag, hidden] = ['04C0FFEE000001', '04C0FFEE000002', '04C0FFEE000003'] as const;
  const [left, right] = ['04C0FFEE000004', '04C0FFEE000005'] as const;
  const strange = desfireCard({ uid: foreign });
  strange.transmit(OTHER_APPLICATION);
  return [
    { uid: foreign, about: 'Carte déjà écrite par un autre système', cards: [strange] },
    {
      uid: ntag,
      about: 'Carte vierge du mauvais type (NTAG)',
      cards: [ntagCard({ model: 'ntag213', uid: ntag })],
    },
    { uid: hidden, about: 'Carte à UID aléatoire', cards: [desfireCard({ uid: hidden, randomUid: true })] },
    {
      uid: `${left}+${right}`,
      about: 'Deux cartes à la fois',
      cards: [desfireCard({ uid: left }), desfireCard({ uid: right })],
    },
  ];
}
