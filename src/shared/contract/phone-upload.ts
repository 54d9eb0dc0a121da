import { z } from 'zod';
import { ErrorCode } from '../domain/errors.ts';
import { Instant, Sha256, UploadId, type VisitId } from '../domain/ids.ts';

/**
 * The way of a photo from a person's phone to the kiosk. The station draws a secret, shows it in a QR code behind the `#` of an address,
 * and tells central a hash of what is derived from it. The phone derives the same: an authorisation for central, and a key that central
 * never has. So what lies at central, for minutes, is a ciphertext.
 */
export const uploadPaths = {
  /** POST: opens one. Of a station, with the visit's token. */
  uploads: (visit: VisitId) => `/v1/visits/${visit}/uploads`,
  /** GET: how far it is. DELETE: revokes it. */
  upload: (visit: VisitId, id: UploadId) => `/v1/visits/${visit}/uploads/${id}`,
  /** GET: the ciphertext. */
  content: (visit: VisitId, id: UploadId) => `/v1/visits/${visit}/uploads/${id}/content`,
  /** PUT: what became of it; central forgets the ciphertext. */
  outcome: (visit: VisitId, id: UploadId) => `/v1/visits/${visit}/uploads/${id}/outcome`,
  /** The page that the phone opens, and what it loads. */
  page: '/u',
  /** POST: this phone takes it. */
  phoneOpening: (id: UploadId) => `/v1/uploads/${id}/opening`,
  /** GET: how far it is. */
  phone: (id: UploadId) => `/v1/uploads/${id}`,
  /** PUT: what the person does on the phone. */
  phoneProgress: (id: UploadId) => `/v1/uploads/${id}/progress`,
  /** PUT: the ciphertext. */
  phoneContent: (id: UploadId) => `/v1/uploads/${id}/content`,
} as const;

/** Header of the phone: the authorisation in base64url. */
export const uploadHeader = 'trombine-upload';
/** Header of the phone: 32 bytes that it drew when it took the upload, in base64url. Another phone has others. */
export const phoneHeader = 'trombine-phone';

/** `info` of HKDF-SHA256 (RFC 5869) over the secret; `salt` is the upload's id in ASCII. 32 bytes each. */
export const uploadInfo = {
  authorisation: 'trombine upload 1 authorisation',
  key: 'trombine upload 1 key',
} as const;
/** AES-256-GCM: 12 bytes of nonce, the ciphertext, 16 bytes of tag. The upload's id in ASCII is the additional data. */
export const sealedOverhead = 28;
/** The media type of a ciphertext on its way. */
export const sealedType = 'application/octet-stream';

const base64urlOf32Bytes = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** 32 bytes in base64url, as both headers hold them. */
export const UploadHeaderValue = base64urlOf32Bytes;

export const NewUpload = z.object({
  /** Drawn by the station: names the upload in the QR code. */
  upload: UploadId,
  /** SHA-256 of the authorisation's 32 bytes. */
  authorisation: Sha256,
});
export type NewUpload = z.infer<typeof NewUpload>;

export const OpenedUpload = z.object({
  /** Address of the page, without a fragment. */
  page: z.url({ protocol: /^https?$/ }),
  endsAt: Instant,
});
export type OpenedUpload = z.infer<typeof OpenedUpload>;

export const uploadStates = ['waiting', 'opened', 'sending', 'sent', 'received', 'shown', 'refused'] as const;
export const UploadState = z.enum(uploadStates);
/**
 * `opened`: a phone took it. `sending`: its photo is on the way. `sent`: it lies at central. `received`: the station has it and central
 * no more. `shown`: the kiosk shows it, for good. `refused`: it was no photo that can be used; another one may be sent.
 */
export type UploadState = z.infer<typeof UploadState>;

export const UploadStatus = z.object({
  state: UploadState,
  endsAt: Instant,
  /** Why, when it was refused. */
  why: ErrorCode.nullable(),
  /** Grows with everything that is done on the phone. */
  moves: z.number().int().nonnegative(),
});
export type UploadStatus = z.infer<typeof UploadStatus>;

export const PhoneStatus = UploadStatus.omit({ moves: true, endsAt: true }).extend({
  /** Milliseconds that are left: the phone's clock may be anywhere. */
  left: z.number().int().nonnegative(),
});
/** The same, as the phone needs it. */
export type PhoneStatus = z.infer<typeof PhoneStatus>;

export const PhoneProgress = z.object({ doing: z.enum(['choosing', 'sending']) });
export type PhoneProgress = z.infer<typeof PhoneProgress>;

export const UploadOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('received') }),
  z.object({ state: z.literal('shown') }),
  z.object({ state: z.literal('refused'), why: ErrorCode }),
]);
/** What the station made of a photo. */
export type UploadOutcome = z.infer<typeof UploadOutcome>;
