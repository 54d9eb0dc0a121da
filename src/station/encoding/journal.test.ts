import { beforeEach, describe, expect, it } from 'vitest';
import { CardUid } from '../../shared/domain/card-uid.ts';
import { BadgeId } from '../../shared/domain/ids.ts';
import { steadyClock } from '../clock.ts';
import { temporaryFolder } from '../engine-kit.ts';
import { Vault } from '../keys/vault.ts';
import { openStore } from '../store/store.ts';
import { EncodingJournal, type About, type Unreadable } from './journal.ts';
import { Progress } from './progress.ts';

const uid = CardUid.parse('04A1B2C3D4E580');
const other = CardUid.parse('04FFFFFFFFFF80');
const badge = BadgeId.parse('0b9f6a1e-0f43-4c4e-9d3b-0a6f2f7d9a01');
const profile = { id: 'student-desfire', version: 1 };
const about: About = { uid, badge, profile };

const told: Unreadable[] = [];
beforeEach(() => void told.splice(0));

function opened(directory = temporaryFolder(), key = 7) {
  const store = openStore({ directory, openedAt: '2026-11-20T08:00:00.000Z', lockWait: 0 });
  if (!store.ok) throw new Error(store.error);
  const vault = new Vault(new Uint8Array(32).fill(key));
  const journal = new EncodingJournal({
    ...{ store: store.value, vault, clock: steadyClock() },
    onUnreadable: (row) => told.push(row),
  });
  return { directory, store: store.value, journal };
}
function value<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('the journal of encodings', () => {
  it('knows after a restart what was begun, and how far it was', () => {
    const { directory, store, journal } = opened();
    const id = value(journal.begin(about, 'prepare'));
    value(journal.advance(id, 'write'));
    store.close();
    const again = opened(directory);
    expect(again.journal.unfinished()).toMatchObject([{ id, ...about, state: 'started', step: 'write' }]);
    expect(again.journal.unreported()).toEqual([]);
  });

  it('keeps a verified card until it is reported, and then erases which card it was', () => {
    const { store, journal } = opened();
    const id = value(journal.begin(about, 'prepare'));
    value(journal.verified(id));
    expect(journal.unfinished()).toEqual([]);
    expect(journal.unreported()).toMatchObject([{ id, uid, badge, state: 'verified', step: 'done' }]);
    value(journal.reported(id));
    expect(journal.unreported()).toEqual([]);
    expect(store.db.prepare('SELECT state, sealed FROM encoding').all()).toEqual([
      { state: 'verified', sealed: null },
    ]);
  });

  it('does not let an ended encoding go on, nor an unfinished one be forgotten', () => {
    const { journal } = opened();
    const id = value(journal.begin(about, 'prepare'));
    expect(() => journal.reported(id)).toThrow(/no such encoding/);
    value(journal.void(id));
    expect(() => journal.advance(id, 'write')).toThrow(/no such encoding/);
    expect(() => journal.verified(id)).toThrow(/no such encoding/);
    expect(journal.unreported()).toMatchObject([{ id, state: 'void' }]);
  });

  it('lists a suspect card once, and not at all when it is unfinished itself', () => {
    const { journal } = opened();
    const first = value(journal.suspect({ uid: other, profile }, 'write'));
    expect(value(journal.suspect({ uid: other, profile }, 'keys'))).toBe(first);
    expect(journal.unfinished()).toMatchObject([
      { uid: other, badge: null, state: 'suspect', step: 'write' },
    ]);
    const begun = value(journal.begin(about, 'prepare'));
    expect(value(journal.suspect({ uid, profile }, 'write'))).toBe(begun);
    expect(journal.unfinished()).toHaveLength(2);
  });

  it('rolls back with the transaction that it is part of', () => {
    const { store, journal } = opened();
    const id = value(journal.begin(about, 'prepare'));
    const attempt = () =>
      store.write(() => {
        value(journal.verified(id));
        throw new Error('the command was not saved');
      });
    expect(attempt).toThrow(/not saved/);
    expect(journal.unfinished()).toMatchObject([{ id, state: 'started' }]);
  });

  it.each([
    ['was changed', 'UPDATE encoding SET sealed = zeroblob(length(sealed))'],
    ['is that of another row', 'UPDATE encoding SET id = id || 1'],
    ['is empty', `UPDATE encoding SET sealed = x''`],
    ['began at no time', `UPDATE encoding SET started_at = 'yesterday'`],
  ])('keeps a row that %s apart, says it once, and goes on with the others', (_what, damage) => {
    const { directory, store, journal } = opened();
    value(journal.begin(about, 'prepare'));
    store.db.exec(damage);
    const [kept] = store.db.prepare('SELECT id, sealed FROM encoding').all();
    const id = value(journal.begin({ ...about, uid: other }, 'prepare'));
    expect(journal.unfinished()).toMatchObject([{ id, uid: other }]);
    expect(journal.unreadable()).toBe(1);
    expect(told).toMatchObject([{ state: 'started', step: 'prepare' }]);
    store.close();
    const again = opened(directory);
    expect(again.journal.unfinished()).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(again.journal.unreadable()).toBe(1);
    value(again.journal.unreadableSeen());
    expect(again.journal.unreadable()).toBe(0);
    expect(again.store.db.prepare('SELECT id, sealed FROM encoding ORDER BY number').all()[0]).toEqual(kept);
  });
});

describe('the progress of one card', () => {
  const begin = (journal: EncodingJournal, more: Partial<About> = {}): Progress =>
    value(Progress.of(journal, { ...about, ...more }));

  it('writes nothing before the first step, and one entry in all', () => {
    const { journal } = opened();
    const progress = begin(journal);
    expect(journal.unfinished()).toEqual([]);
    value(progress.before('prepare'));
    value(progress.before('write'));
    expect(journal.unfinished()).toMatchObject([{ step: 'write' }]);
    expect(begin(journal).resumes).toBe(true);
    value(begin(journal).verified());
    expect(journal.unfinished()).toEqual([]);
    expect(journal.unreported()).toHaveLength(1);
  });

  it('is refused for another badge than the one it was begun for', () => {
    const { journal } = opened();
    value(begin(journal).before('write'));
    const another = BadgeId.parse('0b9f6a1e-0f43-4c4e-9d3b-0a6f2f7d9a02');
    expect(Progress.of(journal, { ...about, badge: another })).toEqual({
      ok: false,
      error: 'encoding.other-badge',
    });
  });

  it('makes a suspect card its own, which does not count as resuming', () => {
    const { journal } = opened();
    value(journal.suspect({ uid, profile }, 'write'));
    const progress = begin(journal);
    expect(progress.resumes).toBe(false);
    value(progress.before('write'));
    expect(journal.unfinished()).toMatchObject([{ uid, badge, state: 'started' }]);
  });

  it('suspects the card it met only after it has written', () => {
    const { journal } = opened();
    const progress = begin(journal);
    value(progress.met(other));
    expect(journal.unfinished()).toEqual([]);
    value(progress.before('write'));
    value(progress.met(other));
    expect(journal.unfinished().map(({ state }) => state)).toEqual(['started', 'suspect']);
  });
});
