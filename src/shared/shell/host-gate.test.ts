import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { mayConnect, reachable } from './ent-rules.ts';
import { openHostGate, type HostGate, type Net } from './host-gate.ts';
import { readGreeting, readRequest } from './socks.ts';

const listening = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};
const net: Net<Socket> = {
  listen: async (onLine) => {
    const server = createServer(onLine);
    return { port: await listening(server), close: () => void server.close() };
  },
  connect: (host, port) => connect({ host, port }),
  join: (one, other) => void one.pipe(other).pipe(one),
};
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
async function echo(): Promise<number> {
  const server = createServer((socket) => void socket.pipe(socket));
  ends.push(() => server.close());
  return listening(server);
}
async function gateFor(hosts: string[]): Promise<HostGate> {
  const gate = await openHostGate(net, hosts);
  ends.push(() => gate.close());
  return gate;
}
/** Says these bytes to the gate one by one and answers all that came back before it hung up, or `enough` bytes. */
async function say(gate: HostGate, bytes: number[], enough = Infinity): Promise<number[]> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(gate.proxy).port) });
  ends.push(() => socket.destroy());
  for (const byte of bytes) socket.write(Uint8Array.of(byte));
  const heard: number[] = [];
  for await (const chunk of socket) {
    heard.push(...(chunk as Buffer));
    if (heard.length >= enough) break;
  }
  return heard;
}
const to = (port: number): number[] => [5, 1, 0, 1, 127, 0, 0, 1, port >> 8, port & 255];
const [method, granted, refused] = [
  [5, 0],
  [5, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  [5, 2, 0, 1, 0, 0, 0, 0, 0, 0],
];

test('a host of the list is reached, with every byte that came early', async () => {
  const port = await echo();
  const gate = await gateFor([`127.0.0.1:${port}`]);
  const hello = [...Buffer.from('hello')];
  expect(await say(gate, [5, 1, 0, ...to(port), ...hello], 17)).toEqual([...method, ...granted, ...hello]);
});
test('any other host or port is refused', async () => {
  const [port, other] = await Promise.all([echo(), echo()]);
  const gate = await gateFor([`127.0.0.1:${port}`]);
  expect(await say(gate, [5, 1, 0, ...to(other)])).toEqual([...method, ...refused]);
});
test.each([
  ['SOCKS 4', [4, 1, 0, 80]],
  ['a bind', [5, 1, 0, 5, 2, 0, 1, 127, 0, 0, 1, 0, 80]],
  ['UDP', [5, 1, 0, 5, 3, 0, 1, 127, 0, 0, 1, 0, 80]],
  ['an unknown kind of address', [5, 1, 0, 5, 1, 0, 9, 127, 0, 0, 1, 0, 80]],
  ['an empty name', [5, 1, 0, 5, 1, 0, 3, 0, 0, 80]],
])('%s is hung up on', async (_what, bytes) => {
  const heard = await say(await gateFor(['127.0.0.1:80']), bytes);
  expect(heard.slice(2)).not.toEqual(granted);
});
test('closed, it ends what is open and takes no more', async () => {
  const port = await echo();
  const gate = await openHostGate(net, [`127.0.0.1:${port}`]);
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(gate.proxy).port) });
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  socket.write(Uint8Array.of(5, 1, 0, ...to(port), 1));
  await once(socket, 'data');
  gate.close();
  await closed;
  await expect(say(gate, [5])).rejects.toThrow('ECONNREFUSED');
});

test('addresses of every kind are read as a URL writes them', () => {
  const name = [...Buffer.from('ent.univ.fr')];
  expect(readRequest(Uint8Array.of(5, 1, 0, 3, name.length, ...name, 1, 187))).toEqual({
    ...{ host: 'ent.univ.fr', port: 443 },
    length: 18,
  });
  const loopback = [...Array<number>(15).fill(0), 1];
  expect(readRequest(Uint8Array.of(5, 1, 0, 4, ...loopback, 31, 144))).toMatchObject({
    host: '[::1]',
    port: 8080,
  });
  expect(readRequest(Uint8Array.of(5, 1, 0, 3, 9, 1))).toBe('more');
  expect(readGreeting(Uint8Array.of(5, 2, 0))).toBe('more');
});
test('the list decides by exact host and port; plain http is for loopback only', () => {
  expect(mayConnect('ent.univ.fr', 443, ['ent.univ.fr'])).toBe(true);
  expect(mayConnect('ent.univ.fr', 80, ['ent.univ.fr'])).toBe(false);
  expect(mayConnect('evil.fr', 443, ['ent.univ.fr'])).toBe(false);
  expect(mayConnect('127.0.0.1', 80, ['127.0.0.1'])).toBe(true);
  expect(reachable({ hosts: ['a.fr'], logoutUrl: 'https://b.fr:8443/logout' })).toEqual([
    'a.fr',
    'b.fr:8443',
  ]);
});
