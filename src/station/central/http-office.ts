import type { z } from 'zod';
import { paths } from '../../shared/contract/central.ts';
import {
  BadgeSheet,
  BenchCount,
  CardVerdict,
  OfficeFound,
  OfflineKeys,
  PeopleFound,
} from '../../shared/contract/office.ts';
import type { RawAnswer } from './http-exchange.ts';
import type { OfficeCentral } from './office.ts';
import type { ProvenHttp } from './proven-http.ts';
import { readJpeg, readJson, type Read } from './read-answer.ts';

/** A card lies on the reader and a person waits: what takes longer is no answer. Milliseconds. */
const cardTimeout = 8_000;

const json =
  <T>(shape: z.ZodType<T>) =>
  (answer: RawAnswer): Read<T> =>
    readJson(answer, shape);

/** The card office's part of central over HTTPS. */
export const httpOffice = (http: ProvenHttp): OfficeCentral => ({
  count: (visit) =>
    http.ask({ method: 'GET', path: paths.bench(visit.visit), visit, read: json(BenchCount) }),
  search: (visit, body) =>
    http.ask({
      ...{ method: 'POST', path: paths.officeBadges(visit.visit), visit, body, timeout: cardTimeout },
      read: json(OfficeFound),
    }),
  people: (visit, text) =>
    http.ask({
      ...{ method: 'POST', path: paths.officePeople(visit.visit), visit, body: { by: 'name', text } },
      read: json(PeopleFound),
    }),
  sheet: (visit, badge) =>
    http.ask({ method: 'GET', path: paths.officeBadge(visit.visit, badge), visit, read: json(BadgeSheet) }),
  image: (visit, sha256) =>
    http.ask({ method: 'GET', path: paths.officeImage(visit.visit, sha256), visit, read: readJpeg }),
  card: (visit, body) =>
    http.ask({
      ...{ method: 'POST', path: paths.benchCards(visit.visit), visit, body, timeout: cardTimeout },
      read: json(CardVerdict),
    }),
  offlineKeys: (visit, body) =>
    http.ask({
      ...{ method: 'POST', path: paths.benchOfflineKeys(visit.visit), visit, body },
      read: json(OfflineKeys),
    }),
});
