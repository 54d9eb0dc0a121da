import { readFileSync } from 'node:fs';
import { diversifyAes128 } from '../../shared/card-crypto/diversify.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import { BadgeId } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/domain/result.ts';
import { keysOf } from '../../shared/encoding/keys.ts';
import { EncodingProfile } from '../../shared/encoding/profile.ts';
import { steadyClock } from '../../station/clock.ts';
import type { CardKeys } from '../../station/encoding/card-keys.ts';
import { encode, type Encoding } from '../../station/encoding/encode.ts';
import { EncodingJournal, type Entry } from '../../station/encoding/journal.ts';
import { Vault } from '../../station/keys/vault.ts';
import type { CardTerminal } from '../../station/card/terminal.ts';
import { openStore } from '../../station/store/store.ts';

/** An example profile of the resources. */
export function example<K extends EncodingProfile['kind']>(
  kind: K,
  name: string,
): Extract<EncodingProfile, { kind: K }> {
  const file = new URL(`../../../resources/encoding-profiles/${name}.json`, import.meta.url);
  const profile = EncodingProfile.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (profile.kind !== kind) throw new Error(`${name} is ${profile.kind}`);
  return profile as Extract<EncodingProfile, { kind: K }>;
}

export const BADGE = BadgeId.parse('0b9f6a1e-0f43-4c4e-9d3b-0a6f2f7d9a01');
export const OTHER_BADGE = BadgeId.parse('0b9f6a1e-0f43-4c4e-9d3b-0a6f2f7d9a02');
export const DATA = {
  studentNumber: '22012345',
  escn: 'd88b02c1-894e-1038-a711-001999465982',
  expiry: '2027-08-31',
} as const;
export const encodingOf = (profile: EncodingProfile, more: Partial<Encoding> = {}): Encoding => ({
  profile,
  badge: BADGE,
  data: DATA,
  ...more,
});

const masterKey = Uint8Array.from({ length: 16 }, (_, index) => 0xa0 + index);

/** The keys that a card has in the end, by their names. */
export function keysFor(uid: string, profile: EncodingProfile): Map<string, Uint8Array> {
  return new Map(
    keysOf(profile).map(({ name, bytes, input }) => [
      name,
      diversifyAes128(masterKey, input(uid as CardUid)).slice(0, bytes),
    ]),
  );
}

/** Key of the card level, where there is one of AES. */
export const CARD_MASTER = Uint8Array.from({ length: 16 }, (_, index) => 0xc0 + index);

/** What central will do: keys derived for one UID. It remembers what it gave, to see that it is overwritten. */
export function keysAtHand(more: { cardMaster?: boolean } = {}) {
  const given: { uid: string; keys: ReadonlyMap<string, Uint8Array> }[] = [];
  const port: CardKeys = {
    of: async (uid, profile) => {
      const keys = keysFor(uid, profile);
      given.push({ uid, keys });
      return ok({ uid, keys, ...(more.cardMaster && { cardMaster: CARD_MASTER.slice() }) });
    },
  };
  return { port, given };
}

const vaultKey = new Uint8Array(32).fill(7);

/** A journal in the database of this folder. */
export function journalAt(directory: string) {
  const store = openStore({ directory, openedAt: '2026-11-20T08:00:00.000Z', lockWait: 0 });
  if (!store.ok) throw new Error(store.error);
  const parts = { store: store.value, vault: new Vault(vaultKey), clock: steadyClock() };
  return { directory, store: store.value, journal: new EncodingJournal(parts) };
}

/** The entries of a card, as `state`, so that they are easily compared. */
export const statesOf = (entries: readonly Entry[], uid: string): string[] =>
  entries.filter((entry) => entry.uid === uid).map(({ state }) => state);

/** Encodes what lies on the terminal. */
export async function encodeOn(
  terminal: CardTerminal,
  encoding: Encoding,
  parts: Parameters<typeof encode>[2],
): ReturnType<typeof encode> {
  const status = terminal.status();
  if (status.status !== 'ready') throw new Error(`nothing to encode: ${status.status}`);
  return await encode(status.card, encoding, parts);
}
