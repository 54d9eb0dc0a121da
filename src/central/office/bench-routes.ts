import { paths } from '../../shared/contract/central.ts';
import {
  BenchCount,
  CardRequest,
  CardVerdict,
  OfflineKeys,
  OfflineKeysRequest,
} from '../../shared/contract/office.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { orRefuse } from '../http/or-refuse.ts';
import { answers } from '../http/schema.ts';
import { openVisitOf } from '../visits/of-request.ts';
import { orAlarm } from './answer.ts';
import { judgeCard } from './card.ts';
import { offlineKeys } from './offline-keys.ts';
import { common, visit, VisitPath } from './route-parts.ts';
import { countPrinted } from './search.ts';

/** The encoding bench's part of the card office. */
export function benchRoutes(app: App, context: Context): void {
  app.get(
    paths.bench(visit),
    {
      schema: {
        ...common,
        summary: 'How many badges wait to be encoded',
        params: VisitPath,
        response: answers(200, BenchCount),
      },
    },
    async (request) => orRefuse(await countPrinted(context, await openVisitOf(context, request))),
  );
  app.post(
    paths.benchCards(visit),
    {
      schema: {
        ...common,
        summary: 'Whether and how the card on the reader is encoded for a badge; with keys of this card only',
        params: VisitPath,
        body: CardRequest,
        response: answers(200, CardVerdict),
      },
    },
    async (request) => {
      const open = await openVisitOf(context, request);
      return orAlarm(request, open, await judgeCard(context, open, request.body));
    },
  );
  app.post(
    paths.benchOfflineKeys(visit),
    {
      schema: {
        ...common,
        summary:
          'Keys of the blank cards of a session without network; cards that are somebody’s are left out',
        params: VisitPath,
        body: OfflineKeysRequest,
        response: answers(200, OfflineKeys),
      },
    },
    async (request) => {
      const open = await openVisitOf(context, request);
      return orAlarm(request, open, await offlineKeys(context, open, request.body));
    },
  );
}
