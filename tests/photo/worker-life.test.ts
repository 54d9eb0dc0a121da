import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness, type PhotoHarness } from './harness.ts';

const portrait = readFileSync(join('tests/fixtures/faces', 'astronaut.png'));

describe('the life of the worker', () => {
  let harness: PhotoHarness;
  let path: string;
  beforeAll(async () => {
    harness = await openHarness();
    path = harness.server.add(portrait);
  });
  afterAll(() => harness.close());

  it('is nothing before it is asked for', async () => {
    expect(harness.server.asked.filter((asked) => asked.startsWith('/face/'))).toEqual([]);
    expect(harness.page.workers()).toEqual([]);
  });

  it('goes on with a new worker after one died with a picture in it', async () => {
    const answers = await harness.page.evaluate(
      async (asked) => {
        const workers: Worker[] = [];
        const client = window.photo.makeClient({
          start: () => {
            const worker = new Worker('/face/worker.js');
            workers.push(worker);
            return worker;
          },
          report: () => undefined,
          patience: { opening: 20_000, picture: 6_000, restart: 50 },
        });
        const look = async () => {
          const { picture, scale } = await window.photo.bitmapOf(asked);
          return (await client.analyse(picture, scale, 'live'))?.faces ?? null;
        };
        await client.state;
        const before = await look();
        workers[0]?.terminate(); // as if the browser had killed it: nobody is told
        const meanwhile = await look();
        const after = await look();
        client.close();
        return { before, meanwhile, after, workers: workers.length };
      },
      { path, kind: 'live' as const, longest: 640 },
    );
    expect(answers).toEqual({ before: 1, meanwhile: null, after: 1, workers: 2 });
  });

  it('ends when the analysis is closed', async () => {
    await harness.page.evaluate(async () => {
      const client = window.photo.makeClient({
        start: () => new Worker('/face/worker.js'),
        report: () => undefined,
      });
      await client.state;
      client.close();
    });
    await expect.poll(() => harness.page.workers().length).toBe(0);
  });

  it('needs no more memory after 300 frames than after 30', async () => {
    const sizeAfter = async (frames: number): Promise<number> => {
      await harness.page.evaluate(
        async ({ asked, frames }) => {
          window.watched ??= window.photo.makeClient({
            start: () => new Worker('/face/counted-worker.js'),
            report: () => undefined,
          });
          for (let frame = 0; frame < frames; frame += 1) {
            const { picture, scale } = await window.photo.bitmapOf(asked);
            const answer = await window.watched.analyse(picture, scale, 'live');
            if (answer?.faces !== 1) throw new Error('the face was not found');
          }
        },
        { asked: { path, kind: 'live' as const, longest: 640 }, frames },
      );
      const [worker] = harness.page.workers();
      if (worker === undefined) throw new Error('the worker is gone');
      return worker.evaluate(
        () => (self as unknown as { wasmMemory: WebAssembly.Memory }).wasmMemory.buffer.byteLength,
      );
    };
    const early = await sizeAfter(30);
    expect(early).toBeGreaterThan(1_000_000);
    expect(await sizeAfter(300)).toBe(early);
  });
});

declare global {
  interface Window {
    watched?: ReturnType<typeof window.photo.makeClient>;
  }
}
