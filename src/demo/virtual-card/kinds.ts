import type { Card } from './card.ts';
import { classicCard } from './classic/classic-card.ts';
import { desfireCard } from './desfire/desfire-card.ts';
import { ntagCard } from './ntag/ntag-card.ts';
import { uidOnlyCard } from './uid-only.ts';

/** How a card of each kind is made, fresh from the box, out of its UID in hex (`random` where the UID is). */
export const CARD_KINDS = {
  'desfire-ev1': (uid) => desfireCard({ uid, generation: 'ev1' }),
  'desfire-ev2': (uid) => desfireCard({ uid, generation: 'ev2' }),
  'desfire-random-uid': (uid) => desfireCard({ uid, randomUid: true }),
  classic: (uid) => classicCard({ uid }),
  ntag213: (uid) => ntagCard({ model: 'ntag213', uid }),
  ntag215: (uid) => ntagCard({ model: 'ntag215', uid }),
  'uid-only': (uid) => uidOnlyCard({ uid }),
} as const satisfies Record<string, (uid: string) => Card>;
