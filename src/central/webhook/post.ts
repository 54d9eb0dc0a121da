import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as encrypted } from 'node:https';
import type { WebhookSettings } from './settings.ts';

/** What an endpoint made of a delivery: its status, or a word for why there is none. */
export type Answered =
  { readonly status: number; readonly retryAfter: string | undefined } | { readonly failure: string };

/** Sends one delivery. */
export type Post = (body: string, headers: Readonly<Record<string, string>>) => Promise<Answered>;

/** For the whole exchange, in milliseconds (Standard Webhooks, « Request timeouts »: 15 to 30 s). */
const patience = 20_000;

/**
 * Deliveries by HTTP POST, each on a connection of its own. No redirect is followed: what is signed for one address goes to no other. The body of
 * the answer is never read.
 */
export function httpPost({ url, authorities }: WebhookSettings, timeout = patience): Post {
  const secure = url.protocol === 'https:';
  return (body, headers) =>
    new Promise((answered) => {
      const options: RequestOptions & { ca?: string; minVersion?: 'TLSv1.2' } = {
        method: 'POST',
        agent: false,
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'trombine-webhook/1',
        },
        ...(secure
          ? { minVersion: 'TLSv1.2', ...(authorities === undefined ? {} : { ca: authorities }) }
          : {}),
      };
      const end = (answer: Answered) => {
        clearTimeout(timer);
        answered(answer);
        asked.destroy();
      };
      const heard = ({ statusCode, headers: said }: IncomingMessage) =>
        end({ status: statusCode ?? 0, retryAfter: said['retry-after'] });
      const asked = secure ? encrypted(url, options, heard) : plain(url, options, heard);
      asked.on('error', (error: NodeJS.ErrnoException) => end({ failure: error.code ?? 'unknown' }));
      const timer = setTimeout(() => end({ failure: 'timeout' }), timeout);
      asked.end(body);
    });
}
