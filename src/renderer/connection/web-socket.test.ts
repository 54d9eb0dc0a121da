import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Channel } from '../../shared/wire/channel.ts';
import { reconnectSteps, webSocketSource } from './web-socket.ts';

class FakeSocket extends EventTarget {
  readonly OPEN = 1;
  readyState = 0;
  readonly sent: string[] = [];
  send(frame: string): void {
    this.sent.push(frame);
  }
  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  says(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const sockets: FakeSocket[] = [];
const channels: Channel[] = [];
const start = (): (() => void) =>
  webSocketSource(() => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  }).start((channel) => channels.push(channel));

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
  channels.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('the WebSocket to the station', () => {
  test('carries frames both ways, and keeps those that came early', () => {
    start();
    sockets[0]?.opens();
    sockets[0]?.says('early');
    const heard: string[] = [];
    channels[0]?.onFrame((frame) => heard.push(frame));
    sockets[0]?.says('late');
    channels[0]?.send('hello');
    expect(heard).toEqual(['early', 'late']);
    expect(sockets[0]?.sent).toEqual(['hello']);
  });

  test('tries again quickly for as long as it takes, never more than 250 ms apart', () => {
    start();
    for (let failure = 0; failure < 6; failure += 1) {
      sockets[failure]?.close();
      vi.advanceTimersByTime(reconnectSteps[Math.min(failure, reconnectSteps.length - 1)] ?? 0);
      expect(sockets).toHaveLength(failure + 2);
    }
    expect(Math.max(...reconnectSteps)).toBeLessThanOrEqual(250);
    sockets[6]?.opens();
    expect(channels).toHaveLength(1);
  });

  test('tells once that a channel is closed', () => {
    start();
    sockets[0]?.opens();
    const closed = vi.fn();
    channels[0]?.onClose(closed);
    sockets[0]?.close();
    sockets[0]?.dispatchEvent(new Event('close'));
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test('stops for good', () => {
    const stop = start();
    sockets[0]?.opens();
    stop();
    vi.advanceTimersByTime(10_000);
    expect(sockets).toHaveLength(1);
  });
});
