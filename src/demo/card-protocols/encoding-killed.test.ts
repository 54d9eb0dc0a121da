import { describe, expect, it } from 'vitest';
import { encode } from '../../station/encoding/encode.ts';
import type { EncodingJournal } from '../../station/encoding/journal.ts';
import type { PresentCard } from '../../station/card/terminal.ts';
import type { Card } from '../virtual-card/card.ts';
import { createVirtualTerminal } from '../virtual-card/field/terminal.ts';
import { afterKill, journalIn } from './encoding-folders.ts';
import { encodeOn, encodingOf, keysAtHand, statesOf } from './encoding-kit.ts';
import { SUBJECTS, type Subject } from './encoding-subjects.ts';

const UID = '04A1B2C3D4E580';
type Moment = 'before' | 'after';
/** Where the station is killed: around the n-th APDU, or around the n-th change of the journal. */
interface Kill {
  readonly what: 'apdu' | 'journal';
  readonly at: number;
  readonly moment: Moment;
}

/** The process is gone: nothing after it runs. */
const gone = (): Promise<never> => new Promise(() => undefined);
class Killed extends Error {}

/** Runs until the kill, and answers how many APDUs and changes of the journal there were. */
async function runUntil(subject: Subject, card: Card, journal: EncodingJournal, kill?: Kill) {
  const terminal = createVirtualTerminal({ limitMs: 1_000 });
  terminal.insert(card);
  const status = terminal.status();
  if (status.status !== 'ready') throw new Error('a card lies there');
  const counts = { apdu: 0, journal: 0 };
  const here = (what: Kill['what'], at: number, moment: Moment) =>
    kill?.what === what && kill.moment === moment && at === kill.at;
  let tellKilled!: (killed: 'killed') => void;
  const killed = new Promise<'killed'>((resolve) => (tellKilled = resolve));

  const watched: PresentCard = {
    ...status.card,
    transmit: async (apdu) => {
      const nth = (counts.apdu += 1); // the next one may wait in line already when this one is answered
      if (here('apdu', nth, 'before')) return (tellKilled('killed'), gone());
      const answer = await status.card.transmit(apdu);
      if (here('apdu', nth, 'after')) return (tellKilled('killed'), gone());
      return answer;
    },
  };
  const changes = ['begin', 'suspect', 'adopt', 'advance', 'verified', 'void', 'reported'];
  const killable = new Proxy(journal, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const call = value.bind(target) as (...given: unknown[]) => unknown;
      if (typeof name !== 'string' || !changes.includes(name)) return call;
      return (...given: unknown[]) => {
        const nth = (counts.journal += 1);
        if (here('journal', nth, 'before')) throw new Killed();
        const done = call(...given);
        if (here('journal', nth, 'after')) throw new Killed();
        return done;
      };
    },
  });
  const keys = keysAtHand(subject).port;
  const run = encode(watched, encodingOf(subject.profile), { keys, journal: killable }).catch(
    (cause: unknown) => {
      if (cause instanceof Killed) return 'killed' as const;
      throw cause;
    },
  );
  return { ended: await Promise.race([run, killed]), counts };
}

async function everyKill(subject: Subject): Promise<Kill[]> {
  const { ended, counts } = await runUntil(subject, subject.card(UID), journalIn().journal);
  expect(ended).toMatchObject({ ok: true });
  return (['apdu', 'journal'] as const).flatMap((what) =>
    Array.from({ length: counts[what] }, (_, index) => index + 1).flatMap((at) =>
      (['before', 'after'] as const).map((moment): Kill => ({ what, at, moment })),
    ),
  );
}

describe.each(SUBJECTS)('a station killed at every step of an encoding of $name', (subject) => {
  it('knows the card after its restart, and completes it', async () => {
    const kills = await everyKill(subject);
    expect(kills.length).toBeGreaterThan(8);
    let resumed = 0;
    for (const kill of kills) {
      const name = `killed ${kill.moment} ${kill.what} ${kill.at}`;
      const card = subject.card(UID);
      const before = journalIn();
      const { ended } = await runUntil(subject, card, before.journal, kill);
      expect([name, ended]).toEqual([name, 'killed']);
      const { journal, store } = afterKill(before.directory);
      before.store.close();

      const unfinished = statesOf(journal.unfinished(), UID);
      const verified = statesOf(journal.unreported(), UID);
      if (verified.length > 0) {
        expect([name, unfinished, verified]).toEqual([name, [], ['verified']]);
        expect([name, await subject.read(card, UID)]).toEqual([name, subject.wanted(UID)]);
      } else {
        const touched = subject.memory(card).join() !== subject.memory(subject.card(UID)).join();
        if (touched) expect([name, unfinished]).toEqual([name, ['started']]);
        if (unfinished.length > 0) resumed += 1;
        const terminal = createVirtualTerminal({ limitMs: 1_000 });
        terminal.insert(card);
        const keys = keysAtHand(subject).port;
        const second = await encodeOn(terminal, encodingOf(subject.profile), { keys, journal });
        expect([name, second]).toMatchObject([name, { ok: true }]);
        expect([name, await subject.read(card, UID)]).toEqual([name, subject.wanted(UID)]);
        expect([name, journal.unfinished()]).toEqual([name, []]);
        expect(statesOf(journal.unreported(), UID)).toEqual(['verified']);
      }
      store.close();
    }
    expect(resumed).toBeGreaterThan(0);
  });
});
