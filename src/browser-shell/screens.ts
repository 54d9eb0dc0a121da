import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { photoLimits } from '../shared/domain/photo.ts';
import type { ProcessMessage } from '../shared/shell/process.ts';
import type { Guard } from './guard.ts';

/** The largest frame a screen may send: a photo in base64 with room for the rest of its act. */
const maxPayload = Math.ceil((photoLimits.bytes * 4) / 3) + 64 * 1024;

/** Where the frames of the screens go; false when no station is there to take them. */
export type ToStation = (message: ProcessMessage) => boolean;

/** Relays each screen's WebSocket (`/station`) to the station, frame by frame, without looking inside. */
export class Screens {
  readonly #sockets = new Map<string, WebSocket>();

  constructor(server: Server, guard: Guard, toStation: ToStation) {
    const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
    server.on('upgrade', (request, socket, head) => {
      const refuse = (status: string): void =>
        void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
      socket.on('error', () => socket.destroy()); // a torn connection is no news
      if (!guard.mayConnect(request) || request.url !== '/station') return refuse('403 Forbidden');
      const screen = randomUUID();
      if (!toStation({ to: 'screen', screen, open: true })) return refuse('503 Service Unavailable');
      sockets.handleUpgrade(request, socket, head, (ws) => this.#relay(screen, ws, toStation));
    });
  }

  /** A message of the station for one screen. */
  deliver(message: Extract<ProcessMessage, { to: 'screen' }>): void {
    const socket = this.#sockets.get(message.screen);
    if ('frame' in message) socket?.send(message.frame);
    else if ('closed' in message) socket?.close(1000);
  }

  /** The station is gone: every page connects again, and asks the next one for its view. */
  dropAll(): void {
    for (const socket of this.#sockets.values()) socket.close(1012); // "service restart", RFC 6455 registry
    this.#sockets.clear();
  }

  #relay(screen: string, socket: WebSocket, toStation: ToStation): void {
    this.#sockets.set(screen, socket);
    socket.on('message', (data, binary) => {
      if (binary) return socket.close(1003);
      if (this.#sockets.has(screen))
        toStation({ to: 'screen', screen, frame: (data as Buffer).toString('utf8') });
    });
    socket.on('close', () => {
      if (this.#sockets.delete(screen)) toStation({ to: 'screen', screen, closed: true });
    });
    socket.on('error', () => socket.terminate());
  }
}
