import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { CommandKind, Payload } from '../../shared/contract/command.ts';
import type { OpenedVisit } from '../../shared/contract/central.ts';
import { BadgeId, CommandId, PhotoId, type VisitId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { VisitAccess } from '../../station/central/access.ts';
import { connectHttp } from '../../station/central/http-central.ts';
import { openEngine, type Engine } from '../../station/engine.ts';
import { insecureKeyWrap } from '../../station/keys/insecure-key-wrap.ts';
import { silentLog } from '../../station/log.ts';
import type { Draft } from '../../station/queue/port.ts';
import { CasVisitor } from '../cas-visitor.ts';

/** One person's visit at the clerk's station: every act is a real command, and ends when central has applied it. */
export interface ClerkVisit {
  readonly id: VisitId;
  readonly access: VisitAccess;
  readonly account: OpenedVisit['account'];
  act<K extends CommandKind>(kind: K, payload: Payload<K>, attachments?: Draft['attachments']): Promise<void>;
  leave(): Promise<void>;
}

/** A station without a screen, through which the seed does what people would have done before the demo begins. */
export interface Clerk {
  visit(login: string, password: string): Promise<ClerkVisit>;
  readonly engine: Engine;
  close(): Promise<void>;
}

export interface ClerkOptions {
  readonly profile: string;
  readonly central: string;
  readonly code: string;
  /** CAS URL of the ENT. */
  readonly cas: string;
}

const LONGEST_MS = 15_000;

/** Enrols the clerk's station in a profile of its own. */
export async function openClerk({ profile, central, code, cas }: ClerkOptions): Promise<Clerk> {
  const engine = good(
    'the clerk’s station',
    await openEngine({
      profile,
      connect: connectHttp({ address: new URL(central) }),
      keyWrap: insecureKeyWrap(join(profile, 'wrap.secret'), silentLog),
      newcomer: { name: 'Guichet', code },
      log: silentLog,
    }),
  );
  return {
    engine,
    close: () => engine.close(),
    async visit(login, password) {
      const signIn = good('the sign-in', await engine.central.openSignIn());
      const ticket = await new CasVisitor(cas).ticket(signIn.service, login, password);
      if (ticket === undefined) throw new Error(`the ENT gives no ticket to ${login}`);
      const opened = good(
        `the visit of ${login}`,
        await engine.central.openVisit({ ticket, state: signIn.state }),
      );
      return {
        id: opened.visit,
        access: { visit: opened.visit, token: opened.token },
        account: opened.account,
        async act(kind, payload, attachments = []) {
          const id = CommandId.parse(v7());
          const actor = { role: 'holder', visit: opened.visit } as const;
          const draft = { id, kind, subject: opened.account.person.id, actor, payload, attachments };
          good(kind, await engine.outbox.save(draft));
          const end = await engine.outbox.settled(id, LONGEST_MS);
          if (end.state !== 'applied') throw new Error(`${kind} of ${login}: ${JSON.stringify(end)}`);
        },
        async leave() {
          good(
            'the end of the visit',
            await engine.central.closeVisit({ visit: opened.visit, token: opened.token }),
          );
        },
      };
    },
  };
}

export const freshBadge = (): BadgeId => BadgeId.parse(randomUUID());
export const freshPhoto = (): PhotoId => PhotoId.parse(randomUUID());

/** The value, or an exception: in a seed every refusal is a bug. */
export function good<T>(what: string, result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.error}`);
}
