import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CodeReader, type ReaderWorker } from './code-reader.ts';
import type { FromReader, ToReader } from './protocol.ts';

class FakeWorker implements ReaderWorker {
  readonly asked: ToReader[] = [];
  ended = false;
  onmessage: ReaderWorker['onmessage'] = null;
  onerror: ReaderWorker['onerror'] = null;

  postMessage(message: ToReader): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: FromReader): void {
    this.onmessage?.({ data } as MessageEvent<FromReader>);
  }
}

const picture = () => ({ width: 1, height: 1, close: vi.fn() });
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function reader() {
  const worker = new FakeWorker();
  return { worker, one: new CodeReader(() => worker) };
}

test('one picture, its codes; an answer to an earlier one is passed over', async () => {
  const { worker, one } = reader();
  const first = one.read(picture());
  worker.say({ kind: 'read', id: 99, codes: ['other'] });
  worker.say({ kind: 'read', id: 1, codes: ['22001234'] });
  expect(await first).toEqual(['22001234']);
});

test.each([
  ['says so', (worker: FakeWorker) => worker.say({ kind: 'lost', why: 'no WebAssembly' })],
  [
    'breaks',
    (worker: FakeWorker) => worker.onerror?.({ preventDefault: () => undefined } as unknown as ErrorEvent),
  ],
  ['is silent', () => void vi.advanceTimersByTime(10_000)],
])('a worker that %s is ended, and pictures are closed from then on', async (_how, fail) => {
  const { worker, one } = reader();
  const asked = one.read(picture());
  fail(worker);
  expect(await asked).toBeNull();
  expect(worker.ended).toBe(true);
  const late = picture();
  expect(await one.read(late)).toBeNull();
  expect(late.close).toHaveBeenCalledOnce();
  expect(worker.asked).toHaveLength(1);
});

test('closed in the middle: the question is answered', async () => {
  const { worker, one } = reader();
  const asked = one.read(picture());
  one.close();
  expect(await asked).toBeNull();
  expect(worker.ended).toBe(true);
});
