import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandId, StationId } from '../../shared/domain/ids.ts';
import { steadyClock } from '../clock.ts';
import { temporaryFolder } from '../engine-kit.ts';
import { Signer } from '../keys/signer.ts';
import { centralAddress } from './address.ts';
import { connectHttp } from './http-central.ts';
import { ServerClock } from './server-clock.ts';

const missing = spawnSync('openssl', ['version']).status === 0 ? '' : ' [skipped: openssl is not installed]';

/** An authority of the university's own, and a certificate that it signed for this name. */
function certificate(folder: string, name: string): { ca: string; cert: Buffer; key: Buffer } {
  const run = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  run('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Our authority');
  const san = ['-addext', `subjectAltName=${name}`];
  run('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=central', ...san);
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-copy_extensions', 'copy'];
  run('x509', '-req', '-in', 'server.csr', ...by, '-out', 'server.pem');
  return {
    ca: join(folder, 'ca.pem'),
    cert: readFileSync(join(folder, 'server.pem')),
    key: readFileSync(join(folder, 'server.key')),
  };
}

/** A central behind this certificate that answers every delivery; `seen` is what reached it. */
async function listen(name: string) {
  const made = certificate(temporaryFolder(), name);
  const seen: string[] = [];
  const server = createServer({ cert: made.cert, key: made.key }, (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ receipt: 'x.y.z' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  const address = centralAddress(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const deliver = async (caFile: string | null) => {
    const clock = steadyClock();
    const prover = { signer: new Signer(randomBytes(32)), station: randomUUID() as StationId };
    const central = connectHttp({ address, caFile })({ prover, clock, serverClock: new ServerClock(clock) });
    onTestFinished(() => central.close());
    return central.deliver(uuidv7() as CommandId, { command: 'a.b.c', attachments: [] });
  };
  return { ca: made.ca, seen, deliver };
}

const unreachable = { ok: false, notYet: { code: 'central.unreachable', retryAfter: null } };

describe.skipIf(missing !== '')(`central over TLS${missing}`, () => {
  it('is believed under the authority that the settings name', async () => {
    const { ca, deliver } = await listen('IP:127.0.0.1');
    expect(await deliver(ca)).toEqual({ ok: true, value: { receipt: 'x.y.z' } });
  });

  it('is not spoken to under an authority that nobody named', async () => {
    const { deliver, seen } = await listen('IP:127.0.0.1');
    const { ca: ofSomebodyElse } = certificate(temporaryFolder(), 'IP:127.0.0.1');
    expect(await deliver(null)).toEqual(unreachable);
    expect(await deliver(ofSomebodyElse)).toEqual(unreachable);
    expect(seen).toEqual([]);
  });

  it('is not spoken to under another name', async () => {
    const { ca, deliver, seen } = await listen('DNS:other.example.fr');
    expect(await deliver(ca)).toEqual(unreachable);
    expect(seen).toEqual([]);
  });
});
