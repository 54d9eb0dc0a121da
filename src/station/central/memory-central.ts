import { generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { CompactSign, compactVerify, decodeJwt, importJWK } from 'jose';
import type { Account } from '../../shared/domain/account.ts';
import {
  PublicJwk,
  type CommandDelivery,
  type Configuration,
  type OpenedVisit,
} from '../../shared/contract/central.ts';
import { Command, commandType } from '../../shared/contract/command.ts';
import { receiptType, type Receipt } from '../../shared/contract/receipt.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { CommandId, Sha256, StationId, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import { unseal } from '../../shared/seal/envelope.ts';
import { makeSealingKey } from '../../shared/seal/keys.ts';
import { instant, type Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import { MemoryOffice } from '../office/memory/memory-office.ts';
import { MemoryQueue } from '../moderation/memory-queue.ts';
import { sha256 } from '../queue/freeze.ts';
import { MemoryUploads } from '../upload/memory-uploads.ts';
import type { Central, NotYet, VisitAccess } from './port.ts';
import type { Connect, StationCentral } from './station-central.ts';

export type DeliveryOutcome = Awaited<ReturnType<Central['deliver']>>;

/** Stands between a delivery and central: may lose it, lose the answer, or answer something else. */
export type DeliveryFault = (
  id: CommandId,
  delivery: CommandDelivery,
  proceed: () => Promise<DeliveryOutcome>,
) => Promise<DeliveryOutcome>;

/** A receipt key of a central in memory. */
export interface ReceiptKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: PublicJwk;
}

export const notYet = (code: ErrorCode, retryAfter: number | null = null): DeliveryOutcome => ({
  ok: false,
  notYet: { code, retryAfter } satisfies NotYet,
});

/** A new receipt key. */
export function makeReceiptKey(kid = `receipt-${randomBytes(4).toString('hex')}`): ReceiptKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { kid, privateKey, publicKey: PublicJwk.parse(publicKey.export({ format: 'jwk' })) };
}

const sealing = { central: await makeSealingKey('central'), recovery: await makeSealingKey('recovery') };

/** Central in memory: signs real receipts, checks what it is sent, fails when a test says so. It forgets everything with the process. */
export class MemoryCentral {
  readonly station = randomUUID() as StationId;
  readonly receiptKey = makeReceiptKey();
  /** Every delivery that reached this side, in order. */
  readonly deliveries: CommandId[] = [];
  /** How often the configuration was asked for. */
  reads = 0;
  /** What was applied, in order, exactly once each. */
  readonly applied: Command[] = [];
  /** Accounts by the ticket that the ENT would have given. */
  readonly tickets = new Map<string, Account>();
  readonly images = new Map<Sha256, Uint8Array>();
  /** The photos that wait for moderators. */
  readonly photos = new MemoryQueue();
  /** The badges that the card office works on. */
  readonly office: MemoryOffice;
  readonly uploads: MemoryUploads;
  /** Set: deliveries go through it. */
  fault: DeliveryFault | null = null;
  /** Hears of each delivery before anything can happen to it. */
  onAttempt: (id: CommandId) => void = () => undefined;
  /** Codes that the next calls other than deliveries answer, first in first out. */
  readonly failures: ErrorCode[] = [];
  /** Refuses a command by a signed receipt; null: applied. */
  refuse: (command: Command) => ErrorCode | null = () => null;
  /** What a command changes in the account of its person. */
  apply: (command: Command, account: Account) => Account = (_command, account) => account;
  configuration: Configuration;
  enrolmentCode = 'MEMORY-CODE';
  readonly #clock: Clock;
  readonly #receipts = new Map<CommandId, { hash: Sha256; receipt: Promise<string> }>();
  readonly #attachments = new Map<Sha256, Uint8Array>();
  readonly #visits = new Map<VisitId, { account: Account }>();
  readonly #reachable = new Listeners<['unknown' | 'ok' | 'down']>();
  #state: 'unknown' | 'ok' | 'down' = 'unknown';
  #stationKey: PublicJwk | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.office = new MemoryOffice(() => clock.now());
    this.uploads = new MemoryUploads(() => clock.now());
    this.configuration = {
      station: this.station,
      place: 'Accueil',
      university: 'Université de démonstration',
      receiptKeys: [{ ...this.receiptKey.publicKey, kid: this.receiptKey.kid }],
      sealingKeys: [sealing.central.publicKey, sealing.recovery.publicKey],
      ent: {
        pages: { password: 'https://ent.example/password', firstLogin: null, security: null },
        hosts: ['ent.example'],
      },
      consentTexts: [],
      serverTime: instant(clock.now()),
    };
  }

  /** Cuts or restores the way to it, as its prober would find out. */
  setReachable(state: 'ok' | 'down'): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#reachable.tell(state);
  }

  /** A compact JWS of a receipt, by this or another key. */
  async sign(
    receipt: Receipt | Record<string, unknown>,
    key: ReceiptKey = this.receiptKey,
    typ: string = receiptType,
  ): Promise<string> {
    const bytes = new TextEncoder().encode(JSON.stringify(receipt));
    return new CompactSign(bytes)
      .setProtectedHeader({ alg: 'EdDSA', typ, kid: key.kid })
      .sign(key.privateKey);
  }

  /** The receipt that an honest central would give for this delivery. */
  receiptFor(delivery: CommandDelivery, code: ErrorCode | null = null): Receipt {
    const named = {
      command: decodeJwt(delivery.command)['id'] as CommandId,
      station: this.station,
      commandSha256: signedHash(delivery.command),
      attachments: delivery.attachments.map((attachment) => attachment.sha256),
      receivedAt: instant(this.#clock.now()),
    };
    return code === null ? { ...named, outcome: 'applied' } : { ...named, outcome: 'refused', code };
  }

  /** Hash of the signed bytes of a command that came. */
  hashOf(id: CommandId): Sha256 | undefined {
    return this.#receipts.get(id)?.hash;
  }

  /** The clear bytes of an attachment that came, opened as central would. */
  async clear(command: Command, position: number): Promise<Uint8Array | null> {
    const about = command.attachments[position];
    const sealed = about === undefined ? undefined : this.#attachments.get(about.sha256);
    if (about === undefined || sealed === undefined) return null;
    const opened = await unseal(sealed, sealing.central.privateKey, {
      command: command.id,
      station: this.station,
      name: about.name,
    });
    return opened.ok ? opened.value : null;
  }

  readonly connect: Connect = ({ prover }) => {
    const central: StationCentral = {
      enrol: async ({ code, publicKey }) => {
        const failure = this.#failure();
        if (failure !== null) return err(failure);
        if (code !== this.enrolmentCode) return err('station.code-refused');
        this.#stationKey = publicKey;
        return ok(this.configuration);
      },
      configuration: () => {
        this.reads += 1;
        return this.#answer(() => ok({ ...this.configuration, serverTime: instant(this.#clock.now()) }));
      },
      openSignIn: () => this.#answer(() => ok(this.#signIn())),
      openVisit: ({ ticket }) => this.#answer(() => this.#openVisit(ticket)),
      renew: (access) => this.#answer(() => this.#withVisit(access, () => ok(this.#token()))),
      account: (access) => this.#answer(() => this.#withVisit(access, ({ account }) => ok(account))),
      image: (access, hash) =>
        this.#answer(() =>
          this.#withVisit(access, () => {
            const image = this.images.get(hash);
            return image === undefined ? err('central.not-found') : ok(image);
          }),
        ),
      moderation: (access) =>
        this.#answer(() => this.#withVisit(access, () => this.photos.waiting(access.visit))),
      takeBatch: (access, request) =>
        this.#answer(() => this.#withVisit(access, () => this.photos.take(access.visit, request))),
      moderationImage: (access, hash) =>
        this.#answer(() => this.#withVisit(access, () => this.photos.image(access.visit, hash))),
      office: {
        count: (access) => this.#answer(() => this.#withVisit(access, () => this.office.count())),
        search: (access, search) =>
          this.#answer(() => this.#withVisit(access, () => this.office.badges.search(search))),
        people: (access, text) =>
          this.#answer(() => this.#withVisit(access, () => this.office.badges.findPeople(text))),
        sheet: (access, badge) =>
          this.#answer(() => this.#withVisit(access, () => this.office.badges.sheet(badge))),
        image: (access, hash) =>
          this.#answer(() => this.#withVisit(access, () => this.office.badges.image(hash))),
        card: (access, request) =>
          this.#answer(() => this.#withVisit(access, () => this.office.card(request))),
        offlineKeys: (access, request) =>
          this.#answer(() => this.#withVisit(access, () => this.office.offlineKeys(request))),
      },
      uploads: this.uploads,
      closeVisit: (access) =>
        this.#answer(() => (this.#visits.delete(access.visit) ? ok(null) : err('visit.none'))),
      deliver: (id, delivery) => {
        const proceed = (): Promise<DeliveryOutcome> => this.#deliver(id, delivery);
        this.onAttempt(id);
        if (this.#state === 'down') return Promise.resolve(notYet('central.unreachable'));
        return this.fault === null ? proceed() : this.fault(id, delivery, proceed);
      },
      reachable: () => this.#state,
      onReachable: (listener) => this.#reachable.add(listener),
      close: () => undefined,
    };
    this.#stationKey ??= prover.signer.publicKey;
    if (this.#state === 'ok') this.#state = 'unknown'; // a new process has not spoken to it yet
    return central;
  };

  async #deliver(id: CommandId, delivery: CommandDelivery): Promise<DeliveryOutcome> {
    this.deliveries.push(id);
    this.setReachable('ok');
    const command = await this.#read(delivery);
    if (command?.id !== id) return notYet('command.invalid');
    const hash = signedHash(delivery.command);
    const known = this.#receipts.get(id);
    if (known !== undefined)
      return known.hash === hash ? ok({ receipt: await known.receipt }) : notYet('command.conflict');
    for (const [position, { sha256: name, sealed }] of delivery.attachments.entries()) {
      const bytes = Buffer.from(sealed, 'base64');
      if (sha256(bytes) !== name || command.attachments[position]?.sha256 !== name)
        return notYet('attachment.missing');
      this.#attachments.set(name, bytes);
    }
    const code = this.refuse(command) ?? this.#judge(command);
    const receipt = this.sign(this.receiptFor(delivery, code));
    this.#receipts.set(id, { hash, receipt });
    if (code === null) this.#apply(command);
    return ok({ receipt: await receipt });
  }

  #judge(command: Command): ErrorCode | null {
    if (command.actor.role === 'moderator') return this.photos.apply(command);
    return command.actor.role === 'card-office' ? this.office.apply(command) : null;
  }

  async #read(delivery: CommandDelivery): Promise<Command | null> {
    if (this.#stationKey === null) return null;
    const key = await importJWK(this.#stationKey, 'EdDSA');
    const verified = await compactVerify(delivery.command, key, { algorithms: ['EdDSA'] });
    if (verified.protectedHeader.typ !== commandType || verified.protectedHeader.kid !== this.station)
      return null;
    return Command.safeParse(JSON.parse(new TextDecoder().decode(verified.payload))).data ?? null;
  }

  #apply(command: Command): void {
    this.applied.push(command);
    for (const [ticket, account] of this.tickets) {
      if (account.person.id === command.subject) this.tickets.set(ticket, this.apply(command, account));
    }
    for (const visit of this.#visits.values()) {
      if (visit.account.person.id === command.subject) visit.account = this.apply(command, visit.account);
    }
  }

  async #answer<T>(answer: () => Result<T, ErrorCode>): Promise<Result<T, ErrorCode>> {
    if (this.#state === 'down') return err('central.unreachable');
    const failure = this.#failure();
    if (failure !== null) return err(failure);
    this.setReachable('ok');
    return answer();
  }

  #failure(): ErrorCode | null {
    return this.failures.shift() ?? null;
  }

  #signIn() {
    const state = randomBytes(24).toString('base64url');
    const service = `https://central.example/v1/sign-ins/return?state=${state}`;
    return {
      state,
      service,
      loginUrl: `https://ent.example/login?service=${encodeURIComponent(service)}&renew=true`,
      logoutUrl: 'https://ent.example/logout',
      hosts: ['ent.example'],
      expiresAt: instant(this.#clock.now() + 5 * 60_000),
    };
  }

  #openVisit(ticket: string): Result<OpenedVisit, ErrorCode> {
    const account = this.tickets.get(ticket);
    if (account === undefined) return err('ent.ticket-refused');
    const visit = randomUUID() as VisitId;
    this.#visits.set(visit, { account });
    return ok({ ...this.#token(), visit, visitEndsAt: instant(this.#clock.now() + 15 * 60_000), account });
  }

  #withVisit<T>(
    access: VisitAccess,
    answer: (visit: { account: Account }) => Result<T, ErrorCode>,
  ): Result<T, ErrorCode> {
    const visit = this.#visits.get(access.visit);
    return visit === undefined ? err('visit.expired') : answer(visit);
  }

  #token(): { token: string; tokenExpiresAt: string } {
    return {
      token: randomBytes(32).toString('base64url'),
      tokenExpiresAt: instant(this.#clock.now() + 5 * 60_000),
    };
  }
}

/** SHA-256 of the bytes that a compact JWS signs over, decoded. */
function signedHash(jws: string): Sha256 {
  return sha256(Buffer.from(jws.split('.')[1] ?? '', 'base64url'));
}
