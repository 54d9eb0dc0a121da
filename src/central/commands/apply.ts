import { proofWindow } from '../../shared/contract/central.ts';
import type { Command, CommandKind } from '../../shared/contract/command.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, never, ok, type Result } from '../../shared/domain/result.ts';
import { applyAccreditation } from '../badges/accredit.ts';
import { applyActivation, applyOpposition, applyRequest } from '../badges/apply.ts';
import { applyEncoding } from '../badges/encode.ts';
import { applyDelivery, applyDestruction } from '../badges/handover.ts';
import { applyReinstatement } from '../badges/reinstate.ts';
import { applyReplacement } from '../badges/replace.ts';
import { applySpoiling } from '../badges/spoil.ts';
import type { Attribution } from '../badges/transition.ts';
import { checkOfficer } from '../badges/who.ts';
import { applyConsent } from '../consents/apply.ts';
import type { Context } from '../context.ts';
import { applyDecision } from '../moderation/decide.ts';
import { applyUndo } from '../moderation/undecide.ts';
import { checkModerator, type ActingModerator } from '../moderation/who.ts';
import { applyPhoto } from '../photos/apply.ts';
import type { Tx } from '../store/store.ts';
import { noteUnexplainedKeys } from './unexplained-keys.ts';

/** When it was done, by central's clock, and when it came. RFC 3339 in UTC. */
export interface Times {
  readonly actedAt: string;
  readonly receivedAt: string;
}

/**
 * How far a station's idea of the time may be off at the edges of a visit, in milliseconds: as far as in its proofs, because until then
 * nobody tells it.
 */
const visitTolerance = proofWindow * 1000;

const holder = ['holder'] as const;
const moderator = ['moderator'] as const;
const office = ['card-office'] as const;
/** In which roles each act is done at all; the life of badges says more (see shared/domain/badge.ts). */
const actors: Readonly<Record<CommandKind, readonly Actor['role'][]>> = {
  'photo.submit': holder,
  'consent.record': holder,
  'photo.decide': moderator,
  'photo.undecide': moderator,
  'badge.request': holder,
  'badge.activate': [...holder, ...office],
  'badge.oppose': [...holder, ...office],
  'badge.reinstate': [...holder, ...office],
  'badge.encode': office,
  'badge.spoil': office,
  'badge.replace': office,
  'badge.deliver': office,
  'badge.destroy': office,
  'badge.accredit': office,
};

/** By whose right a command is applied. */
export type Actor =
  { readonly role: 'holder' | 'card-office' } | ({ readonly role: 'moderator' } & ActingModerator);

/**
 * Whether the act belongs to a visit at this station: of the subject, or of an operator for what operators do for others. Late delivery is fine, a
 * late act is not.
 */
export async function checkVisit(tx: Tx, command: Command, acted: number): Promise<Result<Actor, ErrorCode>> {
  const { actor, kind, station, subject } = command;
  if (!actors[kind].includes(actor.role)) return err('visit.act-not-allowed');
  const visit = await tx.selectFrom('visits').selectAll().where('id', '=', actor.visit).executeTakeFirst();
  if (visit === undefined) return err('visit.none');
  if (visit.station_id !== station) return err('visit.foreign');
  if (actor.role === 'holder' && visit.person_id !== subject) return err('visit.foreign');
  const end = Math.min(visit.ends_ms, visit.closed_ms ?? visit.ends_ms);
  const within = acted >= visit.opened_ms - visitTolerance && acted <= end + visitTolerance;
  if (!within) return err('visit.expired');
  switch (actor.role) {
    case 'holder':
      return ok({ role: 'holder' });
    case 'moderator': {
      const checked = await checkModerator(tx, command, visit);
      return checked.ok ? ok({ role: 'moderator', ...checked.value }) : checked;
    }
    case 'card-office': {
      const checked = await checkOfficer(tx, command, visit);
      return checked.ok ? ok({ role: 'card-office' }) : checked;
    }
  }
}

/** The effect of one command. A refusal leaves no trace but itself: every branch looks first and writes then. */
export async function applyCommand(
  context: Pick<Context, 'texts' | 'mail' | 'webhook' | 'encoding'>,
  tx: Tx,
  command: Command,
  sealed: readonly Uint8Array[],
  times: Times,
  actor: Actor,
): Promise<Result<true, ErrorCode>> {
  const by: Attribution = {
    role: command.actor.role,
    actor: `visit:${command.actor.visit}`,
    station: command.station,
    command: command.id,
    occurredAt: times.actedAt,
    recordedAt: times.receivedAt,
    announced: context.webhook,
  };
  switch (command.kind) {
    case 'photo.submit':
      return applyPhoto(tx, command, sealed, times.actedAt);
    case 'consent.record':
      return applyConsent(tx, context.texts, command, times);
    case 'photo.decide':
      if (actor.role !== 'moderator') return err('visit.act-not-allowed');
      return applyDecision(tx, context.mail, command, actor, times);
    case 'photo.undecide':
      if (actor.role !== 'moderator') return err('visit.act-not-allowed');
      return applyUndo(tx, command, actor, times);
    case 'badge.request':
      return applyRequest(tx, command, by);
    case 'badge.activate':
      return applyActivation(tx, command, by);
    case 'badge.oppose':
      return applyOpposition(tx, command, by);
    case 'badge.reinstate':
      return applyReinstatement(tx, command, by);
    case 'badge.encode': {
      const encoded = await applyEncoding(tx, command, by);
      if (encoded.ok) await noteUnexplainedKeys(context, tx, command, times.receivedAt);
      return encoded;
    }
    case 'badge.spoil':
      return applySpoiling(tx, command, by);
    case 'badge.replace':
      return applyReplacement(tx, command, by);
    case 'badge.deliver':
      return applyDelivery(tx, command, by);
    case 'badge.destroy':
      return applyDestruction(tx, command, by);
    case 'badge.accredit':
      return applyAccreditation(tx, command, by);
    default:
      return never(command);
  }
}
