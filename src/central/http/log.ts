import type { FastifyInstance } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';

/** A logger that could not say a name if it tried: these keys are taken out wherever they stand. */
export function makeLogger(level: string, destination?: DestinationStream): Logger {
  const secret = [
    'authorization',
    'ticket',
    'state',
    'token',
    'code',
    'body',
    'login',
    'firstName',
    'lastName',
    'url',
    'headers',
    'keys',
    'secrets',
    'cardMaster',
    'fields',
  ].filter((key) => key !== 'code'); // `code` is the code of a problem
  const options = {
    level,
    base: { process: 'central' },
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    // Fastify would log whole requests: address, host, query.
    serializers: { req: () => undefined, res: () => undefined },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** One line per request: route, status, code, station, milliseconds. Never an address with a state or a ticket in it. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const station = (request.station as { id: string } | null)?.id ?? null;
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        refusal: request.refusal,
        station,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
