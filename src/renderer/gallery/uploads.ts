import type { Screen } from '../../shared/contract/station.ts';
import type { PhotoSourceView, StickEntry } from '../../shared/contract/upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';

const id = (last: number): string => `0198a5f0-0000-7000-9000-${String(last).padStart(12, '0')}`;
const photo = (source: PhotoSourceView, problem: ErrorCode | null = null): Screen => ({
  ...{ name: 'photo', saving: false },
  ...{ problem, source },
});
const idle = { picture: null, taking: false } as const;
const entry = (at: number, kind: StickEntry['kind'], name: string): StickEntry => ({
  id: id(at),
  kind,
  name,
});
const folders = ['DCIM', 'Vacances', 'Administratif', 'Très long nom de dossier de la bibliothèque'];
const names = ['IMG_2041.JPG', 'portrait.png', 'moi devant la fac.webp', 'IMG_2040.JPG', 'IMG_2039.JPG'];

type Stick = Extract<PhotoSourceView, { from: 'usb' }>;
const stick = (change: Partial<Stick>): PhotoSourceView => ({
  ...{ from: 'usb', stage: 'listing', path: [], entries: [], more: false },
  ...idle,
  ...change,
});
type Phone = Extract<PhotoSourceView, { from: 'phone' }>;
const phone = (change: Partial<Phone>): PhotoSourceView => ({
  ...{ from: 'phone', stage: 'waiting', why: null },
  address: `https://trombine.univ-exemple.fr/u#${id(9)}.${'Qk3'.repeat(14)}A`,
  endsAt: new Date(Date.now() + 272_000).toISOString(),
  ...idle,
  ...change,
});

/** « Télécharger une photo » in every state that looks different. */
export const uploadScreens = {
  choose: photo({ from: 'choose' }),
  stickWaiting: photo(stick({ stage: 'waiting' })),
  stickGone: photo(stick({ stage: 'waiting' }), 'stick.gone'),
  stickReading: photo(stick({ stage: 'reading' })),
  stickListing: photo(
    stick({
      entries: [
        ...folders.map((name, at) => entry(at, 'folder', name)),
        ...Array.from({ length: 20 }, (_none, at) => entry(20 + at, 'photo', names[at % names.length] ?? '')),
      ],
      more: true,
    }),
  ),
  stickInside: photo(
    stick({
      path: ['DCIM', '100CANON'],
      entries: names.map((name, at) => entry(40 + at, 'photo', name)),
    }),
    'photo.heic',
  ),
  stickEmpty: photo(stick({ path: ['Administratif'] })),
  taking: photo(stick({ taking: true })),
  phoneOpening: photo(phone({ stage: 'opening', address: null, endsAt: null })),
  phoneWaiting: photo(phone({})),
  phoneOpened: photo(phone({ stage: 'opened' })),
  phoneRefused: photo(phone({ stage: 'opened' }), 'photo.too-small'),
  phoneReceiving: photo(phone({ stage: 'receiving' })),
  phoneEnded: photo(phone({ stage: 'ended', why: 'upload.expired', address: null, endsAt: null })),
  phoneUnreachable: photo(phone({ stage: 'ended', why: 'central.unreachable', address: null, endsAt: null })),
} as const;
