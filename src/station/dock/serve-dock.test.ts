import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { dockContract, type DockAct } from '../../shared/contract/station.ts';
import { err, ok } from '../../shared/domain/result.ts';
import { channelPair } from '../../shared/wire/channel.ts';
import { Wire } from '../../shared/wire/wire.ts';
import { createMemoryTerminal } from '../card/memory-terminal.ts';
import { createMemoryScanner } from '../scanner/memory-scanner.ts';
import { DockNetwork } from '../central/network-switch.ts';
import { httpControl } from './control.ts';
import { serveDock } from './serve-dock.ts';

const token = 'a-token-of-the-demo';
const props = {
  people: [{ login: 'jdupont', password: 'x', about: 'a student' }],
  cards: [],
  codes: [],
  reader: 'memory' as const,
};

/** A control server as the demo has one. */
async function controlServer(moves: DockAct[]): Promise<string> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${token}`)
      return answer(401, { code: 'station.proof-refused' });
    if (request.method === 'GET' && request.url === '/props') return answer(200, props);
    void json(request).then((act) => {
      moves.push(act as DockAct);
      if ((act as DockAct).move === 'reject-photo') answer(409, { code: 'photo.none' });
      else answer(200, { said: 'done' });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function dock(options: { memory: boolean; token?: string }) {
  const moves: DockAct[] = [];
  const url = await controlServer(moves);
  const terminal = createMemoryTerminal();
  const scanner = createMemoryScanner();
  const network = new DockNetwork();
  const kills: string[] = [];
  const control = httpControl({ url, token: options.token ?? token });
  const [station, screen] = channelPair();
  const parts = {
    control,
    terminal: options.memory ? terminal : null,
    scanner: options.memory ? scanner : null,
    network,
    kill: () => void kills.push('kill'),
  };
  serveDock(new Wire(station), parts, (bug) => {
    throw bug;
  });
  const client = new Wire(screen).connect('dock', dockContract);
  return {
    move: (act: DockAct) => client.call('move', act),
    client,
    moves,
    terminal,
    scanner,
    network,
    kills,
  };
}

test('the memory reader is moved here', async () => {
  const { move, terminal, moves } = await dock({ memory: true });
  expect((await move({ move: 'present-card', uid: '04A1B2C3D4E580' })).ok).toBe(true);
  expect(terminal.status().status).toBe('ready');
  await move({ move: 'present-card', uid: null });
  expect(terminal.status().status).toBe('unreadable');
  await move({ move: 'remove-card' });
  expect(terminal.status().status).toBe('no-card');
  await move({ move: 'unplug-reader' });
  expect(terminal.status().status).toBe('no-reader');
  expect(await move({ move: 'present-card', uid: '04' })).toEqual(err('reader.none'));
  expect(await move({ move: 'unplug-reader' })).toEqual(err('reader.none'));
  await move({ move: 'plug-reader' });
  expect(await move({ move: 'present-card', uid: '0G' })).toEqual(err('card.uid-length'));
  expect(moves).toEqual([]);
});

test('the memory scanner is moved here, and only here', async () => {
  const { move, scanner, moves } = await dock({ memory: true });
  const codes: string[] = [];
  scanner.onCode((code) => codes.push(code));
  expect((await move({ move: 'scan', code: ']Q122001234' })).ok).toBe(true);
  expect((await move({ move: 'unplug-scanner' })).ok).toBe(true);
  expect(scanner.status()).toBe('none');
  expect(await move({ move: 'scan', code: '22001234' })).toEqual(err('scanner.none'));
  await move({ move: 'plug-scanner' });
  expect(scanner.status()).toBe('ready');
  expect(codes).toEqual(['22001234']);
  const other = await dock({ memory: false });
  expect(await other.move({ move: 'scan', code: '22001234' })).toEqual(err('scanner.none'));
  expect([...moves, ...other.moves]).toEqual([]);
});

test('another reader and the operator are moved by the control server', async () => {
  const { move, moves, client } = await dock({ memory: false });
  expect(await move({ move: 'present-card', uid: '04A1B2C3D4E580' })).toEqual(ok({ said: 'done' }));
  expect(await move({ move: 'accept-photo' })).toEqual(ok({ said: 'done' }));
  expect(await move({ move: 'reject-photo' })).toEqual(err('photo.none'));
  expect(moves.map((one) => one.move)).toEqual(['present-card', 'accept-photo', 'reject-photo']);
  expect(await client.call('props', null)).toEqual(ok(props));
});

test('the network and the station itself', async () => {
  const { move, network, kills } = await dock({ memory: true });
  await move({ move: 'cut-network' });
  expect(network.cut()).toBe(true);
  await move({ move: 'restore-network' });
  expect(network.cut()).toBe(false);
  await move({ move: 'kill-station' });
  expect(kills).toEqual(['kill']);
});

test('a wrong token, and a control server that is gone', async () => {
  const { move } = await dock({ memory: true, token: 'another-token-of-nobody' });
  expect(await move({ move: 'accept-photo' })).toEqual(err('station.proof-refused'));
  const gone = httpControl({ url: 'http://127.0.0.1:1', token });
  expect(await gone.move({ move: 'accept-photo' })).toEqual(err('central.unreachable'));
});
