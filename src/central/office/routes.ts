import { z } from 'zod';
import { paths } from '../../shared/contract/central.ts';
import { BadgeSheet, OfficeFound, OfficeSearch, PeopleFound } from '../../shared/contract/office.ts';
import { BadgeId, Sha256 } from '../../shared/domain/ids.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { orRefuse } from '../http/or-refuse.ts';
import { answers } from '../http/schema.ts';
import { openVisitOf } from '../visits/of-request.ts';
import { orAlarm } from './answer.ts';
import { AtOnce } from './at-once.ts';
import { officePicture } from './image.ts';
import { common, visit, VisitPath } from './route-parts.ts';
import { searchBadges, searchPeople } from './search.ts';
import { badgeSheet } from './sheet.ts';

/** People may have no badge, and so are found by name only. */
const PeopleSearch = z.object({ by: z.literal('name'), text: OfficeSearch.options[1].shape.text });

/** The card office's reading: whose badge it is, and what became of it. For those who were given the role, at stations of the office. */
export function officeRoutes(app: App, context: Context): void {
  const atOnce = new AtOnce(context.limits.searchesAtOnce);
  app.post(
    paths.officeBadges(visit),
    {
      schema: {
        ...common,
        summary: 'Badges by what is printed on them, by their card, or by the name of their holder',
        params: VisitPath,
        body: OfficeSearch,
        response: answers(200, OfficeFound),
      },
    },
    async (request) => {
      const open = await openVisitOf(context, request);
      const search = () => searchBadges(context, open, request.body);
      return orAlarm(request, open, await atOnce.of(open.station, search));
    },
  );
  app.post(
    paths.officePeople(visit),
    {
      schema: {
        ...common,
        summary: 'People by name or number, with or without a badge',
        params: VisitPath,
        body: PeopleSearch,
        response: answers(200, PeopleFound),
      },
    },
    async (request) => {
      const open = await openVisitOf(context, request);
      const search = () => searchPeople(context, open, request.body.text);
      return orAlarm(request, open, await atOnce.of(open.station, search));
    },
  );
  app.get(
    paths.officeBadge(visit, ':badge' as BadgeId),
    {
      schema: {
        ...common,
        summary: 'A badge with its history and the other badges of its holder',
        params: VisitPath.extend({ badge: BadgeId }),
        response: answers(200, BadgeSheet),
      },
    },
    async (request) =>
      orRefuse(await badgeSheet(context, await openVisitOf(context, request), request.params.badge)),
  );
  app.get(
    paths.officeImage(visit, ':sha256' as Sha256),
    {
      schema: {
        ...common,
        summary: 'An identity photo in force, 531x683 JPEG',
        params: VisitPath.extend({ sha256: Sha256 }),
        produces: ['image/jpeg'],
      },
    },
    async (request, reply) => {
      const open = await openVisitOf(context, request);
      const jpeg = orRefuse(await officePicture(context, open, request.params.sha256));
      return reply.type('image/jpeg').send(Buffer.from(jpeg));
    },
  );
}
