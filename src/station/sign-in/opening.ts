import type { Limits } from '../visit/rules.ts';
import type { EntOpening } from '../visit/state.ts';

/** A new opening of the ENT's pages; its id is the event's own. */
export function newOpening(opening: string, limits: Limits, at: number): EntOpening {
  return {
    opening,
    origin: null,
    endsAt: at + Math.min(limits.entTimeout, limits.entCap),
    capAt: at + limits.entCap,
  };
}

/** Something moved: more time, never beyond the cap. */
export function extended<O extends EntOpening>(opening: O, limits: Limits, at: number): O {
  return { ...opening, endsAt: Math.max(opening.endsAt, Math.min(at + limits.entTimeout, opening.capAt)) };
}
