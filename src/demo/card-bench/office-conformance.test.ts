// The card office of the central in memory and that of the real one: every walk ends alike at both, so that tests of the bench mean something.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodingSettings, OfficeDesk, studentProfile } from '../../central/testing/office-desk.ts';
import { makeSqlite, openHouse, problemOf, type House } from '../../central/testing/house.ts';
import { carded, freshUid, newcomer, Officer } from '../../central/testing/officer.ts';
import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import { CardVerdict, type BadgeSheet, type OfficeBadge } from '../../shared/contract/office.ts';
import type { OppositionMotive } from '../../shared/domain/badge.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { BadgeId, Sha256, VisitId, type PersonId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import { MemoryOffice } from '../../station/office/memory/memory-office.ts';
import { printed } from './at-bench.ts';

interface Whose {
  readonly person: PersonId;
  readonly badge: BadgeId;
}

/** A central with its card office, as an operator sees it; codes and verdicts as words. */
interface Place {
  /** Somebody new whose badge is printed. */
  printed(): Promise<Whose>;
  /** Somebody new without a badge: a student. */
  newcomer(): Promise<PersonId>;
  act<K extends CommandKind>(subject: PersonId, kind: K, payload: Payload<K>): Promise<string>;
  card(badge: BadgeId, uid: CardUid, profile?: typeof name, bench?: 'another'): Promise<string>;
  sheet(badge: BadgeId): Promise<BadgeSheet>;
  /** The cards that keys are given for beforehand. */
  kept(uids: readonly CardUid[]): Promise<CardUid[]>;
}

const name = { id: studentProfile.id, version: studentProfile.version };
const note = 'Dit au guichet';
const said = (verdict: CardVerdict): string =>
  verdict.verdict === 'card-taken' ? `card-taken by ${verdict.by.badge}` : verdict.verdict;

function given<T>(result: Result<T, ErrorCode>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function inMemory(): Place {
  const office = new MemoryOffice(() => Date.parse('2026-11-20T08:00:00Z'));
  const { profiles, afterwards } = encodingSettings();
  office.rules = { profiles, afterwards };
  let count = 0;
  const actor = { role: 'card-office', visit: VisitId.parse(randomUUID()) } as const;
  const photo = Sha256.parse('0'.repeat(64));
  const somebody = (): OfficeBadge => printed((count += 1), { photo });
  return {
    printed: async () => {
      const made = somebody();
      office.badges.add(made);
      return { person: made.holder.id, badge: made.badge };
    },
    newcomer: async () => {
      const { holder } = somebody();
      office.badges.people.push(holder);
      return holder.id;
    },
    act: async (subject, kind, payload) => office.apply({ kind, subject, actor, payload }) ?? 'applied',
    card: async (badge, uid, profile = name, bench = undefined) => {
      const verdict = office.card({ badge, uid, profile }, bench);
      return verdict.ok ? said(verdict.value) : verdict.error;
    },
    sheet: async (badge) => given(office.badges.sheet(badge)),
    kept: async (uids) =>
      given(office.offlineKeys({ profile: name, uids: [...uids] })).cards.map(({ uid }) => uid),
  };
}

async function atCentral(house: House): Promise<Place> {
  await house.central.admin.grantRole('mduran', 'card-office');
  const marc = await Officer.at(await house.newStation('Service des badges', true), 'mduran');
  const desk = new OfficeDesk(marc.station, marc.visit);
  const another = await OfficeDesk.at(await house.newStation('Service des badges, 2', true), 'mduran');
  let count = 0;
  const login = (): string => `c${(count += 1)}`;
  return {
    printed: () => carded(house, login(), 'printed'),
    newcomer: () => newcomer(house, login()),
    act: (subject, kind, payload) => marc.act(subject, kind, payload),
    card: async (badge, uid, profile = name, bench = undefined) => {
      const answer = await (bench === undefined ? desk : another).askCard(badge, uid, profile);
      return answer.status === 200
        ? said(CardVerdict.parse(answer.body))
        : (problemOf(answer).split(' ')[1] ?? '');
    },
    sheet: (badge) => desk.sheet(badge),
    kept: async (uids) => (await desk.offline(uids)).cards.map(({ uid }) => uid),
  };
}

let house: House;
let real: Place;
beforeAll(async () => {
  house = await openHouse(makeSqlite, { encoding: encodingSettings() });
  real = await atCentral(house);
});
afterAll(() => house.close());

describe.each([
  ['in memory', inMemory],
  ['the real one', () => real],
])('the card office of a central, %s', (_, open) => {
  const begin = () => {
    const place = open();
    const encode = ({ person, badge }: Whose, uid: CardUid) =>
      place.act(person, 'badge.encode', { badge, uid, profile: name });
    const spoil = ({ person, badge }: Whose, uid: CardUid) =>
      place.act(person, 'badge.spoil', { badge, uid, profile: name, note });
    const activate = ({ person, badge }: Whose, uid: CardUid) =>
      place.act(person, 'badge.activate', { badge, uid });
    const reinstate = ({ person, badge }: Whose, uid: CardUid) =>
      place.act(person, 'badge.reinstate', { badge, uid, note });
    const oppose = ({ person, badge }: Whose, motive: OppositionMotive) =>
      place.act(person, 'badge.oppose', { badge, motive, note });
    const deliver = ({ person, badge }: Whose) => place.act(person, 'badge.deliver', { badge });
    const destroy = ({ person, badge }: Whose) => place.act(person, 'badge.destroy', { badge, note });
    const replace = ({ person, badge }: Whose, motive: OppositionMotive, by: string = randomUUID()) =>
      place.act(person, 'badge.replace', { badge, replacement: BadgeId.parse(by), motive, note });
    const accredit = async (uid: CardUid) =>
      place.act(await place.newcomer(), 'badge.accredit', {
        ...{ badge: BadgeId.parse(randomUUID()), kind: 'student', uid, note },
      });
    const encoded = async () => {
      const who = { ...(await place.printed()), uid: freshUid() };
      expect(await encode(who, who.uid)).toBe('applied');
      return who;
    };
    /** What every answer says of a card that can be no badge. */
    const everywhere = async (uid: CardUid) => {
      const next = await place.printed();
      return {
        card: await place.card(next.badge, uid),
        encode: await encode(next, uid),
        accredit: await accredit(uid),
        kept: await place.kept([uid]),
      };
    };
    const acts = { encode, spoil, activate, reinstate, oppose, deliver, destroy, replace, accredit };
    return { place, ...acts, encoded, everywhere };
  };

  const dead = {
    ...{ card: 'encoding.card-dead', encode: 'encoding.card-dead', accredit: 'encoding.card-dead', kept: [] },
  };

  it('gives a printed badge its card, and the same card again', async () => {
    const { place, encode, activate, encoded } = begin();
    const one = await encoded();
    expect(await place.sheet(one.badge)).toMatchObject({ state: 'encoded', uid: one.uid });
    expect(await place.card(one.badge, one.uid)).toBe('encode');
    expect(await encode(one, one.uid)).toBe('applied');
    expect(await place.card(one.badge, freshUid())).toBe('badge-not-ready');
    expect(await encode(one, freshUid())).toBe('bench.badge-has-card');
    expect(await activate(one, freshUid())).toBe('badge.uid-mismatch');
    expect(await activate(one, one.uid)).toBe('applied');
    expect(await activate(one, one.uid)).toBe('badge.already-active');
    expect(await encode(one, one.uid)).toBe('applied');
    expect(await place.card(one.badge, one.uid)).toBe('badge-not-ready');
    const { history } = await place.sheet(one.badge);
    expect(history.slice(0, 2).map(({ act, from, to }) => [act, from, to])).toEqual([
      ['activate', 'encoded', 'active'],
      ['encode', 'printed', 'encoded'],
    ]);
  });

  it('encodes no badge that is not printed, and knows whose it is', async () => {
    const { place, encode, spoil, activate, oppose, destroy, encoded } = begin();
    const [one, other] = [await place.printed(), await place.printed()];
    expect(await encode({ ...one, badge: BadgeId.parse(randomUUID()) }, freshUid())).toBe('badge.none');
    expect(await encode({ ...one, badge: other.badge }, freshUid())).toBe('badge.not-yours');
    expect(await activate(one, freshUid())).toBe('badge.act-not-allowed');
    expect(await spoil(one, freshUid())).toBe('applied');
    expect(await encode(one, freshUid())).toBe('bench.badge-not-printed');
    const opposed = await encoded();
    expect(await oppose(opposed, 'faulty')).toBe('applied');
    expect(await encode(opposed, opposed.uid)).toBe('bench.badge-opposed');
    expect(await destroy(opposed)).toBe('applied');
    expect(await encode(opposed, opposed.uid)).toBe('bench.badge-over');
    expect(await place.card(other.badge, freshUid(), { ...name, version: 99 })).toBe('profile-changed');
    expect(await place.card(BadgeId.parse(randomUUID()), freshUid())).toBe('badge.none');
  });

  it('keeps a printed badge for the bench that was let to encode it, until something becomes of it', async () => {
    const { place, encode } = begin();
    const one = await place.printed();
    const elsewhere = (uid: CardUid, profile = name) => place.card(one.badge, uid, profile, 'another');
    const [uid, other] = [freshUid(), freshUid()];
    // Nobody has it after a refusal.
    expect(await elsewhere(uid, { ...name, version: 99 })).toBe('profile-changed');
    expect(await place.card(one.badge, uid)).toBe('encode');
    expect(await place.card(one.badge, other)).toBe('encode');
    expect([await elsewhere(uid), await elsewhere(other)]).toEqual(Array(2).fill('bench.badge-elsewhere'));
    expect(await encode(one, uid)).toBe('applied');
    expect(await elsewhere(other)).toBe('badge-not-ready');
    expect(await elsewhere(uid)).toBe('encode');
    expect(await place.card(one.badge, uid)).toBe('encode');
  });

  it('has a printed badge made again whose card was spoiled; the card is dead for everybody', async () => {
    const { place, spoil, everywhere } = begin();
    const [one, uid] = [await place.printed(), freshUid()];
    expect(await spoil(one, uid)).toBe('applied');
    expect(await place.sheet(one.badge)).toMatchObject({ state: 'approved', uid: null });
    expect(await everywhere(uid)).toEqual(dead);
  });

  it('has an encoded badge made again, too: it has no card any more, and was given to nobody', async () => {
    const { place, spoil, deliver, encoded, everywhere } = begin();
    const one = await encoded();
    const before = (await place.sheet(one.badge)).changedAt;
    expect(await deliver(one)).toBe('applied');
    const delivered = await place.sheet(one.badge);
    expect(delivered.deliveredAt).not.toBeNull();
    expect(delivered.changedAt).toBe(before);
    expect(await spoil(one, one.uid)).toBe('applied');
    const sheet = await place.sheet(one.badge);
    expect(sheet).toMatchObject({ state: 'approved', uid: null, deliveredAt: null });
    expect(sheet.history[0]).toMatchObject({ act: 'spoil', from: 'encoded', to: 'approved', note });
    expect(await everywhere(one.uid)).toEqual(dead);
  });

  it('sets a card aside whose badge has moved on, and no card of a badge in use', async () => {
    const { place, spoil, activate, encoded, everywhere } = begin();
    const [one, half] = [await encoded(), freshUid()];
    expect(await spoil(one, half)).toBe('applied');
    expect(await place.sheet(one.badge)).toMatchObject({ state: 'encoded', uid: one.uid });
    expect(await everywhere(half)).toEqual(dead);
    expect(await spoil(await place.printed(), one.uid)).toBe('badge.uid-taken');
    expect(await activate(one, one.uid)).toBe('applied');
    expect(await spoil(one, one.uid)).toBe('badge.act-not-allowed');
    expect(await place.sheet(one.badge)).toMatchObject({ state: 'active', uid: one.uid });
    expect((await everywhere(one.uid)).encode).toBe('badge.uid-taken');
  });

  it.each(['lost', 'stolen'] as const)(
    'keeps the card of a badge taken that was %s, destroyed or not',
    async (motive) => {
      const { spoil, place, oppose, destroy, encoded, everywhere } = begin();
      const one = await encoded();
      const taken = {
        ...{ card: `card-taken by ${one.badge}`, encode: 'badge.uid-taken' },
        ...{ accredit: 'badge.uid-taken', kept: [] },
      };
      expect(await everywhere(one.uid)).toEqual(taken);
      expect(await oppose(one, motive)).toBe('applied');
      expect(await everywhere(one.uid)).toEqual(taken);
      expect(await destroy(one)).toBe('applied');
      expect(await everywhere(one.uid)).toEqual(taken);
      expect(await spoil(await place.printed(), one.uid)).toBe('badge.uid-taken');
    },
  );

  it('lets go of the card of a faulty badge that was destroyed', async () => {
    const { place, encode, oppose, destroy, encoded } = begin();
    const one = await encoded();
    expect(await oppose(one, 'faulty')).toBe('applied');
    expect(await destroy(one)).toBe('applied');
    const next = await place.printed();
    expect(await place.kept([one.uid])).toEqual([one.uid]);
    expect(await place.card(next.badge, one.uid)).toBe('encode');
    expect(await encode(next, one.uid)).toBe('applied');
  });

  it('replaces a badge by one that is approved, since there is a photo; one of a kind is enough', async () => {
    const { place, oppose, replace, encoded } = begin();
    const one = await encoded();
    expect(await replace({ ...one, badge: (await place.printed()).badge }, 'lost')).toBe('badge.not-yours');
    const next = BadgeId.parse(randomUUID());
    expect(await replace(one, 'lost', one.badge)).toBe('badge.already-requested');
    expect(await place.sheet(one.badge)).toMatchObject({ state: 'encoded', motive: null });
    expect(await replace(one, 'lost', next)).toBe('applied');
    expect(await place.sheet(one.badge)).toMatchObject({ state: 'opposed', motive: 'lost', uid: one.uid });
    const sheet = await place.sheet(next);
    expect(sheet).toMatchObject({ state: 'approved', uid: null, deliveredAt: null });
    expect(sheet.history.map(({ act, from, to }) => [act, from, to])).toEqual([
      ['approve', 'requested', 'approved'],
      ['request', null, 'requested'],
    ]);
    expect(await replace(one, 'lost')).toBe('badge.already-requested');
    expect(await oppose(one, 'stolen')).toBe('applied');
  });

  it('says of a lost badge, when it is replaced, that it was stolen; no other opposition is changed', async () => {
    const { place, oppose, replace, encoded } = begin();
    const [lost, faulty] = [await encoded(), await encoded()];
    expect(await oppose(lost, 'lost')).toBe('applied');
    expect(await replace(lost, 'stolen')).toBe('applied');
    expect(await place.sheet(lost.badge)).toMatchObject({ state: 'opposed', motive: 'stolen' });
    expect(await oppose(faulty, 'faulty')).toBe('applied');
    expect(await replace(faulty, 'lost')).toBe('applied');
    expect(await place.sheet(faulty.badge)).toMatchObject({ state: 'opposed', motive: 'faulty' });
  });

  it('lifts an opposition with the very card only, and once', async () => {
    const { activate, reinstate, oppose, encoded } = begin();
    const one = await encoded();
    expect(await reinstate(one, one.uid)).toBe('badge.act-not-allowed');
    expect(await oppose(one, 'lost')).toBe('applied');
    expect(await activate(one, one.uid)).toBe('badge.act-not-allowed');
    expect(await reinstate(one, freshUid())).toBe('badge.uid-mismatch');
    expect(await reinstate(one, one.uid)).toBe('applied');
    expect(await reinstate(one, one.uid)).toBe('badge.already-active');
  });
});
