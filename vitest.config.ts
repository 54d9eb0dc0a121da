import { defineConfig } from 'vitest/config';

/** No test of ours waits for the clock; a busy machine makes every one of them slow. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Devices, daemons and browsers are shared by the whole machine: one file at a time, and time to start them. */
const realParts = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 };
const wholeVisits = { ...realParts, testTimeout: 180_000, hookTimeout: 180_000 };

// nfc-pcsc needs no alias here: the card terminal takes its Reader only, which never asks for the native binding.
const setupFiles = ['tests/support/seed.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/bench/**/*.test.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'screens',
          environment: 'jsdom',
          setupFiles: [...setupFiles, 'tests/support/patient.ts'],
          include: ['src/**/*.test.tsx'],
          ...patient,
        },
      },
      { test: { name: 'native', setupFiles, include: ['tests/native/**/*.test.ts'], ...realParts } },
      { test: { name: 'photo', setupFiles, include: ['tests/photo/**/*.test.ts'], ...realParts } },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...wholeVisits } },
      { test: { name: 'faults', setupFiles, include: ['tests/faults/**/*.test.ts'], ...wholeVisits } },
      { test: { name: 'electron', include: ['tests/electron/**/*.test.ts'], ...wholeVisits } },
    ],
  },
});
