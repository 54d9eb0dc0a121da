import { readFileSync } from 'node:fs';
import { readDesfire } from '../../../src/demo/card-protocols/inspect.ts';
import { demoProfiles } from '../../../src/demo/encoding.ts';
import type { House } from '../../../src/demo/house.ts';
import type { DemoResident } from '../../../src/demo/people.ts';
import { asksForCardOf, isEncoded, scanByKeys } from '../../../src/demo/tour/visitor/bench.ts';
import type { Hand } from '../../../src/demo/tour/visitor/hand.ts';
import { waitUntil } from '../../../src/demo/tour/wait.ts';
import type { DesfireCard } from '../../../src/demo/virtual-card/desfire/desfire-card.ts';
import { diversifyAes128 } from '../../../src/shared/card-crypto/diversify.ts';
import type { CardUid } from '../../../src/shared/domain/card-uid.ts';
import type { BadgeId, PersonId } from '../../../src/shared/domain/ids.ts';
import { keysOf } from '../../../src/shared/encoding/keys.ts';

/** One printed badge of the pile. */
export interface Piled {
  readonly resident: DemoResident;
  readonly person: PersonId;
  readonly badge: BadgeId;
}

/** One badge that was encoded, and how long the bench took for it, in milliseconds. */
export interface Made extends Piled {
  readonly uid: string;
  /** From its scan to the screen that says that it is done. */
  readonly took: number;
}

export const nameOn = ({ firstName, lastName }: DemoResident): string => `${firstName} ${lastName}`;

/** The printed badges of these residents, as central has them. */
export async function pileOf(house: House, residents: readonly DemoResident[]): Promise<Piled[]> {
  const people = new Map((await house.central.admin.people()).map(({ login, id }) => [login, id]));
  const pile: Piled[] = [];
  for (const resident of residents) {
    const person = people.get(resident.login);
    if (person === undefined) throw new Error(`${resident.login} is not at central`);
    const printed = (await house.central.admin.account(person)).badges.find(
      ({ state }) => state === 'printed',
    );
    if (printed) pile.push({ resident, person, badge: printed.id });
  }
  return pile;
}

/** Scans one badge, puts a card on the reader when the name is right, and waits until it is done. */
export async function encodeOne(house: House, hand: Hand, piled: Piled, uid: string): Promise<Made> {
  const begun = performance.now();
  const person = nameOn(piled.resident);
  await scanByKeys(hand, piled.badge);
  await asksForCardOf(hand, person);
  await put(house, uid);
  const shown = await isEncoded(hand, person);
  if (shown !== uid) throw new Error(`the bench shows ${shown} in place of ${uid}`);
  return { ...piled, uid, took: performance.now() - begun };
}

/** Puts a card of the drawer on the reader. */
export async function put(house: House, uid: string | null): Promise<void> {
  const done = await house.dock.move(uid === null ? { move: 'remove-card' } : { move: 'present-card', uid });
  if (!done.ok) throw new Error(done.error);
}

/**
 * Each difference between what was scanned and what became of it, as a sentence: the UID at central is bound to the person whose badge
 * was scanned, and the card itself, read with its own keys by a reader that is not the station's, says the same person.
 */
export async function mixUps(house: House, made: readonly Made[]): Promise<string[]> {
  const found: string[] = [];
  const same = (what: string, is: unknown, should: unknown) => {
    if (is !== should) found.push(`${what}: ${String(is)} instead of ${String(should)}`);
  };
  const numbers = new Set(made.map(({ uid }) => uid));
  same('different cards', numbers.size, made.length);
  for (const { resident, person, badge, uid } of made) {
    const name = nameOn(resident);
    const atCentral = async () =>
      (await house.central.admin.account(person)).badges.find(({ id }) => id === badge);
    await waitUntil(`the receipt for ${name}`, 60_000, async () => (await atCentral())?.state !== 'printed');
    same(`state of ${name}`, (await atCentral())?.state, 'encoded');
    same(`UID of ${name} at central`, (await atCentral())?.uid, uid);
    const read = await readCard(house, uid, resident);
    same(`number on the card of ${name}`, read.number, resident.number);
    same(`UID on the card of ${name}`, read.uid, uid);
  }
  return found;
}

/** What a card says, read with the keys that central derives for it. */
async function readCard(
  house: House,
  uid: string,
  { kind }: DemoResident,
): Promise<{ number: string; uid: string }> {
  const profile = demoProfiles()[kind];
  const file = JSON.parse(readFileSync(house.encodingKeys, 'utf8')) as {
    keys: Record<string, Record<string, Record<string, string>>>;
  };
  const masters = file.keys[profile.id]?.[profile.version] ?? {};
  const keys = new Map(
    keysOf(profile).map(({ name, input }) => [
      name,
      diversifyAes128(Buffer.from(masters[name] ?? '', 'hex'), input(uid as CardUid)),
    ]),
  );
  const [card] = house.reader.drawer.take(uid);
  const content = await readDesfire(card as DesfireCard, uid, profile, 'ev1', keys);
  const bytes = Buffer.from(content[1] ?? '', 'hex');
  return {
    number: bytes.subarray(1, 16).toString('ascii').replaceAll('\0', ''),
    uid: bytes.subarray(40, 47).toString('hex').toUpperCase(),
  };
}
