import type { z } from 'zod';
import { Account } from '../../shared/domain/account.ts';
import {
  Configuration,
  Delivered,
  OpenedVisit,
  paths,
  SignIn,
  VisitToken,
} from '../../shared/contract/central.ts';
import { Batch, Waiting } from '../../shared/contract/moderation.ts';
import type { RawAnswer, ExchangeOptions } from './http-exchange.ts';
import { httpOffice } from './http-office.ts';
import { ProvenHttp } from './proven-http.ts';
import { readJpeg, readJson, readNothing, type Read } from './read-answer.ts';
import type { Connect } from './station-central.ts';
import { httpUploads } from '../upload/http-uploads.ts';

const json =
  <T>(shape: z.ZodType<T>) =>
  (answer: RawAnswer): Read<T> =>
    readJson(answer, shape);

/** Central over HTTPS: the address is one that `centralAddress` let through. */
export const connectHttp =
  (options: ExchangeOptions): Connect =>
  ({ prover, clock, serverClock }) => {
    const http = new ProvenHttp({ ...options, prover, clock, serverClock });
    return {
      enrol: (enrolment) =>
        http.ask({ method: 'POST', path: paths.enrol, body: enrolment, read: json(Configuration) }),
      configuration: async () => {
        const sent = clock.now();
        const answer = await http.ask({
          method: 'GET',
          path: paths.configuration,
          read: json(Configuration),
        });
        if (answer.ok) serverClock.learn(answer.value.serverTime, sent, clock.now());
        return answer;
      },
      openSignIn: () => http.ask({ method: 'POST', path: paths.signIns, read: json(SignIn) }),
      // Central asks the ENT in between.
      openVisit: (ticket) =>
        http.ask({
          method: 'POST',
          path: paths.visits,
          body: ticket,
          read: json(OpenedVisit),
          timeout: 30_000,
        }),
      renew: (visit) =>
        http.ask({ method: 'POST', path: paths.renewal(visit.visit), visit, read: json(VisitToken) }),
      account: (visit) =>
        http.ask({ method: 'GET', path: paths.account(visit.visit), visit, read: json(Account) }),
      image: (visit, sha256) =>
        http.ask({ method: 'GET', path: paths.image(visit.visit, sha256), visit, read: readJpeg }),
      moderation: (visit) =>
        http.ask({ method: 'GET', path: paths.moderation(visit.visit), visit, read: json(Waiting) }),
      takeBatch: (visit, request) =>
        http.ask({
          method: 'POST',
          path: paths.moderation(visit.visit),
          visit,
          body: request,
          read: json(Batch),
        }),
      moderationImage: (visit, sha256) =>
        http.ask({ method: 'GET', path: paths.moderationImage(visit.visit, sha256), visit, read: readJpeg }),
      office: httpOffice(http),
      uploads: httpUploads(http),
      closeVisit: (visit) =>
        http.ask({
          method: 'DELETE',
          path: paths.visit(visit.visit),
          visit,
          read: readNothing,
          timeout: 5_000,
        }),
      deliver: (id, delivery) =>
        http.outcome({
          method: 'PUT',
          path: paths.command(id),
          body: delivery,
          read: json(Delivered),
          timeout: 60_000,
        }),
      reachable: () => http.reachability.state(),
      onReachable: (listener) => http.reachability.onChange(listener),
      close: () => http.close(),
    };
  };
