import type { OpenedVisit, VisitToken } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { overCodes } from '../account/refresh.ts';
import { noBench } from '../bench/step.ts';
import { noLookup } from '../lookup/work.ts';
import { noWork } from '../moderation/work.ts';
import { leaveVisit, outOfOrder, stationCodes } from './between.ts';
import type { EventOf } from './event.ts';
import { enter, go, withVisit, type Outcome } from './outcome.ts';
import type { SignInFlow, State, VisitFlow } from './state.ts';

/** Shortest and longest time that is believed of a token or a visit, in milliseconds: central's clock is not known to the second. */
const tokenLife = { least: 30_000, most: 300_000 };
const visitLife = { least: 60_000, most: 3_600_000 };
/** The same for somebody with work to do for others. */
const officeLife = { ...visitLife, most: 4 * 3_600_000 };

const between = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.min(Math.max(value, least), most);

/** The moment of an answer, by the station's clock and by central's. */
type ByCentral = Pick<EventOf<'renewed'>, 'at' | 'centralNow'>;

/** When to ask for the next token: when three fifths of the present one's life are over. */
function renewalDue(token: VisitToken, { at, centralNow }: ByCentral): number {
  return at + Math.round(0.6 * between(Date.parse(token.tokenExpiresAt) - centralNow, tokenLife));
}

/** Central knows the person: the visit begins on « Mon compte ». */
export function beginVisit(state: State, signIn: SignInFlow, opened: OpenedVisit, when: ByCentral): Outcome {
  const { at, centralNow } = when;
  const lap = state.serial + 1;
  const life = (opened.account.roles ?? []).length > 0 ? officeLife : visitLife;
  const flow: VisitFlow = {
    at: 'visit',
    lap,
    access: { visit: opened.visit, token: opened.token },
    renewal: { due: renewalDue(opened, when), busy: false },
    endsAt: at + between(Date.parse(opened.visitEndsAt) - centralNow, life),
    ending: false,
    logoutUrl: signIn.signIn?.logoutUrl ?? null,
    base: opened.account,
    pending: [],
    refusals: [],
    refresh: { number: 0, busy: false, again: false, due: at + state.rules.limits.pollEvery, failures: 0 },
    work: noWork(at),
    lookup: noLookup,
    bench: noBench,
    touchedAt: at,
    warned: false,
    screen: { name: 'account', tab: 'personal', notice: null, step: lap },
  };
  return go(enter({ ...state, serial: lap }, flow, { name: 'account', tab: 'personal', notice: null }));
}

/** A new token, or why there is none; a visit that is over at central is over here. */
export function renewed(state: State, flow: VisitFlow, event: EventOf<'renewed'>): Outcome {
  const { result, at } = event;
  if (result.ok) {
    const access = { ...flow.access, token: result.value.token };
    return go(
      withVisit(state, flow, { access, renewal: { due: renewalDue(result.value, event), busy: false } }),
    );
  }
  return (
    ended(state, result.error, at) ??
    go(withVisit(state, flow, { renewal: { due: at + state.rules.limits.retry, busy: false } }))
  );
}

/** What a refusal of central ends: the visit, or the work of this station. Null when it ends nothing. */
export function ended(state: State, code: ErrorCode, at: number): Outcome | null {
  if (stationCodes.includes(code)) return outOfOrder(state, code, at);
  return overCodes.includes(code) ? leaveVisit(state, 'visit.expired', at) : null;
}
