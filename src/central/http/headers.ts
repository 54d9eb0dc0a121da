import type { FastifyInstance } from 'fastify';

/** Nothing that central says is kept by anybody on the way, or drawn by a page of somebody else. */
export function secureAnswers(app: FastifyInstance, docs: string): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000',
    });
    // The documentation's pages bring a policy of their own.
    if (!request.url.startsWith(docs)) {
      void reply.header(
        'content-security-policy',
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      );
    }
  });
}
