import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { paths, VisitToken } from '../../shared/contract/central.ts';
import { Account } from '../../shared/domain/account.ts';
import { Sha256, VisitId } from '../../shared/domain/ids.ts';
import { assembleAccount } from '../account/assemble.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { ProblemError } from '../http/problem.ts';
import { answers, emptyAnswer, visitSecurity } from '../http/schema.ts';
import { releaseOf } from '../moderation/lease.ts';
import { pictureOf } from '../photos/picture.ts';
import { forgetUploads } from '../uploads/of-visit.ts';
import { openVisitOf } from './of-request.ts';
import { issueToken } from './token.ts';

const tags = ['Visits'];
const VisitPath = z.object({ visit: VisitId });
const ImagePath = VisitPath.extend({ sha256: Sha256 });
/** `paths` with the names of its parts, for the router. */
const visit = ':visit' as VisitId;
const image = ':sha256' as Sha256;

/** The time of one person at one station. */
export function visitRoutes(app: App, context: Context): void {
  const open = (request: FastifyRequest & { params: { visit: string } }) => openVisitOf(context, request);
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
      const { person, station } = await open(request);
      return context.store.transaction((tx) => assembleAccount(tx, person, station));
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
      await context.store.transaction(async (tx) => {
        await tx.updateTable('visits').set({ closed_ms: context.clock() }).where('id', '=', id).execute();
        await releaseOf(tx, { visit: id });
      });
      await forgetUploads(context, id);
      return reply.code(204).send(null);
    },
  );
}
