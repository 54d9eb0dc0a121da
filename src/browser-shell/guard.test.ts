import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Guard } from './guard.ts';

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;
function settled(): Guard {
  const guard = new Guard();
  guard.settle(4321);
  return guard;
}
const cookieOf = (setCookie: string | undefined): string => setCookie!.split(';')[0]!;

test('a launch token opens the screen once', () => {
  const guard = settled();
  const path = guard.mintLaunchPath();
  const cookie = guard.redeem(path);
  expect(cookie).toContain('HttpOnly; SameSite=Strict');
  expect(guard.redeem(path)).toBeUndefined();
  expect(guard.isOurBrowser(request({ cookie: `other=1; ${cookieOf(cookie)}` }))).toBe(true);
});
test('a new browser shuts out the one before', () => {
  const guard = settled();
  const first = cookieOf(guard.redeem(guard.mintLaunchPath()));
  const second = cookieOf(guard.redeem(guard.mintLaunchPath()));
  expect(guard.isOurBrowser(request({ cookie: first }))).toBe(false);
  expect(guard.isOurBrowser(request({ cookie: second }))).toBe(true);
});
test('nobody comes in with an empty, short or made-up cookie or token', () => {
  const guard = settled();
  guard.redeem(guard.mintLaunchPath());
  for (const cookie of ['', 'trombine=', 'trombine=a', `trombine=${'A'.repeat(43)}`]) {
    expect(guard.isOurBrowser(request({ cookie }))).toBe(false);
  }
  for (const path of ['/launch/', '/launch/a', `/launch/${'A'.repeat(43)}`])
    expect(guard.redeem(path)).toBeUndefined();
});
test('only our own address and page', () => {
  const guard = settled();
  expect(guard.isOurAddress(request({ host: '127.0.0.1:4321' }))).toBe(true);
  expect(guard.isOurAddress(request({ host: '127.0.0.1:4321', origin: 'http://127.0.0.1:4321' }))).toBe(true);
  for (const host of ['localhost:4321', '127.0.0.1:4322', '127.0.0.1', 'evil.example']) {
    expect(guard.isOurAddress(request({ host })), host).toBe(false);
  }
  expect(guard.isOurAddress(request({ host: '127.0.0.1:4321', origin: 'null' }))).toBe(false);
});
