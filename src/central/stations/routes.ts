import { Configuration, Enrolment, paths } from '../../shared/contract/central.ts';
import type { Context } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import type { App } from '../http/app-type.ts';
import { answers, stationSecurity } from '../http/schema.ts';
import { configurationOf } from './configuration.ts';
import { enrol } from './enrol.ts';
import { proveNewKey } from './proof.ts';

/** The one route that a station uses before it is known. */
export function enrolmentRoute(app: App, context: Context): void {
  app.post(
    paths.enrol,
    {
      schema: {
        summary: 'Enrol a station with a one-time code and a key of its own',
        tags: ['Stations'],
        security: stationSecurity,
        body: Enrolment,
        response: answers(201, Configuration),
      },
      config: { rateLimit: { max: context.limits.enrolmentsPerMinute, timeWindow: 60_000 } },
    },
    async (request, reply) => {
      await proveNewKey(context, request, request.body.publicKey.x);
      const enrolled = await enrol(context, request.body);
      if (!enrolled.ok) throw new ProblemError(enrolled.error);
      const { name, office } = await context.store.db
        .selectFrom('stations')
        .select(['name', 'office'])
        .where('id', '=', enrolled.value)
        .executeTakeFirstOrThrow();
      return reply
        .code(201)
        .send(configurationOf(context, { id: enrolled.value, name, office: office === 1 }));
    },
  );
}

/** What an enrolled station needs to know. */
export function configurationRoute(app: App, context: Context): void {
  app.get(
    paths.configuration,
    {
      schema: {
        summary: 'What a station needs to know, read at its start and every hour',
        tags: ['Stations'],
        security: stationSecurity,
        response: answers(200, Configuration),
      },
    },
    async (request) => configurationOf(context, request.station),
  );
}
