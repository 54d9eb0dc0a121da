import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  phoneHeader,
  PhoneProgress,
  PhoneStatus,
  sealedOverhead,
  sealedType,
  uploadHeader,
  UploadHeaderValue,
  uploadPaths,
} from '../../shared/contract/phone-upload.ts';
import { UploadId } from '../../shared/domain/ids.ts';
import { photoLimits } from '../../shared/domain/photo.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { orRefuse } from '../http/or-refuse.ts';
import { ProblemError } from '../http/problem.ts';
import { answers, emptyAnswer } from '../http/schema.ts';
import { Arriving } from './arriving.ts';
import { keepContent, maySend, notePhone, phoneStatus, takeUpload, type PhoneWord } from './of-phone.ts';

const tags = ['Phone'];
const description =
  `Headers \`${uploadHeader}\`: what HKDF derives from the secret of the QR code; \`${phoneHeader}\`: 32 bytes that this phone drew. ` +
  'Both in base64url.';
const params = z.object({ upload: UploadId });
const upload = ':upload' as UploadId;
/** A phone asks how far it is about twice a second while it waits. */
const asksPerUpload = 30;

/** What the page on a phone asks. Whoever has the secret of a QR code may; nothing else is needed, and nothing else is there. */
export function phoneRoutes(app: App, context: Context): void {
  readSealed(app);
  const arriving = new Arriving();
  const { uploadsPerMinute } = context.limits;
  const limited = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });
  app.post(
    uploadPaths.phoneOpening(upload),
    {
      schema: {
        summary: 'This phone takes the upload',
        description,
        tags,
        params,
        response: answers(200, PhoneStatus),
      },
      config: limited(uploadsPerMinute),
    },
    async (request) => orRefuse(await takeUpload(context, request.params.upload, wordOf(request))),
  );
  app.get(
    uploadPaths.phone(upload),
    {
      schema: { summary: 'How far it is', description, tags, params, response: answers(200, PhoneStatus) },
      config: limited(uploadsPerMinute * asksPerUpload),
    },
    async (request) => orRefuse(await phoneStatus(context, request.params.upload, wordOf(request))),
  );
  app.put(
    uploadPaths.phoneProgress(upload),
    {
      schema: {
        summary: 'What is done on the phone',
        description,
        tags,
        params,
        body: PhoneProgress,
        response: answers(200, PhoneStatus),
      },
      config: limited(uploadsPerMinute * asksPerUpload),
    },
    async (request) =>
      orRefuse(await notePhone(context, request.params.upload, wordOf(request), request.body)),
  );
  app.put(
    uploadPaths.phoneContent(upload),
    {
      schema: {
        summary: 'The photo, encrypted for the kiosk',
        description: `${description} Media type ${sealedType}; at most ${photoLimits.bytes} bytes before the encryption.`,
        tags,
        params,
        response: emptyAnswer,
      },
      config: limited(uploadsPerMinute),
      bodyLimit: photoLimits.bytes + sealedOverhead,
      // Before a byte of the photo is read: nobody without the secret makes central hold ten megabytes.
      preParsing: async (request) => {
        const id = params.safeParse(request.params);
        if (!id.success) throw new ProblemError('upload.unknown');
        orRefuse(await maySend(context, id.data.upload, wordOf(request)));
        arriving.begin(id.data.upload, request.raw);
      },
      errorHandler: (error) => {
        if ('statusCode' in error && error.statusCode === 413) throw new ProblemError('photo.too-large');
        throw error;
      },
    },
    async (request, reply) => {
      const { body } = request;
      if (!Buffer.isBuffer(body) || body.length <= sealedOverhead)
        throw new ProblemError('visit.input-invalid');
      orRefuse(await keepContent(context, request.params.upload, wordOf(request), body));
      return reply.code(204).send(null);
    },
  );
}

/** Ciphertexts are taken on these routes only; JSON stays the media type of all the others. */
function readSealed(app: App): void {
  (app as unknown as FastifyInstance).addContentTypeParser(
    sealedType,
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
}

const Word = z.object({ authorisation: UploadHeaderValue, phone: UploadHeaderValue });

/** Both headers of a phone. Without good ones the upload is unknown: there is no more to say to a stranger. */
function wordOf(request: FastifyRequest): PhoneWord {
  const word = Word.safeParse({
    authorisation: request.headers[uploadHeader],
    phone: request.headers[phoneHeader],
  });
  if (!word.success) throw new ProblemError('upload.unknown');
  return word.data;
}
