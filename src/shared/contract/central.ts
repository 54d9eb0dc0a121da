import { z } from 'zod';
import { Account } from '../domain/account.ts';
import { ErrorCode } from '../domain/errors.ts';
import type { BadgeId, CommandId } from '../domain/ids.ts';
import { Instant, Sha256, StationId, VisitId } from '../domain/ids.ts';
import { PhotoProfile } from '../quality/profile.ts';

/**
 * The central API, version 1, as a station sees it. JSON over HTTPS.
 * Every request but `health` carries `Authorization: Trombine <proof>`; those of a visit also `Trombine-Visit: <token>`. The enrolment is
 * proven with the very key that its body brings, without `kid`, and answers 201 with the `Configuration`, which holds the new station's id.
 * Every refusal is `application/problem+json` (RFC 9457) with a `code` of the closed set.
 */
export const paths = {
  enrol: '/v1/stations/enrol',
  configuration: '/v1/station/configuration',
  signIns: '/v1/sign-ins',
  visits: '/v1/visits',
  visit: (id: VisitId) => `/v1/visits/${id}`,
  renewal: (id: VisitId) => `/v1/visits/${id}/renewal`,
  account: (id: VisitId) => `/v1/visits/${id}/account`,
  image: (id: VisitId, sha256: Sha256) => `/v1/visits/${id}/images/${sha256}`,
  /** GET: how many wait. POST: takes a batch (see moderation.ts). */
  moderation: (id: VisitId) => `/v1/visits/${id}/moderation`,
  moderationImage: (id: VisitId, sha256: Sha256) => `/v1/visits/${id}/moderation/images/${sha256}`,
  /** GET: how many badges wait to be encoded (see office.ts for all of the card office's). */
  bench: (id: VisitId) => `/v1/visits/${id}/bench`,
  /** POST a `CardRequest`: may this card be encoded, with which keys and fields. */
  benchCards: (id: VisitId) => `/v1/visits/${id}/bench/cards`,
  /** POST an `OfflineKeysRequest`. */
  benchOfflineKeys: (id: VisitId) => `/v1/visits/${id}/bench/offline-keys`,
  /** POST an `OfficeSearch`. */
  officeBadges: (id: VisitId) => `/v1/visits/${id}/office/badges`,
  /** GET a `BadgeSheet`. */
  officeBadge: (id: VisitId, badge: BadgeId) => `/v1/visits/${id}/office/badges/${badge}`,
  /** POST an `OfficeSearch` by name: a `PeopleFound`. */
  officePeople: (id: VisitId) => `/v1/visits/${id}/office/people`,
  officeImage: (id: VisitId, sha256: Sha256) => `/v1/visits/${id}/office/images/${sha256}`,
  command: (id: CommandId) => `/v1/commands/${id}`,
  health: '/v1/health',
} as const;

export const visitHeader = 'trombine-visit';
export const proofScheme = 'Trombine';
/** Path of the service URL that the ENT redirects to: the kiosk catches it and never sends it. */
export const servicePath = '/kiosk/cas';
/** JWS `typ` of a station's proof, after RFC 9449: fresh for one request, bound to method, path and body. */
export const proofType = 'trombine-proof+jws';
/** How far a proof's `iat` may be from central's clock, and an act from the edges of its visit, in seconds. */
export const proofWindow = 120;

export const Proof = z.object({
  htm: z.string(),
  /** Path with its query, as sent. */
  htu: z.string(),
  iat: z.number().int(),
  jti: z.uuid(),
  /** SHA-256 of the body's bytes in hex; of no bytes when there is no body. */
  body: Sha256,
});
/** Payload of a station's proof; the JWS header's `kid` is the station id. EdDSA (Ed25519). */
export type Proof = z.infer<typeof Proof>;

export const PublicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
/** An Ed25519 public key as a JWK (RFC 8037). */
export type PublicJwk = z.infer<typeof PublicJwk>;

export const SealingKey = z.object({
  kid: z.string().min(1),
  role: z.enum(['central', 'recovery']),
  /** X25519 public key, 32 bytes in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
/** A recipient of sealed attachments. */
export type SealingKey = z.infer<typeof SealingKey>;

/** The ENT's own pages that a kiosk may open in the isolated view. */
export const EntPages = z.object({
  password: z.url(),
  firstLogin: z.url().nullable(),
  security: z.url().nullable(),
});
export type EntPages = z.infer<typeof EntPages>;

export const Configuration = z.object({
  station: StationId,
  place: z.string(),
  university: z.string(),
  receiptKeys: z.array(PublicJwk.extend({ kid: z.string() })).min(1),
  sealingKeys: z.array(SealingKey).min(2),
  ent: z.object({ pages: EntPages, hosts: z.array(z.string()).min(1) }),
  /** Texts of image rights that central knows; the station refuses to record consent with another one. */
  consentTexts: z.array(z.object({ version: z.string(), sha256: Sha256 })),
  /** What this university asks of a photo; the built-in default when central says nothing. */
  photoProfile: PhotoProfile.optional(),
  /** Whether operators may work here: photos of others are shown to them. */
  office: z.boolean().optional(),
  /**
   * The `EncodingRules` of office.ts: how badges are encoded; only at a station of the office of a university that encodes. The bench
   * checks them: with a profile that it does not understand it encodes nothing, and the station works on.
   */
  encoding: z.unknown().optional(),
  serverTime: Instant,
});
/** What a station needs to know, read at its start and every hour. */
export type Configuration = z.infer<typeof Configuration>;

export const Enrolment = z.object({
  code: z.string().min(8).max(64),
  publicKey: PublicJwk,
  name: z.string().min(1).max(80),
});
/** A one-time code against a key that the station keeps; the request is proven with that very key. */
export type Enrolment = z.infer<typeof Enrolment>;

export const SignIn = z.object({
  /** One-time, bound to the station, part of the service URL's query. */
  state: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  /** The exact service URL, `state` included: must be byte-identical at validation. */
  service: z.url(),
  /** The ENT's login page with `service` and `renew=true`. */
  loginUrl: z.url(),
  logoutUrl: z.url(),
  /** `host[:port]` values that the isolated view may visit. */
  hosts: z.array(z.string()).min(1),
  expiresAt: Instant,
});
/** Central's leave to open the ENT's login page once. */
export type SignIn = z.infer<typeof SignIn>;

export const Ticket = z.object({
  state: SignIn.shape.state,
  /** CAS service ticket. */
  ticket: z.string().regex(/^ST-[A-Za-z0-9._-]{1,253}$/),
});
export type Ticket = z.infer<typeof Ticket>;

export const VisitToken = z.object({
  token: z.string().min(1),
  /** At most 5 minutes ahead. */
  tokenExpiresAt: Instant,
});
export type VisitToken = z.infer<typeof VisitToken>;

export const OpenedVisit = VisitToken.extend({
  visit: VisitId,
  /** No renewal goes beyond this. */
  visitEndsAt: Instant,
  account: Account,
});
/** The answer to a ticket that the ENT confirmed. */
export type OpenedVisit = z.infer<typeof OpenedVisit>;

export const CommandDelivery = z.object({
  /** Compact JWS of the command. */
  command: z.string().min(1),
  attachments: z
    .array(z.object({ sha256: Sha256, /** Sealed bytes in base64. */ sealed: z.base64() }))
    .max(4),
});
/** Body of `PUT /v1/commands/{id}`: one request, one transaction, one receipt. */
export type CommandDelivery = z.infer<typeof CommandDelivery>;

export const Delivered = z.object({ /** Compact JWS of the receipt. */ receipt: z.string().min(1) });
export type Delivered = z.infer<typeof Delivered>;

export const Health = z.object({ status: z.literal('ok'), serverTime: Instant });
export type Health = z.infer<typeof Health>;

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ErrorCode,
  detail: z.string().optional(),
  /** Present when the clock is the problem. */
  serverTime: Instant.optional(),
});
/** RFC 9457. */
export type Problem = z.infer<typeof Problem>;
