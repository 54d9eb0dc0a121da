import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { CommandId } from '../../shared/domain/ids.ts';
import type { Fresh } from './event.ts';

/** Ids nobody had before. */
export const freshIds = (): Fresh => ({ command: CommandId.parse(v7()), id: randomUUID() });
