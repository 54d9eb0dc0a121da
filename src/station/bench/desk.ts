import { v7 } from 'uuid';
import type { BenchProblem } from '../../shared/contract/bench.ts';
import type { BadgeFields, CardSecrets } from '../../shared/contract/office.ts';
import type { CardUid } from '../../shared/domain/card-uid.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { CommandId, type BadgeId, type VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { bytesOf } from '../../shared/encoding/fields.ts';
import type { VisitAccess } from '../central/port.ts';
import type { KeysError } from '../encoding/card-keys.ts';
import type { CardData } from '../encoding/encode.ts';
import { encode } from '../encoding/encode.ts';
import type { Observe } from '../encoding/observe.ts';
import { told } from '../encoding/told.ts';
import type { Draft } from '../queue/port.ts';
import type { BenchDesk, Job, Ledger, Voided, Worked } from './desk-port.ts';
import type { DeskParts } from './desk-parts.ts';
import { activateDraft, encodeDraft, spoilDraft } from './drafts.ts';
import type { LoneCard } from './field.ts';
import { sendLeft } from './left-untold.ts';
import { helpWithCentral, isFailure, keysOfSecrets, refusalOf } from './verdict.ts';

/** The bench of this station: the engine of encodings with its journal, the queue, and the keys for work without network. */
export class StationDesk implements BenchDesk {
  readonly #parts: DeskParts;
  /** Of badges that central let be encoded in this visit, for when it cannot be reached. In memory only. */
  readonly #fields = new Map<BadgeId, { readonly uid: CardUid; readonly fields: BadgeFields }>();
  /** The visit that goes on at the bench: what comes for another one is not kept. */
  #visit: VisitId | null = null;
  #line: Promise<unknown> = Promise.resolve();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async open(access: VisitAccess): Promise<Result<Ledger, ErrorCode>> {
    const { run, clock } = this.#parts;
    this.#visit = access.visit;
    const begun = run.now() === null ? run.begin(clock.now()) : ok(null);
    if (!begun.ok) return begun;
    await this.#line; // the card of somebody who has just left is no unfinished one
    await sendLeft(this.#parts, access);
    return ok(this.ledger());
  }

  ledger(): Ledger {
    const { run, clock, journal, offline } = this.#parts;
    return {
      run: run.now() ?? { startedAt: new Date(clock.now()).toISOString(), done: 0, failed: 0, perHour: null },
      unfinished: journal.unfinished().map(({ id, uid, badge, state, startedAt }) => ({
        ...{ entry: id, uid, badge, startedAt },
        state: state === 'suspect' ? state : 'started',
      })),
      offline: offline.summary(),
      unreadable: journal.unreadable(),
    };
  }

  newRun(): Result<null, ErrorCode> {
    const begun = this.#parts.run.begin(this.#parts.clock.now());
    return begun.ok ? ok(null) : begun;
  }

  unreadableSeen(): Result<null, ErrorCode> {
    const seen = this.#parts.journal.unreadableSeen();
    return seen.ok ? ok(null) : seen;
  }

  /** One card at a time: that of an operator who has just left is finished first. */
  work(lone: Lone, job: Job, observe: Observe): Promise<Worked> {
    return this.#inTurn(() => this.#work(lone, job, observe));
  }

  #inTurn<T>(what: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(what);
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  async #work({ card, settled }: Lone, job: Job, observe: Observe): Promise<Worked> {
    const { journal, outbox, run, clock, log } = this.#parts;
    const seen: { uid: CardUid | null } = { uid: null };
    const drafts: { made: readonly Draft[] } = { made: [] };
    const asked: Asked = { refusal: null, secrets: null };
    const encoded = await encode(
      card,
      {
        profile: job.profile,
        badge: job.badge.badge,
        subject: job.badge.holder.id,
        data: async (read) => {
          const known = await this.#ask(read, job, asked);
          if (known.ok) await settled(); // nothing is written before
          return known;
        },
        overwrite: job.overwrite,
      },
      {
        journal,
        keys: {
          of: async () => (asked.secrets === null ? err('keys.refused') : ok(keysOfSecrets(asked.secrets))),
        },
        observe: (step, read) => {
          seen.uid = read ?? seen.uid;
          observe(step, read);
        },
        finish: (read, verified) => {
          let entry = '';
          drafts.made = draftsOf(job, read);
          const saved = outbox.saveWith(drafts.made, () => {
            const noted = verified();
            if (!noted.ok) return noted;
            entry = noted.value;
            const reported = journal.reported(entry);
            // A badge that had this very card before is proven once more, not made once more.
            return reported.ok && !hadCard(job, read) ? run.count('done', clock.now()) : reported;
          });
          return saved.ok ? ok(entry) : saved;
        },
      },
    );
    asked.secrets = null;
    if (encoded.ok) return { ok: true, uid: encoded.value.uid, commands: drafts.made.map(sentOf) };
    const touched = journal.unfinished().some((entry) => entry.uid === seen.uid);
    log.info({ code: encoded.error, touched }, 'a card was not encoded');
    const problem: BenchProblem =
      asked.refusal === null
        ? { ...told(encoded.error, touched), about: null }
        : { ...asked.refusal, touched };
    const counted = isFailure(problem) ? run.count('failed', clock.now()) : ok(null);
    if (!counted.ok) log.warn({ code: counted.error }, 'a failed card was not counted');
    return { ok: false, uid: seen.uid, problem };
  }

  /** Never the card that is being written: its entry ends by itself. */
  void(...about: Parameters<BenchDesk['void']>): Promise<Result<Voided, ErrorCode>> {
    return this.#inTurn(() => this.#void(...about));
  }

  async #void(
    access: VisitAccess,
    id: string,
    note: string,
    command: CommandId,
  ): Promise<Result<Voided, ErrorCode>> {
    const { journal, outbox, central } = this.#parts;
    const find = () => journal.unfinished().find((one) => one.id === id);
    const entry = find();
    if (entry === undefined) return err('visit.act-not-allowed');
    const { uid, badge, profile } = entry;
    let subject = entry.subject;
    if (badge !== null && subject === undefined) {
      const sheet = await central.office.sheet(access, badge); // an entry of an older program
      if (!sheet.ok) return sheet;
      subject = sheet.value.holder.id;
      if (find() === undefined) return err('visit.act-not-allowed');
    }
    const drafts =
      badge === null || subject === undefined
        ? []
        : [spoilDraft(access.visit, command, subject, { badge, uid, profile, note })];
    const saved = outbox.saveWith(drafts, () => {
      const voided = journal.void(id);
      return voided.ok ? journal.reported(id) : voided;
    });
    return saved.ok ? ok({ uid, badge }) : saved;
  }

  async keepKeys(
    access: VisitAccess,
    profile: Parameters<BenchDesk['keepKeys']>[1],
    uids: readonly CardUid[],
  ): Promise<Result<null, ErrorCode>> {
    const given = await this.#parts.central.office.offlineKeys(access, { profile, uids: [...uids] });
    return given.ok ? this.#parts.offline.keep(given.value) : given;
  }

  forget(): void {
    this.#visit = null;
    this.#fields.clear();
  }

  /** Whether this card is encoded for this badge, and with what: central says so, or for a listed card what was kept of its word. */
  async #ask(uid: CardUid, job: Job, asked: Asked): Promise<Result<CardData, KeysError>> {
    const { central, journal, refreshConfiguration } = this.#parts;
    const { badge, made, profile, access } = job;
    const name = { id: profile.id, version: profile.version };
    const refuse = (refusal: Refusal): Result<never, KeysError> => {
      asked.refusal = refusal;
      return err('keys.refused');
    };
    if (job.only !== null && uid !== job.only)
      return refuse({ code: 'card.changed', help: 'put-back', about: null });
    const before = made.find((one) => one.uid === uid && one.badge !== badge.badge);
    if (before !== undefined) return refuse(refusalOf({ verdict: 'card-taken', by: before }));
    if (made.some((one) => one.badge === badge.badge && one.uid !== uid))
      return refuse(refusalOf({ verdict: 'badge-not-ready', badge: { ...badge, state: 'encoded' } }));
    // One badge, one card: the one that got part of it is put back, or voided.
    if (journal.unfinished().some((one) => one.badge === badge.badge && one.uid !== uid))
      return refuse({ code: 'card.changed', help: 'put-back', about: null });
    const answer = await central.office.card(access, { badge: badge.badge, uid, profile: name });
    if (!answer.ok && outOfReach.includes(answer.error)) return this.#askHere(uid, job, asked);
    if (!answer.ok) return refuse({ code: answer.error, help: helpWithCentral(answer.error), about: null });
    const verdict = answer.value;
    if (verdict.verdict === 'profile-changed') await refreshConfiguration();
    if (verdict.verdict !== 'encode') return refuse(refusalOf(verdict));
    if (verdict.secrets.uid !== uid) return err('keys.invalid');
    asked.secrets = verdict.secrets;
    if (access.visit === this.#visit) this.#fields.set(badge.badge, { uid, fields: verdict.fields });
    return ok(cardData(verdict.fields));
  }

  /** Without central: the keys that were kept for this card, and what central said of this badge while it could be reached. */
  #askHere(uid: CardUid, { badge, profile }: Job, asked: Asked): Result<CardData, KeysError> {
    const kept = this.#fields.get(badge.badge);
    if (kept === undefined) return err('keys.unavailable');
    if (badge.state === 'encoded' && badge.uid !== uid) {
      asked.refusal = refusalOf({ verdict: 'badge-not-ready', badge });
      return err('keys.refused');
    }
    const data = { ...cardData(kept.fields) };
    // Central signs for one badge on one card: on another one, only a profile without the signature can be written.
    if (kept.uid !== uid) delete data.signature;
    const content = bytesOf(profile, { ...data, cardUid: uid });
    if (!content.ok && content.error === 'field.missing:signature') return err('keys.unavailable');
    const keys = this.#parts.offline.take(uid, { id: profile.id, version: profile.version });
    if (!keys.ok) {
      asked.refusal = { ...told(keys.error), about: null };
      return err('keys.refused');
    }
    if (keys.value === null) return err('keys.unavailable');
    asked.secrets = keys.value;
    return ok(data);
  }
}

/** Nothing came back, or something that central never sends: the page of a network that wants to be signed in to. */
const outOfReach: readonly ErrorCode[] = ['central.unreachable', 'central.answer-invalid'];

type Lone = Pick<LoneCard, 'card' | 'settled'>;
type Refusal = Omit<BenchProblem, 'touched'>;

/** Whether this card is known to be that badge's already. */
const hadCard = ({ badge, made }: Job, uid: CardUid): boolean =>
  badge.uid === uid || made.some((one) => one.badge === badge.badge && one.uid === uid);

/** What central, or the memory of it, said of one card. */
interface Asked {
  refusal: Refusal | null;
  secrets: CardSecrets | null;
}

const fresh = (): CommandId => CommandId.parse(v7());
const draftsOf = ({ badge, profile, afterwards, access: { visit } }: Job, uid: CardUid): Draft[] => [
  encodeDraft(visit, fresh(), badge, uid, { id: profile.id, version: profile.version }),
  ...(afterwards === 'activate' ? [activateDraft(visit, fresh(), badge, uid)] : []),
];
const sentOf = ({ id, kind }: Draft) =>
  ({ command: id, kind: kind === 'badge.activate' ? 'activate' : 'encode' }) as const;

/** Without the fields that central does not know. */
const cardData = (fields: BadgeFields): { -readonly [K in keyof CardData]: CardData[K] } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
