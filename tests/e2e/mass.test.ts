import { describe, it } from 'vitest';
import { encodesAPile, massAsked } from '../support/scenarios/mass.ts';

// Ten of them are encoded in bench.test.ts, with all that goes wrong.
const count = massAsked();
if (count !== undefined) encodesAPile('chromium', { chromium: true }, count);
else
  describe('mass mode', () =>
    it.skip('[skipped: npm run mass encodes 300 badges in both shells]', () => undefined));
