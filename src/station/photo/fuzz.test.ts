import { expect, test } from 'vitest';
import { fuzz } from './testing/fuzz.ts';

test('300 broken files: each one has an answer, and the worker lives', async () => {
  const { failures, answers } = await fuzz(new URL('./worker.ts', import.meta.url), 300, 20_261_120);
  expect(failures).toEqual([]);
  // Files that are refused at the door would prove little: some are photos still, and most break while they are decoded.
  expect(answers['photo']).toBeGreaterThan(30);
  expect(answers['photo.unreadable']).toBeGreaterThan(100);
});
