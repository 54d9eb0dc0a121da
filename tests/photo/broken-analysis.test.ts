import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSource } from '../../scripts/face/sources.ts';
import { openHarness, type PhotoHarness } from './harness.ts';

const portrait = readFileSync(join('tests/fixtures/faces', 'astronaut.png'));
const packages = resolve('node_modules');
const attention = readSource(packages, 'attention.tflite');

/** The model with every number of its weights gone, and all else in its place: it compiles, runs and answers rubbish. */
function withoutWeights(name: 'detector.tflite' | 'person.tflite' | 'attention.tflite'): Uint8Array {
  const model = Uint8Array.from(readSource(packages, name));
  return model.fill(0, Math.floor(model.length * 0.1), Math.floor(model.length * 0.6));
}

describe('a runtime that does not work', () => {
  let harness: PhotoHarness;
  afterEach(() => harness.close());

  const open = async (instead: (path: string) => Uint8Array | undefined) => {
    harness = await openHarness({ instead });
    const reports: string[] = [];
    harness.page.on('console', (message) => {
      if (message.text().startsWith('face analysis:')) reports.push(message.text());
    });
    const state = await harness.page.evaluate(() => window.photo.product().state);
    return { state, reports, answer: await harness.analyseFile(portrait) };
  };

  it.each<[string, (path: string) => Uint8Array | undefined]>([
    [
      'a model cut short',
      (path) => (path.endsWith('/attention.tflite') ? attention.slice(0, 1_000_000) : undefined),
    ],
    [
      'a detector without weights',
      (path) => (path.endsWith('/detector.tflite') ? withoutWeights('detector.tflite') : undefined),
    ],
    [
      'landmarks without weights',
      (path) => (path.endsWith('/attention.tflite') ? withoutWeights('attention.tflite') : undefined),
    ],
    [
      'a mask without weights',
      (path) => (path.endsWith('/person.tflite') ? withoutWeights('person.tflite') : undefined),
    ],
    [
      // what LiteRT does with an operator that it lacks: no error, and answers that mean nothing
      'a model with a custom operator in the place of the refinement',
      (path) => (path.endsWith('/attention-refinement.head') ? new Uint8Array() : undefined),
    ],
    ['a wasm that is none', (path) => (path.endsWith('.wasm') ? new Uint8Array([0, 1, 2, 3]) : undefined)],
    ['a worker that is no script', (path) => (path.endsWith('/worker.js') ? Buffer.from('}') : undefined)],
  ])('is off, says why and answers null: %s', async (_name, instead) => {
    const { state, reports, answer } = await open(instead);
    expect(state).toBe('off');
    expect(answer).toBeNull();
    expect(reports.length).toBeGreaterThan(0);
  });
});
