import type { Channel } from '../../shared/wire/channel.ts';
import type { ChannelSource } from './channel-source.ts';

/** Milliseconds between two attempts: quick, since the other end is on this very machine. */
export const reconnectSteps = [50, 100, 150, 250] as const;

/** A channel over an open WebSocket; frames that come before the listener is set are kept. */
export function socketChannel(socket: WebSocket): Channel {
  let listener: ((frame: string) => void) | undefined;
  const waiting: string[] = [];
  let onClose: (() => void) | undefined;
  let closed = false;
  socket.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (typeof event.data !== 'string') return;
    if (listener === undefined) waiting.push(event.data);
    else listener(event.data);
  });
  socket.addEventListener('close', () => {
    if (closed) return;
    closed = true;
    onClose?.();
  });
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame);
    },
    onFrame: (next) => {
      listener = next;
      for (const frame of waiting.splice(0)) next(frame);
    },
    onClose: (next) => {
      onClose = next;
    },
    close: () => socket.close(),
  };
}

/** Keeps one WebSocket open, trying again at once and then every 250 ms at most. */
export function webSocketSource(open: () => WebSocket): ChannelSource {
  return {
    start: (onChannel) => {
      let stopped = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let socket: WebSocket | undefined;
      let failures = 0;
      const attempt = (): void => {
        const opening = open();
        socket = opening;
        opening.addEventListener('open', () => {
          failures = 0;
          onChannel(socketChannel(opening));
        });
        opening.addEventListener('close', () => {
          if (stopped) return;
          const wait = reconnectSteps[Math.min(failures, reconnectSteps.length - 1)];
          failures += 1;
          timer = setTimeout(attempt, wait);
        });
      };
      attempt();
      return () => {
        stopped = true;
        clearTimeout(timer);
        socket?.close();
      };
    },
  };
}
