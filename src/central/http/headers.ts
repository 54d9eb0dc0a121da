import type { FastifyInstance, FastifyReply } from 'fastify';

/** Nothing that central says is kept by anybody on the way, or drawn by a page of somebody else. */
export function secureAnswers(app: FastifyInstance, docs: string): void {
  app.addHook('onRequest', async (request, reply) => {
    secureAnswer(reply);
    // The documentation's pages bring a policy of their own.
    if (request.url.startsWith(docs)) void reply.removeHeader('content-security-policy');
  });
}

/** The headers of every answer. */
export function secureAnswer(reply: FastifyReply): void {
  void reply.headers({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  });
}
