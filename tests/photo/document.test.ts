import { expect, test } from 'vitest';
import { documentFile, photoChecks } from './document.ts';

test('docs/photo-checks.md says what the data of the tests says', async () => {
  await expect(await photoChecks()).toMatchFileSnapshot(documentFile);
});
