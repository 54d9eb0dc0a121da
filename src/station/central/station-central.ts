import type { Configuration, Enrolment } from '../../shared/contract/central.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import type { Prover } from './proof.ts';
import type { Central } from './port.ts';
import type { ServerClock } from './server-clock.ts';

/** Central with what only the engine room needs of it. */
export interface StationCentral extends Central {
  /** Trades a one-time code for a place among the stations. The same code with the same key may be asked again. */
  enrol(enrolment: Enrolment): Promise<Result<Configuration, ErrorCode>>;
  /** Ends what is under way. */
  close(): void;
}

/** How a connection to central is made, real or fake. The prover gets its station id once enrolled. */
export type Connect = (parts: {
  readonly prover: Prover;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
}) => StationCentral;
