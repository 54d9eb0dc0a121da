import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNetworkGate, type NetworkGate } from './network-gate.ts';

describe('the network gate', () => {
  let server: Server;
  let gate: NetworkGate;
  beforeEach(async () => {
    server = createServer((_request, response) => response.end('central')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    gate = await openNetworkGate(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    await gate.close();
    server.closeAllConnections();
    server.close();
  });

  const ask = async () => (await fetch(gate.url)).text();

  it('lets bytes through', async () => {
    expect(await ask()).toBe('central');
  });

  it('resets everything while cut, and lets bytes through again afterwards', async () => {
    gate.set('cut');
    await expect(ask()).rejects.toThrow(TypeError);
    gate.set('open');
    expect(await ask()).toBe('central');
  });

  it('never answers while silent, until it is cut', async () => {
    gate.set('silent');
    const waiting = ask();
    const state = await Promise.race([
      waiting.then(() => 'answered'),
      fetch(gate.url, { signal: AbortSignal.timeout(100) }).catch(() => 'still silent'),
    ]);
    expect(state).toBe('still silent');
    gate.set('cut');
    await expect(waiting).rejects.toThrow(TypeError);
  });
});
