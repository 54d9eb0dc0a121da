import type { Seen } from '../seen.ts';

/**
 * HeadPoseRoll (ISO/IEC 29794-5). Metric: tilt of the head in degrees, clockwise positive as the unmirrored picture shows it.
 * Passes within 5 either way (ISO/IEC 19794-5; the cut turns that much back), fails beyond 10. OFIQ score: 100 * cos(value)^2.
 */
export function headPoseRoll({ face }: Seen): number {
  return face.roll;
}

/**
 * HeadPoseYaw (ISO/IEC 29794-5). Metric: turn of the head in degrees, positive to the person's own left, from the depth of the mesh.
 * Passes within 6 either way, fails beyond 12 (ours; the standard asks 5). OFIQ score: 100 * cos(value)^2.
 */
export function headPoseYaw({ face }: Seen): number {
  return face.yaw;
}

/**
 * HeadPosePitch (ISO/IEC 29794-5). Metric: nod of the head in degrees, positive when looking down, from the depth of the mesh less the 5.5 degrees
 * by which the line from forehead to chin leans in a face that looks straight. Passes within 10, fails beyond 18 (ours, wider than the standard's
 * 5: the offset differs from face to face). OFIQ score: 100 * cos(value)^2.
 */
export function headPosePitch({ face }: Seen): number {
  return face.pitch;
}
