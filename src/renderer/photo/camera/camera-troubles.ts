import type { CameraStatus } from '../../../shared/contract/station.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';

/** What is said of a camera that does not give pictures; nothing while it does, or is being opened. */
export const cameraTroubles: Partial<Record<CameraStatus, ErrorCode>> = {
  none: 'camera.none',
  busy: 'camera.busy',
  denied: 'camera.denied',
  lost: 'camera.lost',
  black: 'camera.black',
  frozen: 'camera.frozen',
};
