// /cas/serviceValidate and /cas/p3/serviceValidate (CAS Protocol 3.0, 2.5 and 2.8).
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { read } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { CasAttributes } from '../people.ts';
import type { Grant } from '../tickets.ts';
import { failureXml, successXml } from '../validation.ts';

/** Adds the two validation addresses; only the p3 one gives attributes. */
export function validateRoutes(app: FastifyInstance, desk: Desk): void {
  for (const [path, withAttributes] of [
    ['/cas/serviceValidate', false],
    ['/cas/p3/serviceValidate', true],
  ] as const) {
    app.get(path, (request, reply) =>
      // the specification has 200 for failures too: the body tells
      reply.type('application/xml; charset=utf-8').send(validate(desk, request, withAttributes)),
    );
  }
}

function validate(desk: Desk, request: FastifyRequest, withAttributes: boolean): string {
  const { asked } = read(request);
  if (asked?.service === undefined || asked.ticket === undefined) {
    return failureXml('INVALID_REQUEST', 'service and ticket are both required, once each');
  }
  const grant = desk.tickets.take(asked.ticket);
  const person = grant && desk.people.find(({ login }) => login === grant.login);
  if (!grant || !person) return failureXml('INVALID_TICKET', 'the ticket is unknown, used or too old');
  if (grant.service !== asked.service) {
    return failureXml('INVALID_SERVICE', 'the ticket was given for another service');
  }
  if (asked.renew && !grant.fromNewLogin) {
    return failureXml('INVALID_TICKET', 'renew was asked for, and the ticket comes from a session');
  }
  return successXml(grant.login, withAttributes ? { ...person.attributes, ...standard(grant) } : undefined);
}

/** The attributes that every CAS 3 server gives; CAS Protocol 3.0, appendix A. */
const standard = (grant: Grant): CasAttributes => ({
  authenticationDate: new Date(grant.authenticatedAt).toISOString(),
  longTermAuthenticationRequestTokenUsed: 'false',
  isFromNewLogin: String(grant.fromNewLogin),
});
