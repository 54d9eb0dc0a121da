import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Channel } from '../shared/wire/channel.ts';
import { connectShell, type ProcessLike, type ScreenPort } from './shell-link.ts';

/** A forked Node process, by its shape. */
class FakeProcess extends EventEmitter {
  readonly sent: unknown[] = [];
  send = (message: unknown): void => void this.sent.push(message);
}
/** A MessagePort of Electron, by its shape. */
class FakePort extends EventEmitter implements ScreenPort {
  readonly sent: string[] = [];
  started = false;
  closed = false;
  start = (): void => void (this.started = true);
  postMessage = (message: string): void => void this.sent.push(message);
  close = (): void => void (this.closed = true);
}
/** What came through a channel. */
function ear(channel: Channel) {
  const heard: string[] = [];
  channel.onFrame((frame) => heard.push(frame));
  channel.onClose(() => heard.push('(closed)'));
  return heard;
}

test('a station that nobody started has no shell', () => {
  expect(connectShell(new EventEmitter() as unknown as ProcessLike)).toBeUndefined();
});
test('forked: frames of the shell and of each screen keep apart', () => {
  const host = new FakeProcess();
  const link = connectShell(host)!;
  const screens: Record<string, string[]> = {};
  host.emit('message', { to: 'screen', screen: 'a', open: true });
  host.emit('message', { to: 'screen', screen: 'a', frame: 'early' });
  link.onScreen((channel, screen) => {
    screens[screen] = ear(channel);
    channel.send(`hello ${screen}`);
  });
  host.emit('message', { to: 'screen', screen: 'b', open: true });
  host.emit('message', { to: 'screen', screen: 'b', frame: 'two' });
  host.emit('message', { to: 'shell', frame: 'three' });
  for (const odd of [
    null,
    'text',
    { to: 'shell' },
    { to: 'screen', screen: 'c', frame: 'x' },
    { to: 'x', frame: '' },
  ]) {
    host.emit('message', odd);
  }
  host.emit('message', { to: 'screen', screen: 'a', closed: true });
  expect(screens).toEqual({ a: ['early', '(closed)'], b: ['two'] });
  expect(ear(link.shell)).toEqual(['three']);
  expect(host.sent).toEqual([
    { to: 'screen', screen: 'a', frame: 'hello a' },
    { to: 'screen', screen: 'b', frame: 'hello b' },
  ]);
});
test('forked: when the shell is gone, every channel closes', () => {
  const host = new FakeProcess();
  const link = connectShell(host)!;
  const heard: string[][] = [ear(link.shell)];
  link.onScreen((channel) => heard.push(ear(channel)));
  host.emit('message', { to: 'screen', screen: 'a', open: true });
  host.emit('disconnect');
  expect(heard).toEqual([['(closed)'], ['(closed)']]);
});
test('in Electron: a screen comes with its port, and an old port that closes late does not touch the new one', () => {
  const parentPort = Object.assign(new EventEmitter(), { postMessage: () => undefined });
  const link = connectShell({ parentPort } as unknown as ProcessLike)!;
  const heard: string[][] = [];
  link.onScreen((channel) => heard.push(ear(channel)));
  const [first, second] = [new FakePort(), new FakePort()];
  parentPort.emit('message', { data: { to: 'screen', screen: 'a', port: true }, ports: [first] });
  first.emit('message', { data: 'one' });
  first.emit('message', { data: { not: 'text' } });
  parentPort.emit('message', { data: { to: 'screen', screen: 'a', port: true }, ports: [second] });
  first.emit('close');
  second.emit('message', { data: 'two' });
  expect(first.started && second.started).toBe(true);
  expect(heard).toEqual([['one', '(closed)'], ['two']]);
});
