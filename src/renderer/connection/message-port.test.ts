// @vitest-environment jsdom
import { MessageChannel as NodeChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import type { Channel } from '../../shared/wire/channel.ts';
import { messagePortSource, portChannel } from './message-port.ts';

const ports: NodePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});
/** A real pair: what the page holds, and the station's end. */
function pair(): { page: MessagePort; station: NodePort } {
  const { port1, port2 } = new NodeChannel();
  ports.push(port1, port2);
  return { page: port1 as unknown as MessagePort, station: port2 };
}
const heardBy = (channel: Channel): string[] => {
  const heard: string[] = [];
  channel.onFrame((frame) => heard.push(frame));
  return heard;
};

test('frames go both ways, and those that came early are kept', async () => {
  const { page, station } = pair();
  const fromPage: unknown[] = [];
  station.on('message', (frame) => fromPage.push(frame));
  station.postMessage('early');
  const channel = portChannel(page);
  const heard = heardBy(channel);
  station.postMessage('late');
  channel.send('hello');
  await vi.waitFor(() => expect([heard, fromPage]).toEqual([['early', 'late'], ['hello']]));
});
test('what is no frame is dropped', async () => {
  const { page, station } = pair();
  const heard = heardBy(portChannel(page));
  station.postMessage({ not: 'a frame' });
  station.postMessage('a frame');
  await vi.waitFor(() => expect(heard).toEqual(['a frame']));
});
test('a station that goes away closes the channel, once', async () => {
  const { page, station } = pair();
  const channel = portChannel(page);
  heardBy(channel);
  const closed = vi.fn();
  channel.onClose(closed);
  station.close();
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  channel.close();
  expect(closed).toHaveBeenCalledTimes(1);
});
test('a port is taken from this very window and with the right word only', () => {
  const channels: Channel[] = [];
  const stop = messagePortSource(window).start((channel) => channels.push(channel));
  const tell = (data: unknown, source: Window | null, some: MessagePort[]): void => {
    const event = new MessageEvent('message', { data, source });
    Object.defineProperty(event, 'ports', { value: some }); // jsdom knows no ports
    window.dispatchEvent(event);
  };
  const word = { trombine: 'station-port' };
  tell(word, null, [pair().page]);
  tell({ trombine: 'other' }, window, [pair().page]);
  tell(word, window, []);
  expect(channels).toHaveLength(0);
  tell(word, window, [pair().page]);
  expect(channels).toHaveLength(1);
  stop();
  tell(word, window, [pair().page]);
  expect(channels).toHaveLength(1);
});
