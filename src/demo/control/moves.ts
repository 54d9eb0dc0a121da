import { err, never, ok, type Result } from '../../shared/domain/result.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { DockAct } from '../../shared/contract/station.ts';
import type { NetworkGate } from '../network-gate.ts';
import type { DemoReader } from '../reader.ts';
import type { DockProps } from './props.ts';
import type { DockHand } from './server.ts';

/** The operator's part, played by the demo where nobody does it at the bench. Each answers a sentence. */
export interface Office {
  /** Accepts the newest photo that waits. */
  acceptPhoto(): Promise<Result<string, ErrorCode>>;
  /** Rejects the newest photo that waits. */
  rejectPhoto(): Promise<Result<string, ErrorCode>>;
  /** Approves, prints and encodes the newest badge that waits; the sentence names its UID. */
  produceBadge(): Promise<Result<string, ErrorCode>>;
  /** Approves and prints every badge that waits, for the bench to encode. */
  printBadge(): Promise<Result<string, ErrorCode>>;
}

/** What the moves move. */
export interface DockParts {
  readonly reader: DemoReader;
  readonly gate: Pick<NetworkGate, 'set'>;
  readonly office: Office;
  /** Ends the station by SIGKILL, as a crash would; the shell brings it back. */
  readonly killStation: () => Promise<Result<string, ErrorCode>>;
  readonly props: () => Promise<DockProps>;
}

/** Joins the moves of the dock to what they move. */
export function dockHand(parts: DockParts): DockHand {
  return {
    props: parts.props,
    async move(act) {
      const said = await moved(act, parts);
      return said.ok ? ok({ said: said.value }) : said;
    },
  };
}

async function moved(act: DockAct, parts: DockParts): Promise<Result<string, ErrorCode>> {
  const { reader, gate, office } = parts;
  switch (act.move) {
    case 'present-card':
      return reader.present(act.uid);
    case 'remove-card':
      return reader.remove();
    case 'unplug-reader':
      return reader.unplug();
    case 'plug-reader':
      return reader.plug();
    case 'cut-network':
      gate.set('cut');
      return ok('The network to central is cut.');
    case 'restore-network':
      gate.set('open');
      return ok('The network to central is back.');
    case 'accept-photo':
      return office.acceptPhoto();
    case 'reject-photo':
      return office.rejectPhoto();
    case 'produce-badge':
      return office.produceBadge();
    case 'print-badge':
      return office.printBadge();
    case 'plug-stick':
    case 'unplug-stick':
    case 'scan':
    case 'plug-scanner':
    case 'unplug-scanner':
      return err('visit.act-not-allowed'); // the station does it itself
    case 'kill-station':
      return parts.killStation();
    default:
      return never(act);
  }
}
