import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Proof } from '../../shared/contract/central.ts';
import { commandRoute } from '../commands/routes.ts';
import type { Context } from '../context.ts';
import { moderationRoutes } from '../moderation/routes.ts';
import { benchRoutes } from '../office/bench-routes.ts';
import { officeRoutes } from '../office/routes.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import { configurationRoute, enrolmentRoute } from '../stations/routes.ts';
import { proveStation, spendProof, type ProvenStation } from '../stations/proof.ts';
import { noteContact } from '../stations/contact.ts';
import { phonePage } from '../uploads/page.ts';
import { phoneRoutes } from '../uploads/phone-routes.ts';
import { stationUploadRoutes } from '../uploads/station-routes.ts';
import { visitRoutes } from '../visits/routes.ts';
import type { App } from './app-type.ts';
import { readBodies } from './body.ts';
import { answerProblems, refuseAddress } from './errors.ts';
import { secureAnswers } from './headers.ts';
import { healthRoute } from './health.ts';
import { logRequests } from './log.ts';
import { ProblemError } from './problem.ts';
import { securitySchemes } from './schema.ts';

const docs = '/docs';
/** Requests that hold no pictures are small. */
const bodyLimit = 16 * 1024;

/** The HTTP side of central, not listening yet. */
export async function makeApp(
  context: Context,
  logger: FastifyBaseLogger,
  trustedProxies: readonly string[] = [],
): Promise<App> {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    // Ids of requests come from nobody but us.
    requestIdHeader: false,
    frameworkErrors: refuseAddress,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('station', null as unknown as ProvenStation);
  app.decorateRequest('proof', null as unknown as Proof);
  secureAnswers(app, docs);
  readBodies(app);
  answerProblems(app);
  logRequests(app);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new ProblemError('central.too-many-requests'),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Trombine central API',
        version: '1.0.0',
        description: 'What a station asks of central.',
      },
      components: { securitySchemes },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: docs, staticCSP: true });
  await app.register(async (open) => {
    healthRoute(open.withTypeProvider<ZodTypeProvider>(), context);
    enrolmentRoute(open.withTypeProvider<ZodTypeProvider>(), context);
  });
  await app.register(async (phones) => {
    phonePage(phones);
    phoneRoutes(phones.withTypeProvider<ZodTypeProvider>(), context);
  });
  await app.register(async (closed) => {
    closed.addHook('onRequest', async (request) => {
      Object.assign(request, await proveStation(context, request));
    });
    closed.addHook('preValidation', async (request) => {
      await spendProof(context, request, request.proof, request.station.id);
      await noteContact(context, request.station.id);
    });
    const typed = closed.withTypeProvider<ZodTypeProvider>();
    configurationRoute(typed, context);
    signInRoutes(typed, context);
    visitRoutes(typed, context);
    moderationRoutes(typed, context);
    officeRoutes(typed, context);
    benchRoutes(typed, context);
    stationUploadRoutes(typed, context);
    commandRoute(typed, context);
  });
  await app.ready();
  return app;
}
