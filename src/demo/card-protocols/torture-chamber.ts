import { expect, it } from 'vitest';
import { err } from '../../shared/domain/result.ts';
import type { Card } from '../virtual-card/card.ts';
import { toHex } from '../virtual-card/bytes.ts';
import { countApdus, tortureEveryStep, type Torture } from '../virtual-card/field/enumerate.ts';
import { everyFault, type Fault } from '../virtual-card/field/faults.ts';
import { journalIn } from './encoding-folders.ts';
import { encodeOn, encodingOf, keysAtHand, statesOf } from './encoding-kit.ts';
import type { Subject } from './encoding-subjects.ts';

const UID = '04A1B2C3D4E580';
/**
 * Faults after which the sector of a MIFARE Classic stays closed for ever, where key B is to write: the trailer torn inside the
 * changing access bits, or a bit of key B that flipped on its way. Such a card is listed, and voided.
 */
const DEADLY = /^(torn in APDU \d+: [78] bytes, (old|new) value|garbled at APDU \d+)$/;

/** A station with its journal, and the faults for one kind of card. */
function tortureChamber(subject: Subject) {
  const { profile, cardMaster = false } = subject;
  const { journal } = journalIn();
  const keys = keysAtHand({ cardMaster });
  let next = 0;
  const torture: Torture<Card, Awaited<ReturnType<typeof encodeOn>>> = {
    card: () => subject.card(UID),
    run: (terminal) => encodeOn(terminal, encodingOf(profile), { keys: keys.port, journal }),
    faults: (count) =>
      everyFault(count, {
        words: subject.words,
        tornBytes: subject.tornBytes,
        other: () => subject.card(`04${(next++).toString(16).padStart(12, '0')}`.toUpperCase()),
      }),
    limitMs: 5,
  };
  const settle = () => {
    for (const { id } of journal.unreported()) journal.reported(id);
  };
  const swapIn = (fault: Fault): Card | undefined => (fault.kind === 'swap' ? fault.with : undefined);

  /** What another card may have got: nothing, where a session binds the card; see `prepare.ts` and `encode-ntag.ts` for the rest. */
  function checkOther(other: Card, name: string): void {
    const fresh = subject.memory(subject.card(toHex(other.uid)));
    const memory = subject.memory(other);
    const differs = memory.filter((line, index) => line !== fresh[index]);
    if (differs.length === 0) return;
    expect([name, statesOf(journal.unfinished(), toHex(other.uid))]).toEqual([name, ['suspect']]);
    if (profile.kind === 'ntag-ndef') return expect(differs.length, name).toBe(1);
    // DESFire without a key of the card level, or with a messaging that does not protect this command.
    expect([name, profile.kind, cardMaster]).toEqual([name, 'desfire-aes', false]);
    expect([name, memory.slice(1)]).toEqual([
      name,
      [0, 1, 2].map((number) => `${memory[0]?.split(' ')[0]} key ${number} ${'00'.repeat(16)} 0`),
    ]);
  }

  async function secondPass(terminal: Parameters<typeof torture.run>[0], card: Card, overwrite = false) {
    const uid = toHex(card.uid);
    const result = await encodeOn(terminal, encodingOf(profile, { overwrite }), { keys: keys.port, journal });
    if (result.ok) {
      expect(await subject.read(card, uid)).toEqual(subject.wanted(uid));
      expect(statesOf(journal.unreported(), uid)).toEqual(['verified']);
    }
    expect(statesOf(journal.unfinished(), uid)).toEqual(result.ok ? [] : ['started']);
    return result;
  }

  return { torture, journal, keys, settle, swapIn, checkOther, secondPass };
}

/** Declares the tests of one kind of card: every fault at every APDU, none left out. */
export function everyFaultAtEveryApdu(subject: Subject): void {
  it('takes the same number of APDUs each time', async () => {
    const { torture, settle } = tortureChamber(subject);
    const count = await countApdus(torture);
    settle();
    expect(count).toBeGreaterThanOrEqual(3);
    expect(await countApdus(torture)).toBe(count);
    settle();
  });

  it(
    'is told as done only with the bytes on the card, is listed else, and a second pass completes it',
    { timeout: 300_000 },
    async () => {
      const { torture, journal, keys, settle, swapIn, checkOther, secondPass } = tortureChamber(subject);
      let failures = 0;
      const dead: string[] = [];
      const cases = await tortureEveryStep(torture, async ({ fault, name, card, result, terminal }) => {
        const other = swapIn(fault);
        const done = result.ok
          ? [card, ...(other ? [other] : [])].find(({ uid }) => toHex(uid) === result.value.uid)
          : undefined;
        if (result.ok) {
          if (!done) throw new Error(`${name}: encoded a card that was not there`);
          const uid = toHex(done.uid);
          expect([name, statesOf(journal.unreported(), uid)]).toEqual([name, ['verified']]);
          expect([name, statesOf(journal.unfinished(), uid)]).toEqual([name, []]);
          expect([name, await subject.read(done, uid)]).toEqual([name, subject.wanted(uid)]);
        } else {
          failures += 1;
          const touched = subject.memory(card).join() !== subject.memory(subject.card(UID)).join();
          if (touched) expect([name, statesOf(journal.unfinished(), UID)]).toEqual([name, ['started']]);
        }
        settle();
        if (other && done !== other) checkOther(other, name);

        // On the same stay where the card has not left: what an earlier attempt left in it must not be in the way.
        const stays = fault.kind === 'status' || fault.kind === 'garbled';
        if (!stays) terminal.insert(card);
        const second = await secondPass(terminal, card);
        if (!second.ok) {
          expect([name, second]).toEqual([name, err('encoding.card-dead')]);
          for (const { id } of journal.unfinished()) journal.void(id);
          dead.push(name);
        }
        if (other && statesOf(journal.unfinished(), toHex(other.uid)).length > 0) {
          terminal.insert(other);
          expect([name, (await secondPass(terminal, other, true)).ok]).toEqual([name, true]);
        }
        expect([name, journal.unfinished()]).toEqual([name, []]);
        settle();
      });
      const kinds = 2 * (2 + subject.words.length + 2) + 2 * subject.tornBytes.length + 1;
      const count = await countApdus(torture);
      settle();
      expect(cases).toBe(count * kinds);
      expect(failures).toBeGreaterThan(cases / 2);
      expect(dead.filter((name) => !DEADLY.test(name))).toEqual([]);
      expect(new Set(dead.map((name) => /APDU \d+/.exec(name)?.[0])).size).toBe(dead.length > 0 ? 1 : 0);
      expect(dead.length).toBe(subject.deadly ?? 0);
      expect(
        keys.given.every(({ keys: given }) =>
          [...given.values()].every((key) => key.every((byte) => byte === 0)),
        ),
      ).toBe(true);
    },
  );
}
