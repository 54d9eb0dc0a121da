import { OpenedVisit, paths, SignIn, Ticket } from '../../shared/contract/central.ts';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { ProblemError } from '../http/problem.ts';
import { answers, stationSecurity } from '../http/schema.ts';
import { openVisit } from '../visits/open.ts';
import { openSignIn } from './open.ts';

/** From the leave to open the ENT's page to an open visit. */
export function signInRoutes(app: App, context: Context): void {
  const perStation = {
    rateLimit: {
      max: context.limits.signInsPerMinute,
      timeWindow: 60_000,
      hook: 'preHandler' as const, // the station is known by then
      keyGenerator: (request: FastifyRequest) => request.station.id,
    },
  };
  app.post(
    paths.signIns,
    {
      schema: {
        summary: 'Leave to open the ENT’s login page once',
        tags: ['Visits'],
        security: stationSecurity,
        response: answers(201, SignIn),
      },
      config: perStation,
    },
    async (request, reply) => reply.code(201).send(await openSignIn(context, request.station.id)),
  );
  app.post(
    paths.visits,
    {
      schema: {
        summary: 'Open a visit with a ticket of the ENT',
        tags: ['Visits'],
        security: stationSecurity,
        body: Ticket,
        response: answers(201, OpenedVisit),
      },
      config: perStation,
    },
    async (request, reply) => {
      const opened = await openVisit(context, request.station.id, request.body);
      if (!opened.ok) throw new ProblemError(opened.error);
      return reply.code(201).send(opened.value);
    },
  );
}
