import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFlag } from './open-flag.ts';

test('the flag outlives the process, and only while it is up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-flag-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = openFlag(join(folder, 'profile'));
  expect(first.wasUp).toBe(false);
  first.set(true);
  const second = openFlag(join(folder, 'profile'));
  expect(second.wasUp).toBe(true);
  second.set(false);
  second.set(false);
  expect(openFlag(join(folder, 'profile')).wasUp).toBe(false);
  expect(readdirSync(join(folder, 'profile'))).toEqual([]);
});
