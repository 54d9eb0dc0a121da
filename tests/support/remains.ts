import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { House } from '../../src/demo/house.ts';
import { descendantsOf, processesMarked } from '../../src/demo/processes.ts';
import type { DemoResident } from '../../src/demo/people.ts';
import type { PersonId } from '../../src/shared/domain/ids.ts';

/** What may be left nowhere once a visitor is gone. */
export interface Markers {
  readonly words: readonly string[];
  /** Pieces out of the middle of the pictures that central holds. */
  readonly pictures: readonly Buffer[];
}

/** The markers of one visitor: names, login, numbers, e-mails and the bytes of the photo. */
export async function markersOf(house: House, resident: DemoResident, person: PersonId): Promise<Markers> {
  const { firstName, lastName, login, number, contactEmail } = resident;
  const photos = await house.central.admin.photos(person);
  const pictures = photos
    .flatMap(({ images }) => Object.values(images))
    .map((jpeg) => {
      const middle = Math.floor(jpeg.length / 2);
      return Buffer.from(jpeg.subarray(middle, middle + 48));
    });
  const words = [firstName, lastName, login, number, `${login}@univ.test`, contactEmail ?? lastName];
  return { words, pictures };
}

/** Where markers of a visitor are left in the kiosk's page: the DOM, every storage, cookies. Empty when all is well. */
export async function remainsOnScreen(page: Page, { words }: Markers): Promise<string[]> {
  const places = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const cacheNames = 'caches' in globalThis ? await caches.keys() : [];
    const devices = await navigator.mediaDevices.enumerateDevices();
    // the kiosk remembers which camera is its own: a device, and no word of a visitor
    const isOwnCamera = ([key, value]: [string, string]): boolean =>
      key === 'trombine.camera' &&
      devices.some(({ kind, label }) => kind === 'videoinput' && label === value);
    const stored = Object.entries<string>({ ...localStorage }).filter((entry) => !isOwnCamera(entry));
    return {
      dom: document.documentElement.outerHTML + document.documentElement.innerText,
      fields: [...document.querySelectorAll('input, textarea')]
        .map((field) => (field as HTMLInputElement).value)
        .join('\n'),
      blobs: [...document.querySelectorAll('img, canvas, video')].length === 0 ? '' : 'pictures',
      localStorage: JSON.stringify(Object.fromEntries(stored)),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      indexedDB: JSON.stringify(databases),
      caches: JSON.stringify(cacheNames),
      address: location.href + document.title + String(history.length),
    };
  });
  const cookies = JSON.stringify(await page.context().cookies());
  const found: string[] = [];
  for (const [place, text] of Object.entries({ ...places, cookies }))
    for (const word of words) if (text.includes(word)) found.push(`${word} in ${place}`);
  for (const empty of ['localStorage', 'sessionStorage'] as const)
    if (places[empty] !== '{}') found.push(`something in ${empty}: ${places[empty]}`);
  for (const empty of ['indexedDB', 'caches'] as const)
    if (places[empty] !== '[]') found.push(`something in ${empty}: ${places[empty]}`);
  if (places.blobs !== '') found.push('a picture on the welcome screen');
  return found;
}

/** Files of the station's profile and of the browser's that hold a marker, in UTF-8, UTF-16, base64 or raw. */
export function remainsOnDisk(house: House, { words, pictures }: Markers): string[] {
  const needles = [
    ...words.flatMap((word) => [
      Buffer.from(word, 'utf8'),
      Buffer.from(word, 'utf16le'),
      Buffer.from(JSON.stringify(word).slice(1, -1)),
    ]),
    ...pictures.flatMap((bytes) => [bytes, Buffer.from(bytes.subarray(0, 45).toString('base64'))]),
  ];
  const found: string[] = [];
  for (const folder of [house.profile, ...browserProfiles(house)])
    for (const file of filesUnder(folder)) {
      const content = readNow(file);
      const at = needles.findIndex((needle) => content?.includes(needle));
      if (at >= 0)
        found.push(
          `${file} holds ${at < words.length * 3 ? words[Math.floor(at / 3)] : 'a piece of the photo'}`,
        );
    }
  return found;
}

/** How many files {@link remainsOnDisk} looks at: none would prove nothing. */
export function filesLookedAt(house: House): number {
  return [house.profile, ...browserProfiles(house)].flatMap(filesUnder).length;
}

/** The folders that the running browser was given for its profile. */
function browserProfiles(house: House): string[] {
  const roots = processesMarked(house.profile.replace(/\/profile$/, ''));
  const all = roots.flatMap(({ pid }) => [...descendantsOf(pid)]).concat(roots);
  return [...new Set(all.flatMap(({ command }) => /--user-data-dir=(\S+)/.exec(command)?.[1] ?? []))].filter(
    (folder) => !folder.startsWith(house.profile),
  );
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A file that goes while we look holds nothing any more. */
function readNow(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
