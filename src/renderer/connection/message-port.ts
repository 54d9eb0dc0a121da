import type { Channel } from '../../shared/wire/channel.ts';
import type { ChannelSource } from './channel-source.ts';

/** A channel over a MessagePort; frames that come before the listener wait in the port, which starts with it. */
export function portChannel(port: MessagePort): Channel {
  let closed = false;
  let onClose: (() => void) | undefined;
  const shut = (): void => {
    if (closed) return;
    closed = true;
    onClose?.();
  };
  port.addEventListener('close', shut);
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') listener(event.data);
      });
      port.start();
    },
    onClose: (listener) => {
      onClose = listener;
    },
    close: () => {
      port.close();
      shut();
    },
  };
}

/** Ports forwarded by the preload: `postMessage({ trombine: 'station-port' }, '*', [port])` from this very window. */
export function messagePortSource(window: Window): ChannelSource {
  return {
    start: (onChannel) => {
      const take = (event: MessageEvent<unknown>): void => {
        const [port] = event.ports;
        if (event.source !== window || port === undefined || !isStationPort(event.data)) return;
        onChannel(portChannel(port));
      };
      window.addEventListener('message', take);
      return () => window.removeEventListener('message', take);
    },
  };
}

function isStationPort(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'trombine' in data && data.trombine === 'station-port';
}
