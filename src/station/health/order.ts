import type { ErrorCode } from '../../shared/domain/errors.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { stationCodes } from '../visit/between.ts';
import type { Engine } from '../visit/ports.ts';

/** An engine that can be opened anew. */
export interface Reopenable extends Engine {
  close(): Promise<void>;
}

/**
 * Gets the station in order. Opens the engine until it opens (enrolment included). Later, a damaged store is opened anew, and after
 * any other disorder central is asked whether the station may work again. A central that cannot be reached is no disorder: the
 * queue keeps what is done meanwhile.
 */
export function orderKeeper<E extends Reopenable>(
  open: () => Promise<Result<E, ErrorCode>>,
): (because: ErrorCode | null) => Promise<Result<E, ErrorCode>> {
  let engine: E | undefined;
  return async (because) => {
    if (engine !== undefined && because === 'station.store-damaged') {
      await engine.close();
      engine = undefined;
    }
    if (engine !== undefined) {
      const asked = await engine.central.configuration();
      return !asked.ok && stationCodes.includes(asked.error) ? asked : ok(engine);
    }
    const opened = await open();
    if (opened.ok) engine = opened.value;
    return opened;
  };
}
