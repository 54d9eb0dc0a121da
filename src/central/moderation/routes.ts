import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { paths } from '../../shared/contract/central.ts';
import { Batch, BatchRequest, Waiting } from '../../shared/contract/moderation.ts';
import { Sha256, VisitId } from '../../shared/domain/ids.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { orRefuse } from '../http/or-refuse.ts';
import { answers, visitSecurity } from '../http/schema.ts';
import { openVisitOf } from '../visits/of-request.ts';
import { takeBatch, waiting } from './batch.ts';
import { moderationPicture } from './image.ts';

const VisitPath = z.object({ visit: VisitId });
/** `paths` with the names of its parts, for the router. */
const visit = ':visit' as VisitId;
const image = ':sha256' as Sha256;
const common = { tags: ['Moderation'], security: visitSecurity };

/** The moderators' queue: photos of others, for those who were given the role, at stations of the office. */
export function moderationRoutes(app: App, context: Context): void {
  const open = (request: FastifyRequest & { params: { visit: string } }) => openVisitOf(context, request);
  app.get(
    paths.moderation(visit),
    {
      schema: {
        ...common,
        summary: 'How many photos wait',
        params: VisitPath,
        response: answers(200, Waiting),
      },
    },
    async (request) => orRefuse(await waiting(context, await open(request))),
  );
  app.post(
    paths.moderation(visit),
    {
      schema: {
        ...common,
        summary: 'Take photos for this visit alone, for 5 minutes or until its end',
        params: VisitPath,
        body: BatchRequest,
        response: answers(200, Batch),
      },
    },
    async (request) => orRefuse(await takeBatch(context, await open(request), request.body)),
  );
  app.get(
    paths.moderationImage(visit, image),
    {
      schema: {
        ...common,
        summary: 'An identity photo in hand, or the one before it, 531x683 JPEG',
        params: VisitPath.extend({ sha256: Sha256 }),
        produces: ['image/jpeg'],
      },
    },
    async (request, reply) => {
      const jpeg = orRefuse(await moderationPicture(context, await open(request), request.params.sha256));
      return reply.type('image/jpeg').send(Buffer.from(jpeg));
    },
  );
}
