import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Net } from '../shared/shell/host-gate.ts';

/** Node's sockets, listening on loopback only. */
export const loopbackNet: Net<Socket> = {
  listen: async (onLine) => {
    const server = createServer(onLine);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port: 0 }, resolve);
    });
    return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
  },
  connect: (host, port) => connect({ host: host.replace(/^\[(.*)\]$/, '$1'), port }),
  join: (one, other) => void one.pipe(other).pipe(one),
};
