import { Health, paths, servicePath } from '../../shared/contract/central.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import type { App } from './app-type.ts';
import { answers } from './schema.ts';

/** Routes that need no proof and tell nothing. */
export function healthRoute(app: App, { store, clock }: Context): void {
  app.get(
    paths.health,
    {
      schema: {
        summary: 'Whether central and its database answer',
        tags: ['Health'],
        response: answers(200, Health),
      },
    },
    async () => {
      await store.db.selectFrom('stations').select('id').limit(1).execute();
      return { status: 'ok' as const, serverTime: instant(clock()) };
    },
  );
  // A kiosk catches this address before it is sent. Whoever comes here used it in a browser: the ticket is not even read.
  app.get(servicePath, { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        'Cette adresse ne sert qu’aux bornes Trombine. Vous pouvez fermer cette page.\n' +
          'This address is only for Trombine kiosks. You can close this page.\n',
      ),
  );
}
