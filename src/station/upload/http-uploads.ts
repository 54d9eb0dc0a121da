import { OpenedUpload, sealedType, uploadPaths, UploadStatus } from '../../shared/contract/phone-upload.ts';
import type { RawAnswer } from '../central/http-exchange.ts';
import type { ProvenHttp } from '../central/proven-http.ts';
import { readBytes, readJson, readNothing, type Read } from '../central/read-answer.ts';
import type { UploadCentral } from './central.ts';

/** A photo of ten megabytes over a slow line. Milliseconds. */
const contentTimeout = 45_000;

/** The uploads of central over HTTPS. */
export const httpUploads = (http: ProvenHttp): UploadCentral => ({
  open: (visit, body) =>
    http.ask({
      ...{ method: 'POST', path: uploadPaths.uploads(visit.visit), visit, body },
      read: (answer) => readJson(answer, OpenedUpload),
    }),
  status: (visit, upload) =>
    http.ask({
      ...{ method: 'GET', path: uploadPaths.upload(visit.visit, upload), visit, timeout: 8_000 },
      read: (answer) => readJson(answer, UploadStatus),
    }),
  content: (visit, upload) =>
    http.ask({
      ...{ method: 'GET', path: uploadPaths.content(visit.visit, upload), visit, timeout: contentTimeout },
      read: (answer: RawAnswer): Read<Uint8Array> => readBytes(answer, sealedType),
    }),
  settle: (visit, upload, body) =>
    http.ask({
      ...{ method: 'PUT', path: uploadPaths.outcome(visit.visit, upload), visit, body },
      read: readNothing,
    }),
  revoke: (visit, upload) =>
    http.ask({
      ...{ method: 'DELETE', path: uploadPaths.upload(visit.visit, upload), visit, timeout: 5_000 },
      read: readNothing,
    }),
});
