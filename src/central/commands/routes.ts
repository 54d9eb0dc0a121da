import { z } from 'zod';
import { CommandDelivery, Delivered, paths } from '../../shared/contract/central.ts';
import { CommandId } from '../../shared/domain/ids.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { ProblemError } from '../http/problem.ts';
import { answers, stationSecurity } from '../http/schema.ts';
import { receiveCommand } from './receive.ts';
import { verifyDelivery } from './verify.ts';

/** Two sealed photos in base64 are a few hundred kilobytes; this leaves room for a very detailed face. */
const bodyLimit = 6 * 1024 * 1024;

/** The one door for acts. */
export function commandRoute(app: App, context: Context): void {
  app.put(
    paths.command(':id' as CommandId),
    {
      bodyLimit,
      schema: {
        summary: 'Deliver a command; the answer is its signed receipt, the same for ever',
        tags: ['Commands'],
        security: stationSecurity,
        params: z.object({ id: CommandId }),
        body: CommandDelivery,
        response: answers(200, Delivered),
      },
    },
    async (request) => {
      const verified = await verifyDelivery(request.params.id, request.station, request.body);
      if (!verified.ok) throw new ProblemError(verified.error);
      const delivered = await receiveCommand(context, verified.value);
      if (!delivered.ok) throw new ProblemError(delivered.error);
      return delivered.value;
    },
  );
}
