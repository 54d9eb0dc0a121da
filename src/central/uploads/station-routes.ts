import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  NewUpload,
  OpenedUpload,
  sealedType,
  UploadOutcome,
  uploadPaths,
  UploadStatus,
} from '../../shared/contract/phone-upload.ts';
import { UploadId, VisitId } from '../../shared/domain/ids.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { answers, emptyAnswer, visitSecurity } from '../http/schema.ts';
import { orRefuse } from '../http/or-refuse.ts';
import { openVisitOf } from '../visits/of-request.ts';
import { openUpload, revokeUpload, settleUpload, uploadContent, uploadStatus } from './of-visit.ts';

const tags = ['Uploads'];
const VisitPath = z.object({ visit: VisitId });
const UploadPath = VisitPath.extend({ upload: UploadId });
/** `uploadPaths` with the names of their parts, for the router. */
const visit = ':visit' as VisitId;
const upload = ':upload' as UploadId;

/** What a station asks about the photo that a phone sends to it. */
export function stationUploadRoutes(app: App, context: Context): void {
  const shape = { tags, security: visitSecurity, params: UploadPath };
  app.post(
    uploadPaths.uploads(visit),
    {
      schema: {
        ...shape,
        summary: 'Let one phone send one photo',
        params: VisitPath,
        body: NewUpload,
        response: answers(201, OpenedUpload),
      },
      config: {
        rateLimit: {
          max: context.limits.uploadsPerMinute,
          timeWindow: 60_000,
          hook: 'preHandler' as const, // the station is known by then
          keyGenerator: (request: FastifyRequest) => request.station.id,
        },
      },
    },
    async (request, reply) => {
      const open = await openVisitOf(context, request);
      return reply.code(201).send(orRefuse(await openUpload(context, open, request.body)));
    },
  );
  app.get(
    uploadPaths.upload(visit, upload),
    { schema: { ...shape, summary: 'How far the phone is', response: answers(200, UploadStatus) } },
    async (request) => {
      const { id } = await openVisitOf(context, request);
      return orRefuse(await uploadStatus(context, id, request.params.upload));
    },
  );
  app.get(
    uploadPaths.content(visit, upload),
    {
      schema: { ...shape, summary: 'What the phone sent, encrypted for the station', produces: [sealedType] },
    },
    async (request, reply) => {
      const { id } = await openVisitOf(context, request);
      const sealed = orRefuse(await uploadContent(context, id, request.params.upload));
      return reply.type(sealedType).send(Buffer.from(sealed));
    },
  );
  app.put(
    uploadPaths.outcome(visit, upload),
    {
      schema: {
        ...shape,
        summary: 'What the station made of it, said on the phone; the photo is forgotten here',
        body: UploadOutcome,
        response: emptyAnswer,
      },
    },
    async (request, reply) => {
      const { id } = await openVisitOf(context, request);
      orRefuse(await settleUpload(context, id, request.params.upload, request.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    uploadPaths.upload(visit, upload),
    { schema: { ...shape, summary: 'Nobody waits for the photo any more', response: emptyAnswer } },
    async (request, reply) => {
      const { id } = await openVisitOf(context, request);
      await revokeUpload(context, id, request.params.upload);
      return reply.code(204).send(null);
    },
  );
}
