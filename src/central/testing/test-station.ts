import { createHash, randomUUID } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import {
  Configuration,
  OpenedVisit,
  paths,
  proofScheme,
  proofType,
  PublicJwk,
  SignIn,
  visitHeader,
} from '../../shared/contract/central.ts';
import {
  chainStart,
  commandType,
  type Command,
  type CommandKind,
  type Payload,
} from '../../shared/contract/command.ts';
import type { CommandId, Sha256, StationId } from '../../shared/domain/ids.ts';
import { seal } from '../../shared/seal/envelope.ts';

const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex') as Sha256;

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly bytes: Uint8Array;
}

/** What a test may bend in a request. */
export interface Bend {
  readonly visit?: string;
  readonly proof?: Partial<{ htm: string; htu: string; iat: number; jti: string; body: string }>;
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey;
  /** Sent instead of what was proven. */
  readonly sent?: string;
  readonly authorization?: string;
}

/** A delivery that was signed and can be sent any number of times. */
export interface Signed {
  readonly command: Command;
  readonly sha256: Sha256;
  readonly delivery: { command: string; attachments: { sha256: Sha256; sealed: string }[] };
}

/** A station as a test needs it: honest unless it is bent. */
export class TestStation {
  id = '' as StationId;
  sequence = 0;
  previous: Sha256 = chainStart;
  configuration!: Configuration;
  url: string;
  readonly now: () => number;
  readonly key: CryptoKey;
  readonly publicKey: PublicJwk;

  private constructor(url: string, now: () => number, key: CryptoKey, publicKey: PublicJwk) {
    this.url = url;
    this.now = now;
    this.key = key;
    this.publicKey = publicKey;
  }

  static async make(url: string, now: () => number): Promise<TestStation> {
    const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    return new TestStation(url, now, pair.privateKey, PublicJwk.parse(await exportJWK(pair.publicKey)));
  }

  async enrol(code: string, bend: Bend = {}): Promise<Answer> {
    const body = { code, publicKey: this.publicKey, name: 'as the station says' };
    const answer = await this.ask('POST', paths.enrol, body, { header: { kid: undefined }, ...bend });
    if (answer.status === 201) {
      this.configuration = Configuration.parse(answer.body);
      this.id = this.configuration.station;
    }
    return answer;
  }

  async proof(method: string, path: string, body: string, bend: Bend = {}): Promise<string> {
    const iat = Math.floor(this.now() / 1000);
    const claims = { htm: method, htu: path, iat, jti: randomUUID(), body: hash(body), ...bend.proof };
    return this.sign(claims, { alg: 'EdDSA', typ: proofType, kid: this.id, ...bend.header }, bend.key);
  }

  async sign(payload: unknown, header: Record<string, unknown>, key = this.key): Promise<string> {
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    const kept = Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined));
    return new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', ...kept }).sign(key);
  }

  async ask(method: string, path: string, body?: unknown, bend: Bend = {}): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const authorization =
      bend.authorization ?? `${proofScheme} ${await this.proof(method, path, text, bend)}`;
    const headers: Record<string, string> = { authorization };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (bend.visit !== undefined) headers[visitHeader] = bend.visit;
    const sent = bend.sent ?? text;
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(sent === '' ? {} : { body: sent }),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const json = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      bytes,
      body: json ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : null,
    };
  }

  async signIn(): Promise<SignIn> {
    return SignIn.parse((await this.ask('POST', paths.signIns)).body);
  }

  /** A visit of the person with this login, whose ticket the scripted ENT takes. */
  async visit(login: string): Promise<OpenedVisit> {
    const { state } = await this.signIn();
    return OpenedVisit.parse((await this.ask('POST', paths.visits, { state, ticket: `ST-${login}` })).body);
  }

  /** The next command of the chain, signed. */
  async command<K extends CommandKind>(
    visit: OpenedVisit,
    kind: K,
    payload: Payload<K>,
    more: Partial<Record<keyof Command, unknown>> & {
      photos?: Partial<Record<'identity-photo' | 'directory-photo', Uint8Array>>;
    } = {},
  ): Promise<Signed> {
    const { photos = {}, ...rest } = more;
    const id = (rest.id ?? uuidv7()) as CommandId;
    this.sequence += 1;
    const sealed = await Promise.all(
      Object.entries(photos).map(async ([name, clear]) => {
        const binding = { command: id, station: this.id, name: name as 'identity-photo' };
        const bytes = await seal(clear, this.configuration.sealingKeys, binding);
        const attachment = {
          name,
          sha256: hash(bytes),
          clearSha256: hash(clear),
          bytes: bytes.length,
          mediaType: 'image/jpeg',
        };
        return { bytes, attachment };
      }),
    );
    const command = {
      id,
      kind,
      subject: visit.account.person.id,
      actor: { role: 'holder', visit: visit.visit },
      station: this.id,
      sequence: this.sequence,
      occurredAt: new Date(this.now()).toISOString(),
      clockOffset: 0,
      previous: this.previous,
      payload,
      attachments: sealed.map((one) => one.attachment),
      ...rest,
    };
    const sha256 = hash(JSON.stringify(command));
    this.previous = sha256;
    const jws = await this.sign(command, { typ: commandType, kid: this.id });
    const attachments = sealed.map((one) => ({
      sha256: hash(one.bytes),
      sealed: Buffer.from(one.bytes).toString('base64'),
    }));
    return { command: command as unknown as Command, sha256, delivery: { command: jws, attachments } };
  }

  deliver(signed: Signed): Promise<Answer> {
    return this.ask('PUT', paths.command(signed.command.id), signed.delivery);
  }
}
