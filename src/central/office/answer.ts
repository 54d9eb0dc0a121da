import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Err, Ok } from '../../shared/domain/result.ts';
import { orRefuse } from '../http/or-refuse.ts';
import { ProblemError } from '../http/problem.ts';
import type { OpenVisit } from '../visits/token.ts';

/** A refusal, with the seconds after which to ask again where a ceiling knows them. */
type Refusal = Err<ErrorCode> & { readonly retryAfter?: number | null };

/** The answer or its refusal; a ceiling that was reached is an alarm in the log, with the visit by which the operator is found. */
export function orAlarm<T>(request: FastifyRequest, visit: OpenVisit, result: Ok<T> | Refusal): T {
  if (!result.ok && result.error === 'central.too-many-requests') {
    request.log.error(
      { station: visit.station, visit: visit.id, route: request.routeOptions.url ?? null },
      'ALARM: an operator of the card office has reached a ceiling: see docs/encoding.md',
    );
    throw new ProblemError(result.error, {}, result.retryAfter ?? null);
  }
  return orRefuse(result);
}
