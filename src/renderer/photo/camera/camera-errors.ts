import type { CameraStatus } from '../../../shared/contract/station.ts';

/** What a refusal of `getUserMedia` means, by the names of the Media Capture specification (never by message). */
export function cameraStatusOf(error: unknown): CameraStatus {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'lost';
  }
}

/** Milliseconds before the next try: 1 s, doubled up to 20 s. */
export function retryDelay(failures: number): number {
  return Math.min(20_000, 1000 * 2 ** Math.max(0, failures - 1));
}
