import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, PersonId, Sha256 } from '../../shared/domain/ids.ts';
import type { Store } from '../store/store.ts';
import type { AttachmentRow, CommandRow, Due, Held, StateRow } from './rows.ts';

const head = `state = 'waiting' AND NOT EXISTS
  (SELECT 1 FROM queue AS earlier WHERE earlier.state = 'waiting' AND earlier.subject = queue.subject AND earlier.number < queue.number)`;

/** The queue's statements. Whatever writes is called inside a transaction of the store. */
export class QueueTable {
  readonly #s;

  constructor({ db }: Store) {
    this.#s = {
      chain: db.prepare<[string], { sequence: number; head: Sha256 }>(
        'SELECT sequence, head FROM chain WHERE station = ?',
      ),
      moveChain: db.prepare<[string, number, string]>(
        'INSERT INTO chain (station, sequence, head) VALUES (?, ?, ?) ON CONFLICT (station) DO UPDATE SET sequence = excluded.sequence, head = excluded.head',
      ),
      command: db.prepare<[string], CommandRow>('SELECT * FROM command WHERE id = ?'),
      insertCommand: db.prepare<CommandRow>(
        'INSERT INTO command (id, station, sequence, sha256, saved_at, sealed) VALUES (@id, @station, @sequence, @sha256, @saved_at, @sealed)',
      ),
      attachments: db.prepare<[string], AttachmentRow>(
        'SELECT position, sha256, sealed FROM attachment WHERE command = ? ORDER BY position',
      ),
      insertAttachment: db.prepare<[string, number, string, Uint8Array]>(
        'INSERT INTO attachment (command, position, sha256, sealed) VALUES (?, ?, ?, ?)',
      ),
      enqueue: db.prepare<[string, string]>(
        `INSERT INTO queue (command, subject, state) VALUES (?, ?, 'waiting')`,
      ),
      state: db.prepare<[string], StateRow>('SELECT state, code, receipt FROM queue WHERE command = ?'),
      waiting: db.prepare<[], { waiting: number }>(
        `SELECT count(*) AS waiting FROM queue WHERE state = 'waiting'`,
      ),
      due: db.prepare<[number, string], Due>(
        `SELECT command, subject, attempts FROM queue WHERE not_before <= ? AND ${head}
         AND subject NOT IN (SELECT value FROM json_each(?)) ORDER BY number LIMIT 1`,
      ),
      nextTime: db.prepare<[string], { at: number | null }>(
        `SELECT min(not_before) AS at FROM queue WHERE ${head} AND subject NOT IN (SELECT value FROM json_each(?))`,
      ),
      begin: db.prepare<[string, string]>(
        'UPDATE queue SET attempts = attempts + 1, first_sent_at = coalesce(first_sent_at, ?) WHERE command = ?',
      ),
      firstSent: db.prepare<[string], { first_sent_at: string | null }>(
        'SELECT first_sent_at FROM queue WHERE command = ?',
      ),
      hold: db.prepare<[number, Held, string, string]>(
        'UPDATE queue SET not_before = ?, held = ?, code = ? WHERE command = ?',
      ),
      wake: db.prepare(
        `UPDATE queue SET not_before = 0, held = NULL WHERE state = 'waiting' AND held = 'outage'`,
      ),
      atMost: db.prepare<[number]>(
        `UPDATE queue SET not_before = min(not_before, ?) WHERE state = 'waiting'`,
      ),
      receipted: db.prepare<[string, string, string]>(
        `UPDATE queue SET state = 'receipted', subject = NULL, code = NULL, receipt = ?, settled_at = ? WHERE command = ?`,
      ),
      quarantine: db.prepare<[string, string | null, string, string]>(
        `UPDATE queue SET state = 'quarantined', code = ?, receipt = ?, settled_at = ? WHERE command = ?`,
      ),
      requeue: db.prepare<[string]>(
        `UPDATE queue SET state = 'waiting', code = NULL, settled_at = NULL, attempts = 0, not_before = 0, held = NULL
         WHERE command = ? AND state = 'quarantined' AND receipt IS NULL`,
      ),
      purged: db.prepare<[string], { count: number; bytes: number }>(
        'SELECT count(*) AS count, coalesce(sum(length(sealed)), 0) AS bytes FROM attachment WHERE command = ?',
      ),
      purgeAttachments: db.prepare<[string]>('DELETE FROM attachment WHERE command = ?'),
      purgeCommand: db.prepare<[string]>('UPDATE command SET sealed = NULL WHERE id = ?'),
      quarantined: db.prepare<
        [],
        { command: CommandId; code: ErrorCode; settled_at: string; receipt: string | null }
      >(`SELECT command, code, settled_at, receipt FROM queue WHERE state = 'quarantined' ORDER BY number`),
    };
  }

  chain = (station: string) => this.#s.chain.get(station);
  /** Before the first command of a station there is a row too, for the foreign key. */
  moveChain = (station: string, sequence: number, head: string) =>
    this.#s.moveChain.run(station, sequence, head);
  command = (id: CommandId) => this.#s.command.get(id);
  insertCommand = (row: CommandRow) => this.#s.insertCommand.run(row);
  attachments = (id: CommandId) => this.#s.attachments.all(id);
  insertAttachment = (id: CommandId, position: number, sha256: Sha256, sealed: Uint8Array) =>
    this.#s.insertAttachment.run(id, position, sha256, sealed);
  enqueue = (id: CommandId, subject: PersonId) => this.#s.enqueue.run(id, subject);
  state = (id: CommandId) => this.#s.state.get(id);
  waiting = () => this.#s.waiting.get()?.waiting ?? 0;
  /** The oldest command that is the first of its person, is due, and whose person is not among `busy`. */
  due = (now: number, busy: readonly PersonId[]) => this.#s.due.get(now, JSON.stringify(busy));
  /** When the next such command will be due; null when none waits. */
  nextTime = (busy: readonly PersonId[]) => this.#s.nextTime.get(JSON.stringify(busy))?.at ?? null;
  /** Answers whether it is the first time. */
  begin(id: CommandId, at: string): boolean {
    const first = this.#s.firstSent.get(id)?.first_sent_at === null;
    this.#s.begin.run(at, id);
    return first;
  }
  hold = (id: CommandId, until: number, held: Held, code: ErrorCode) =>
    this.#s.hold.run(until, held, code, id);
  /** Answers how many were woken. */
  wake = () => this.#s.wake.run().changes;
  /** No command waits beyond this time. */
  atMost = (until: number) => this.#s.atMost.run(until);
  receipted = (id: CommandId, receipt: string, at: string) => this.#s.receipted.run(receipt, at, id);
  quarantine = (id: CommandId, code: ErrorCode, receipt: string | null, at: string) =>
    this.#s.quarantine.run(code, receipt, at, id);
  /** Only what central has not refused by a receipt can be sent again. */
  requeue = (id: CommandId) => this.#s.requeue.run(id).changes === 1;
  quarantined = () => this.#s.quarantined.all();
  /** Empties a command of all but its id, number, hash and times. */
  purge(id: CommandId): { attachments: number; bytes: number } {
    const gone = this.#s.purged.get(id);
    this.#s.purgeAttachments.run(id);
    this.#s.purgeCommand.run(id);
    return { attachments: gone?.count ?? 0, bytes: gone?.bytes ?? 0 };
  }
}
