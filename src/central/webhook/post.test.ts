// One delivery over a real connection: what may go wrong on the way, and whom it is given to at all.
import { afterEach, describe, expect, it } from 'vitest';
import { canSelfSign, makeCertificate } from '../../../tests/fixtures/self-signed.ts';
import { startEndpoint, status, type Endpoint } from '../testing/endpoint.ts';
import { httpPost } from './post.ts';
import type { WebhookSettings } from './settings.ts';

describe('a delivery', () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const open = async (answer: Endpoint['answer'], certificate?: { key: string; cert: string }) => {
    const endpoint = await startEndpoint(certificate);
    endpoint.answer = answer;
    ends.push(() => endpoint.close());
    return endpoint;
  };
  const send = ({ url }: Pick<Endpoint, 'url'>, more: Partial<WebhookSettings> = {}, timeout?: number) =>
    httpPost({ url, secrets: [], ...more }, timeout)('{"name":"Léa"}', { 'webhook-id': 'msg_1' });

  it('brings the very bytes, and the status and Retry-After back', async () => {
    const endpoint = await open(status(503, { 'retry-after': '9' }));
    expect(await send(endpoint)).toEqual({ status: 503, retryAfter: '9' });
    expect(endpoint.came).toMatchObject([{ body: '{"name":"Léa"}', headers: { 'webhook-id': 'msg_1' } }]);
  });

  it('ends in time when the endpoint takes it and says nothing', async () => {
    const endpoint = await open(() => undefined);
    expect(await send(endpoint, {}, 50)).toEqual({ failure: 'timeout' });
  });

  it('needs the status only: an answer without an end keeps nobody', async () => {
    const endpoint = await open((_came, response) => void response.writeHead(200).write('a'.repeat(100_000)));
    expect(await send(endpoint)).toMatchObject({ status: 200 });
  });

  it('says by a code that nobody is there, or that they hung up', async () => {
    expect(await send({ url: new URL('http://127.0.0.1:1/') })).toEqual({ failure: 'ECONNREFUSED' });
    const rude = await open((_came, response) => void response.destroy());
    expect(await send(rude)).toEqual({ failure: 'ECONNRESET' });
  });

  it.skipIf(!canSelfSign)('goes only to whom a trusted authority knows', async () => {
    const [mine, foreign] = [await makeCertificate(), await makeCertificate()];
    const endpoint = await open(status(204), mine);
    expect(await send(endpoint)).toEqual({ failure: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(await send(endpoint, { authorities: foreign.cert })).toHaveProperty('failure');
    expect(endpoint.came).toEqual([]);
    expect(await send(endpoint, { authorities: mine.cert })).toMatchObject({ status: 204 });
  });
});
