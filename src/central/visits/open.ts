import { randomUUID } from 'node:crypto';
import type { OpenedVisit, Ticket } from '../../shared/contract/central.ts';
import type { StationId, VisitId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { assembleAccount } from '../account/assemble.ts';
import { validateTicket } from '../cas/validate.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { releaseOf } from '../moderation/lease.ts';
import { loginKey } from '../people/login.ts';
import { consumeState, serviceUrl } from '../sign-in/open.ts';
import { issueToken } from './token.ts';

/** Opens a visit for whom the ENT names. The state is used up before the ENT is asked: nobody gets a second try with it. */
export async function openVisit(
  context: Context,
  station: StationId,
  { state, ticket }: Ticket,
): Promise<Result<OpenedVisit, ErrorCode>> {
  const consumed = await consumeState(context, station, state);
  if (!consumed.ok) return consumed;
  const answer = await validateTicket(context, serviceUrl(context, state), ticket);
  if (!answer.ok) return answer;
  const { clock, limits, store } = context;
  const opened = await store.transaction(async (tx) => {
    const person = await tx
      .selectFrom('people')
      .select('id')
      .where('login_key', '=', loginKey(answer.value.user))
      .executeTakeFirst();
    if (person === undefined) return err('sign-in.person-unknown');
    const now = clock();
    // One person at a time: what was left open at this station is over.
    await tx
      .updateTable('visits')
      .set({ closed_ms: now })
      .where('station_id', '=', station)
      .where('closed_ms', 'is', null)
      .where('ends_ms', '>', now)
      .execute();
    await releaseOf(tx, { station });
    const account = await assembleAccount(tx, person.id, station);
    const length = (account.roles ?? []).length > 0 ? limits.officeVisit : limits.visit;
    const visit = { id: randomUUID() as VisitId, station, person: person.id, ends: now + length };
    await tx
      .insertInto('visits')
      .values({
        id: visit.id,
        station_id: station,
        person_id: person.id,
        opened_ms: now,
        ends_ms: visit.ends,
        closed_ms: null,
      })
      .execute();
    return ok({ visit, account });
  });
  if (!opened.ok) return opened;
  const { visit, account } = opened.value;
  return ok({
    ...(await issueToken(context, visit)),
    visit: visit.id,
    visitEndsAt: instant(visit.ends),
    account,
  });
}
