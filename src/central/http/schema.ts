import { z } from 'zod';
import { Problem } from '../../shared/contract/central.ts';
import { problemType } from './problem.ts';

const refusal = { description: 'Refusal', content: { [problemType]: { schema: Problem } } } as const;

/** Answers of a JSON route as OpenAPI shows them. */
export const answers = <S extends number, T extends z.ZodType>(status: S, schema: T) =>
  ({ [status]: schema, '4xx': refusal, '5xx': refusal }) as { [K in S]: T };

/** Answers of a route that succeeds without a body. */
export const emptyAnswer = { 204: z.null().describe('Done'), '4xx': refusal, '5xx': refusal } as const;

/** Security of a route as OpenAPI shows it. */
export const stationSecurity = [{ station: [] }];
export const visitSecurity = [{ station: [], visit: [] }];

/** For the document at `/docs`. */
export const securitySchemes = {
  station: {
    type: 'http',
    scheme: 'Trombine',
    description:
      'A compact JWS (EdDSA) made for this one request with the station’s key: typ trombine-proof+jws, kid = station id, payload ' +
      '{ htm, htu, iat, jti, body }. `body` is the SHA-256 of the request’s body in hex.',
  },
  visit: {
    type: 'apiKey',
    in: 'header',
    name: 'Trombine-Visit',
    description:
      'The token that opening or renewing a visit answered: one station, one person, five minutes.',
  },
} as const;
