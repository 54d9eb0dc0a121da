import { once } from 'node:events';
import net from 'node:net';

/** `open` lets bytes through, `cut` resets every connection, `silent` takes connections and never answers. */
export type GateState = 'open' | 'cut' | 'silent';

/** The network between a kiosk and central, that the dev dock and the tests can cut. */
export interface NetworkGate {
  /** `http://127.0.0.1:PORT`, to be given to the station instead of central's own address. */
  readonly url: string;
  readonly state: GateState;
  /** Changes the state; connections under way are reset unless it is `open`. */
  set(state: GateState): void;
  close(): Promise<void>;
}

/** Opens a gate on a free loopback port in front of `target` (an `http://host:port` address). */
export async function openNetworkGate(target: string): Promise<NetworkGate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<net.Socket>();
  let state: GateState = 'open';
  const keep = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A reset is what this gate is for; 'close' follows and ends the other side.
    socket.on('error', () => undefined);
  };
  const server = net.createServer((near) => {
    keep(near);
    if (state === 'cut') return void near.resetAndDestroy();
    if (state === 'silent') return void near.resume();
    const far = net.connect({ host: hostname, port: Number(port) });
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as net.AddressInfo;
  const reset = () => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    url: `http://127.0.0.1:${own}`,
    get state() {
      return state;
    },
    set(next) {
      state = next;
      if (next !== 'open') reset();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      reset();
      await closed;
    },
  };
}
