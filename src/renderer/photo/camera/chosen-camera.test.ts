import { expect, test } from 'vitest';
import { constraintsFor, storedCamera, wishes } from './chosen-camera.ts';

test('a page that may not store anything forgets its camera, and nothing worse', () => {
  const memory = storedCamera(() => {
    throw new DOMException('', 'SecurityError');
  });
  memory.write('on the stand');
  expect(memory.read()).toBeNull();
});

test('a bug is not taken for a missing storage', () => {
  const memory = storedCamera(() => {
    throw new TypeError('a bug');
  });
  expect(() => memory.read()).toThrow('a bug');
});

test('sizes are wishes, never demands', async () => {
  const { video } = await constraintsFor({ enumerateDevices: async () => [] }, 'gone');
  expect(video).toEqual(wishes);
  expect(JSON.stringify(wishes)).not.toMatch(/exact|"min"/);
});
