import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { secureAnswer } from './headers.ts';
import { problem, ProblemError, problemType } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the refusal, for the log. */
    refusal: ErrorCode | null;
  }
}

/** Every refusal, whoever makes it, leaves as problem+json without a stack. */
export function answerProblems(app: FastifyInstance): void {
  app.decorateRequest('refusal', null);
  app.setNotFoundHandler(() => {
    throw new ProblemError('central.not-found');
  });
  app.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
    if (error instanceof ProblemError) {
      if (error.retryAfter !== null) void reply.header('retry-after', error.retryAfter);
      return answer(reply, error.code, error.statusCode, error.more);
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      // Where, never what: values may be names.
      const where = [
        ...new Set(error.validation.map((issue) => `${error.validationContext ?? ''}${issue.instancePath}`)),
      ];
      return answer(reply, 'visit.input-invalid', 400, { detail: `Not valid: ${where.join(', ')}` });
    }
    const status = error.statusCode ?? 500;
    if (status === 413) return answer(reply, 'command.too-large', 413);
    if (status === 429) return answer(reply, 'central.too-many-requests', 429);
    if (status >= 400 && status < 500) return answer(reply, 'visit.input-invalid', status);
    const route = request.routeOptions.url ?? null;
    request.log.error({ route, error: withoutData(error) }, 'a request failed');
    return answer(reply, 'central.error', 500);
  });
}

/** An address that is no address never reaches a route: its refusal is like the others, and does not repeat it. */
export function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  secureAnswer(reply); // no hook has run
  void answer(reply, 'visit.input-invalid', error.statusCode ?? 400);
}

function answer(reply: FastifyReply, code: ErrorCode, status: number, more: ProblemError['more'] = {}) {
  reply.request.refusal = code;
  // As text, so that no route's own schema is applied to it.
  return reply
    .code(status)
    .header('content-type', problemType)
    .serializer((text) => text as string)
    .send(JSON.stringify({ ...problem(code, more), status }));
}

/** A database's message quotes rows: kind, code and place are enough to find a bug. */
export function withoutData(error: Error): { name: string; code: unknown; stack: string[] } {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code: 'code' in error ? error.code : null, stack: frames.slice(0, 12) };
}
