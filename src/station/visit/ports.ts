import type { Configuration } from '../../shared/contract/central.ts';
import type { EntEvent, EntOutcome, EntRequest } from '../../shared/contract/shell.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { AuditEvent } from '../audit/event.ts';
import type { CardTerminal } from '../card/terminal.ts';
import type { Central } from '../central/port.ts';
import type { SteadyClock } from '../clock.ts';
import type { ImageRightsTexts } from '../consent/texts.ts';
import type { Log } from '../log.ts';
import type { PhotoDesk } from '../photo/intake.ts';
import type { Outbox } from '../queue/port.ts';
import type { BenchDesk } from '../bench/desk-port.ts';
import type { CodeScanner } from '../scanner/port.ts';
import type { StickFinder } from '../upload/stick/finder.ts';
import type { Fresh } from './event.ts';
import type { OpenFlag } from './open-flag.ts';

/** The isolated view of the ENT, as the shell offers it. */
export interface EntView {
  /** Answers when the view is closed and wiped. */
  open(request: EntRequest): Promise<Result<EntOutcome, ErrorCode>>;
  close(opening: string): Promise<void>;
  onMoved(listener: (event: EntEvent) => void): () => void;
}

/** What a visit needs of an open station: the engine gives it. */
export interface Engine {
  readonly central: Central;
  readonly outbox: Outbox;
  readonly desk: BenchDesk;
  /** As central said it last, kept over restarts. */
  configuration(): Configuration;
  onConfiguration(listener: (configuration: Configuration) => void): () => void;
  /** Central's clock now, as far as it is known, in milliseconds. */
  centralNow(): number;
  /** Hears why nothing of this station is taken any more, and `null` when it is again. */
  onTrouble(listener: (trouble: ErrorCode | null) => void): () => void;
  /** Writes a line into the station's chained record. A line that the disk does not take is told in the log. */
  record(event: AuditEvent): void;
}

/** Everything around the visit. */
export interface Ports {
  readonly clock: SteadyClock;
  readonly terminal: CardTerminal;
  readonly scanner: CodeScanner;
  readonly ent: EntView;
  /** Opens the engine, or gets it out of the trouble it is in. */
  readonly putInOrder: (because: ErrorCode | null) => Promise<Result<Engine, ErrorCode>>;
  readonly photos: PhotoDesk;
  readonly sticks: StickFinder;
  readonly texts: ImageRightsTexts;
  readonly flag: OpenFlag;
  readonly fresh: () => Fresh;
  readonly log: Log;
}

/** How long a saved act waits for its receipt before the screen says "will be sent", in milliseconds. */
export const receiptWait = 3_000;
