import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of the body as they came; empty without a body. */
    rawBody: Uint8Array;
  }
}

/** JSON is the only media type; the bytes stay at hand because proofs are bound to them. */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.decorateRequest('rawBody', null as unknown as Uint8Array);
  app.addHook('onRequest', async (request) => {
    request.rawBody = new Uint8Array();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body;
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString('utf8'), done);
  });
}
