import type { ErrorCode } from '../../shared/domain/errors.ts';

const passing: readonly ErrorCode[] = [
  'central.unreachable',
  'central.answer-invalid',
  'central.error',
  'central.not-found',
  'central.too-many-requests',
  'station.clock-wrong',
  'station.proof-refused',
  'station.unreachable',
];

/** Whether the same request may be answered well later. */
export const isPassing = (code: ErrorCode): boolean => passing.includes(code);

/** How long to wait after so many failures in a row, in milliseconds. */
export const pauseAfter = (failures: number): number =>
  Math.min(2_000 * 2 ** Math.min(failures - 1, 10), 30_000);
