import { defineConfig } from 'vitest/config';

/** No test of ours waits for the clock; a busy machine makes every one of them slow. */
const patient = { expect: { poll: { timeout: 20_000 } }, testTimeout: 180_000, hookTimeout: 180_000 };
/** Devices, daemons and browsers are shared by the whole machine: one file at a time. */
const realParts = { ...patient, fileParallelism: false };

// nfc-pcsc needs no alias here: the card terminal takes its Reader only, which never asks for the native binding.
const setupFiles = ['tests/support/seed.ts', 'tests/support/patient.ts'];

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
          setupFiles: [...setupFiles, 'tests/support/patient-screens.ts'],
          include: ['src/**/*.test.tsx'],
          ...patient,
        },
      },
      { test: { name: 'gallery', setupFiles, include: ['tests/gallery/**/*.test.ts'], ...realParts } },
      { test: { name: 'native', setupFiles, include: ['tests/native/**/*.test.ts'], ...realParts } },
      { test: { name: 'photo', setupFiles, include: ['tests/photo/**/*.test.ts'], ...realParts } },
      { test: { name: 'e2e', setupFiles, include: ['tests/e2e/**/*.test.ts'], ...realParts } },
      { test: { name: 'faults', setupFiles, include: ['tests/faults/**/*.test.ts'], ...realParts } },
      { test: { name: 'electron', setupFiles, include: ['tests/electron/**/*.test.ts'], ...realParts } },
    ],
  },
});
