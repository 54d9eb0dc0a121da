import { createHash, randomBytes } from 'node:crypto';
import type { Sha256 } from '../shared/domain/ids.ts';

/** SHA-256 in lower-case hex. */
export const sha256 = (data: Uint8Array | string): Sha256 =>
  createHash('sha256').update(data).digest('hex') as Sha256;

/** A random value of 256 bits in base64url, for one-time states. */
export const randomState = (): string => randomBytes(32).toString('base64url');
