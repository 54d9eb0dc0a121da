import { vi } from 'vitest';

// A wait ends when its condition holds. How long a busy machine takes for that is no finding, and vitest's own second is soon over there.
// (For expect.poll see vitest.config.ts; for screens, patient-screens.ts.)
const PATIENCE_MS = 20_000;
const { waitFor, waitUntil } = vi;
const patiently = <O extends object>(options: number | O | undefined) =>
  typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options };
vi.waitFor = (check, options) => waitFor(check, patiently(options));
vi.waitUntil = (check, options) => waitUntil(check, patiently(options));
