import axios, { AxiosError } from 'axios';
import { err, type Result } from '../../shared/domain/result.ts';
import type { Context } from '../context.ts';
import { interpretAnswer, type EntRefusal } from './interpret.ts';

/** No answer of a CAS server is longer, in bytes. */
export const answerLimit = 64 * 1024;

/**
 * Asks the ENT whom a ticket stands for: one attempt, as a ticket is good for one. `service` must be byte for byte what the login page got.
 * Only `serviceValidate`, never `proxyValidate`: CAS Protocol 3.0, 2.5 and 2.8.
 */
export async function validateTicket(
  context: Pick<Context, 'ent' | 'limits' | 'clock'>,
  service: string,
  ticket: string,
): Promise<Result<{ user: string }, EntRefusal>> {
  const { ent, limits, clock } = context;
  const query = new URLSearchParams({ service, ticket, renew: 'true' });
  const abort = AbortSignal.timeout(limits.entAnswer);
  try {
    const answer = await axios.get<ArrayBuffer>(`${ent.prefixUrl}/p3/serviceValidate?${query.toString()}`, {
      responseType: 'arraybuffer',
      signal: abort,
      timeout: limits.entAnswer,
      maxRedirects: 0,
      maxContentLength: answerLimit,
      // A compressed answer could be small on the way and large here.
      decompress: false,
      headers: { accept: 'application/xml, text/xml', 'accept-encoding': 'identity' },
      proxy: false,
      validateStatus: () => true,
    });
    if (answer.status >= 500) return err('ent.unreachable');
    // Neither the status of a refusal nor the media type can be trusted with real servers: the body decides.
    if (answer.status !== 200) return err('ent.answer-unreadable');
    return interpretAnswer(new Uint8Array(answer.data), {
      now: clock(),
      freshness: limits.entFreshness,
      repeatedAttributes: ent.repeatedAttributes ?? [],
    });
  } catch (error) {
    // The error itself holds the address with the ticket: it is not passed on, not even to a log.
    if (!(error instanceof AxiosError)) throw error;
    return err(error.code === AxiosError.ERR_BAD_RESPONSE ? 'ent.answer-unreadable' : 'ent.unreachable');
  }
}
