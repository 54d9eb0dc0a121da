import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Proof } from '../../shared/contract/central.ts';
import type { ProvenStation } from '../stations/proof.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that only stations reach. */
    station: ProvenStation;
    proof: Proof;
  }
}

/** The HTTP server that routes are added to; their zod schemas type their handlers. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
