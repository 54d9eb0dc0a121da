import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { paths, visitHeader, VisitToken } from '../../shared/contract/central.ts';
import { Account } from '../../shared/domain/account.ts';
import { Sha256, VisitId } from '../../shared/domain/ids.ts';
import { assembleAccount } from '../account/assemble.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { ProblemError } from '../http/problem.ts';
import { answers, emptyAnswer, visitSecurity } from '../http/schema.ts';
import { pictureOf } from '../photos/picture.ts';
import { issueToken, visitOf, type OpenVisit } from './token.ts';

const tags = ['Visits'];
const VisitPath = z.object({ visit: VisitId });
const ImagePath = VisitPath.extend({ sha256: Sha256 });
/** `paths` with the names of its parts, for the router. */
const visit = ':visit' as VisitId;
const image = ':sha256' as Sha256;

/** The time of one person at one station. */
export function visitRoutes(app: App, context: Context): void {
  const open = async (request: FastifyRequest & { params: { visit: string } }): Promise<OpenVisit> => {
    const header = request.headers[visitHeader];
    const token = typeof header === 'string' ? header : undefined;
    const found = await visitOf(context, token, { station: request.station.id, visit: request.params.visit });
    if (!found.ok) throw new ProblemError(found.error);
    return found.value;
  };
  app.post(
    paths.renewal(visit),
    {
      schema: {
        summary: 'A new token for the same visit',
        tags,
        security: visitSecurity,
        params: VisitPath,
        response: answers(200, VisitToken),
      },
    },
    async (request) => issueToken(context, await open(request)),
  );
  app.get(
    paths.account(visit),
    {
      schema: {
        summary: 'What the account says now',
        tags,
        security: visitSecurity,
        params: VisitPath,
        response: answers(200, Account),
      },
    },
    async (request) => {
      const { person } = await open(request);
      return context.store.transaction((tx) => assembleAccount(tx, person));
    },
  );
  app.get(
    paths.image(visit, image),
    {
      schema: {
        summary: 'A picture of the person, 300x376 JPEG',
        tags,
        security: visitSecurity,
        params: ImagePath,
        produces: ['image/jpeg'],
      },
    },
    async (request, reply) => {
      const { person } = await open(request);
      const jpeg = await pictureOf(context, {
        person,
        name: 'directory-photo',
        sha256: request.params.sha256,
      });
      if (jpeg === null) throw new ProblemError('central.not-found');
      return reply.type('image/jpeg').send(Buffer.from(jpeg));
    },
  );
  app.delete(
    paths.visit(visit),
    {
      schema: {
        summary: 'End the visit',
        tags,
        security: visitSecurity,
        params: VisitPath,
        response: emptyAnswer,
      },
    },
    async (request, reply) => {
      const { id } = await open(request);
      await context.store.db
        .updateTable('visits')
        .set({ closed_ms: context.clock() })
        .where('id', '=', id)
        .execute();
      return reply.code(204).send(null);
    },
  );
}
