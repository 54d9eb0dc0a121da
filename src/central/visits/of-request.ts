import type { FastifyRequest } from 'fastify';
import { visitHeader } from '../../shared/contract/central.ts';
import type { Context } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { visitOf, type OpenVisit } from './token.ts';

/** The visit of a request's token: open, at this station, and the one of its address. */
export async function openVisitOf(
  context: Context,
  request: FastifyRequest & { params: { visit: string } },
): Promise<OpenVisit> {
  const header = request.headers[visitHeader];
  const token = typeof header === 'string' ? header : undefined;
  const found = await visitOf(context, token, { station: request.station.id, visit: request.params.visit });
  if (!found.ok) throw new ProblemError(found.error);
  return found.value;
}
