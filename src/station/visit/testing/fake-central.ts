import { randomUUID } from 'node:crypto';
import type { OpenedVisit, SignIn } from '../../../shared/contract/central.ts';
import type { CommandKind } from '../../../shared/contract/command.ts';
import type { Account } from '../../../shared/domain/account.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { VisitId, type CommandId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { overlay, type Change } from '../../account/overlay.ts';
import type { Central } from '../../central/port.ts';
import { Listeners } from '../../listeners.ts';
import type { ManualClock } from '../../manual-clock.ts';
import { MemoryOffice } from '../../office/memory/memory-office.ts';
import { MemoryBadges } from '../../office/memory/memory-badges.ts';
import { MemoryQueue } from '../../moderation/memory-queue.ts';
import type { Draft, Outbox, Settlement } from '../../queue/port.ts';
import type { StoreError } from '../../store/store-error.ts';
import { MemoryUploads } from '../../upload/memory-uploads.ts';
import { configuration } from './configuration.ts';
import { sha } from './people.ts';

/** Central and the queue as one: a saved command is applied to the account as soon as there is a network. */
export class FakeCentral implements Outbox {
  account: Account;
  online = true;
  /** How long it lets a visit last, in milliseconds. */
  visitLasts = 1_200_000;
  /** How far its clock is ahead of the station's, in milliseconds. */
  ahead = 0;
  /** Set: the store refuses. */
  storeFault: ErrorCode | null = null;
  /** Set: central refuses every command for this. */
  refusal: ErrorCode | null = null;
  signInFault: ErrorCode | null = null;
  ticketFault: ErrorCode | null = null;
  accountFault: ErrorCode | null = null;
  /** `held`: no command is sent until `deliver`. */
  receipts: 'at-once' | 'held' = 'at-once';
  /** Waited for before an account is told. */
  holdAccount: Promise<void> = Promise.resolve();
  holdSave: Promise<void> = Promise.resolve();
  /** The photos that wait for moderators; two centrals may share them. */
  photos = new MemoryQueue();
  /** The badges that the card office looks up. */
  readonly badges = new MemoryBadges(() => this.#clock.now() + this.ahead);
  readonly office = new MemoryOffice(() => this.#clock.now() + this.ahead, this.badges);
  /** Set: the card office gets no answer. */
  officeFault: ErrorCode | null = null;
  /** Waited for before the card office is answered. */
  holdOffice: Promise<void> = Promise.resolve();
  /** Set: no batch is given. */
  batchFault: ErrorCode | null = null;
  /** Waited for before a batch is told. */
  holdBatch: Promise<void> = Promise.resolve();
  readonly uploads = new MemoryUploads(() => this.#clock.now() + this.ahead);
  readonly saved: Draft[] = [];
  readonly calls: string[] = [];
  readonly #settled = new Map<CommandId, Settlement>();
  readonly #settledListeners = new Listeners<[CommandId, Settlement]>();
  readonly #queuedListeners = new Listeners<[number]>();
  readonly #reachable = new Listeners<['unknown' | 'ok' | 'down']>();
  readonly #clock: ManualClock;

  constructor(account: Account, clock: ManualClock) {
    this.account = account;
    this.#clock = clock;
  }

  saveWith(drafts: readonly Draft[], within: () => Result<unknown, StoreError>): Result<null, StoreError> {
    const written = within();
    if (!written.ok) return written;
    this.saved.push(...drafts.filter(({ id }) => !this.saved.some((one) => one.id === id)));
    if (this.receipts === 'at-once') this.deliver();
    this.#queuedListeners.tell(this.queued());
    return ok(null);
  }

  async save<K extends CommandKind>(draft: Draft<K>): Promise<Result<null, ErrorCode>> {
    await this.holdSave;
    if (this.storeFault !== null) return err(this.storeFault);
    // A copy, as the store makes one: the visit overwrites its own bytes after the save.
    if (!this.saved.some((one) => one.id === draft.id))
      this.saved.push(structuredClone(draft as unknown as Draft));
    if (this.receipts === 'at-once') this.deliver();
    this.#queuedListeners.tell(this.queued());
    return ok(null);
  }

  /** Sends what waits, if there is a network. */
  deliver(): void {
    if (!this.online) return;
    for (const draft of this.saved.filter((one) => !this.#settled.has(one.id))) {
      const code = this.refusal ?? this.#apply(draft);
      const settlement: Settlement = code === null ? { state: 'applied' } : { state: 'refused', code };
      this.#settled.set(draft.id, settlement);
      this.#settledListeners.tell(draft.id, settlement);
    }
    this.#queuedListeners.tell(this.queued());
  }

  setOnline(online: boolean): void {
    this.online = online;
    this.#reachable.tell(online ? 'ok' : 'down');
    this.deliver();
  }

  async settled(id: CommandId, milliseconds: number): Promise<Settlement> {
    const now = this.#settled.get(id);
    if (now !== undefined) return now;
    return new Promise((resolve) => {
      this.#clock.after(milliseconds, () => resolve(this.#settled.get(id) ?? { state: 'waiting' }));
      this.onSettled((settled, settlement) => settled === id && resolve(settlement));
    });
  }

  onSettled(listener: (id: CommandId, settlement: Settlement) => void): () => void {
    return this.#settledListeners.add(listener);
  }

  queued = (): number => this.saved.length - this.#settled.size;
  onQueued(listener: (queued: number) => void): () => void {
    return this.#queuedListeners.add(listener);
  }

  readonly central: Central = {
    configuration: async () => ok(configuration),
    openSignIn: async () => this.#answer('sign-in', this.signInFault ?? ok(this.signIn())),
    openVisit: async () => this.#answer('visit', this.ticketFault ?? ok(this.#opened())),
    renew: async () => this.#answer('renew', ok(this.#token())),
    account: async () => {
      await this.holdAccount;
      return this.#answer('account', this.accountFault ?? ok(this.account));
    },
    image: async () => this.#answer('image', ok(Buffer.from('Zébulon in a picture'))),
    moderation: async ({ visit }) => this.#answer('waiting', this.photos.waiting(visit)),
    takeBatch: async ({ visit }, request) => {
      const answer = this.#answer('batch', this.batchFault ?? this.photos.take(visit, request));
      await this.holdBatch;
      return answer;
    },
    moderationImage: async ({ visit }, sha256) =>
      this.#answer('moderation-image', this.photos.image(visit, sha256)),
    office: {
      search: (_, search) => this.#officeAnswer('office-search', () => this.badges.search(search)),
      people: (_, text) => this.#officeAnswer('office-people', () => this.badges.findPeople(text)),
      sheet: (_, badge) => this.#officeAnswer('office-sheet', () => this.badges.sheet(badge)),
      image: (_, sha256) => this.#officeAnswer('office-image', () => this.badges.image(sha256)),
      count: () => this.#officeAnswer('office-count', () => this.office.count()),
      card: (_, request) => this.#officeAnswer('office-card', () => this.office.card(request)),
      offlineKeys: (_, request) =>
        this.#officeAnswer('office-offline-keys', () => this.office.offlineKeys(request)),
    },
    uploads: this.uploads,
    closeVisit: async ({ visit }) => {
      this.photos.release(visit);
      return this.#answer('close', ok(null));
    },
    deliver: async () => ({ ok: false, notYet: { code: 'central.unreachable', retryAfter: null } }),
    reachable: () => (this.online ? 'ok' : 'down'),
    onReachable: (listener) => this.#reachable.add(listener),
  };

  /** The state of the latest sign-in. */
  oneTime = '';
  private signIn(): SignIn {
    this.oneTime = randomUUID().replaceAll('-', '');
    return {
      state: this.oneTime,
      service: `https://kiosk.example/cas?state=${this.oneTime}`,
      loginUrl: 'https://ent.example/cas/login',
      logoutUrl: 'https://ent.example/cas/logout',
      hosts: ['ent.example'],
      expiresAt: new Date(this.#clock.now() + 300_000).toISOString(),
    };
  }

  #answer<T>(call: string, answer: ErrorCode | Result<T, ErrorCode>): Result<T, ErrorCode> {
    this.calls.push(call);
    if (!this.online) return err('central.unreachable');
    return typeof answer === 'string' ? err(answer) : answer;
  }

  async #officeAnswer<T>(call: string, answer: () => Result<T, ErrorCode>): Promise<Result<T, ErrorCode>> {
    const told = this.#answer(call, this.officeFault ?? answer());
    await this.holdOffice;
    return told;
  }

  #token = () => ({
    token: 'token-secret',
    tokenExpiresAt: new Date(this.#clock.now() + this.ahead + 300_000).toISOString(),
  });

  #opened(): OpenedVisit {
    const visitEndsAt = new Date(this.#clock.now() + this.ahead + this.visitLasts).toISOString();
    return { ...this.#token(), visit: VisitId.parse(randomUUID()), visitEndsAt, account: this.account };
  }

  #apply(draft: Draft): ErrorCode | null {
    if (draft.actor.role === 'moderator') return this.photos.apply(draft);
    if (draft.actor.role === 'card-office') return this.office.apply(draft);
    const at = new Date(this.#clock.now()).toISOString();
    const change = changeOf(draft, at, this.account);
    const pending = [{ command: draft.id, what: 'photo', change, appliedBy: null } as const];
    this.account = { ...overlay(this.account, pending), revision: this.account.revision + 1 };
    return null;
  }
}

function changeOf(draft: Draft, at: string, account: Account): Change {
  switch (draft.kind) {
    case 'photo.submit': {
      const { photo } = (draft as Draft<'photo.submit'>).payload;
      return {
        to: 'photo',
        photo: {
          id: photo,
          state: 'submitted',
          reason: null,
          message: null,
          submittedAt: at,
          image: sha('c'),
        },
      };
    }
    case 'consent.record':
      return {
        to: 'consents',
        consents: (draft as Draft<'consent.record'>).payload.decisions.map((one) => ({
          ...one,
          decidedAt: at,
        })),
      };
    case 'photo.decide':
    case 'photo.undecide':
      throw new Error('a moderator works on the photos of others');
    case 'badge.request': {
      const { badge: id } = (draft as Draft<'badge.request'>).payload;
      const { kind } = account.person;
      return {
        to: 'new-badge',
        badge: { id, kind, state: 'requested', motive: null, uid: null, requestedAt: at, changedAt: at },
      };
    }
    case 'badge.activate':
    case 'badge.reinstate':
      return {
        to: 'badge',
        badge: (draft as Draft<'badge.activate'>).payload.badge,
        state: 'active',
        motive: null,
        at,
      };
    case 'badge.encode':
    case 'badge.spoil':
    case 'badge.replace':
    case 'badge.deliver':
    case 'badge.destroy':
    case 'badge.accredit':
      throw new Error('the card office works on the badges of others');
    case 'badge.oppose': {
      const { badge, motive } = (draft as Draft<'badge.oppose'>).payload;
      return { to: 'badge', badge, state: 'opposed', motive, at };
    }
  }
}
