import { dockContract, type DockAct } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Wire } from '../../shared/wire/wire.ts';
import { memoryCard } from '../card/memory-card.ts';
import type { MemoryTerminal } from '../card/memory-terminal.ts';
import type { MemoryScanner } from '../scanner/memory-scanner.ts';
import type { HandStick } from '../upload/stick/finder.ts';
import type { Control, Said } from './control.ts';

/** What the dock of this station moves. */
export interface DockParts {
  readonly control: Control;
  /** The reader, when it is in this process's memory; otherwise the control server moves it. */
  readonly terminal: MemoryTerminal | null;
  /** The code scanner, when it is in this process's memory; a real one is moved by hand. */
  readonly scanner: MemoryScanner | null;
  readonly network: { set(cut: boolean): void };
  /** The folder that stands for a stick, when the settings name one. */
  readonly stick?: { readonly hand: HandStick; readonly folder: string } | null;
  /** Ends this process at once, as a crash would. */
  readonly kill: () => void;
}

const readerName = 'Memory reader';

/** Serves the dock on a screen's channel. Only a station that was started with a dock calls this. */
export function serveDock(wire: Wire, parts: DockParts, onBug: (bug: unknown) => void): void {
  wire.serve(
    'dock',
    dockContract,
    { move: (act) => move(act, parts), props: () => parts.control.props() },
    onBug,
  );
}

async function move(act: DockAct, parts: DockParts): Promise<Result<Said, ErrorCode>> {
  const { control, terminal, scanner, network, stick, kill } = parts;
  switch (act.move) {
    case 'present-card':
    case 'remove-card':
    case 'unplug-reader':
    case 'plug-reader':
      return terminal === null ? control.move(act) : moveReader(act, terminal);
    case 'scan':
    case 'plug-scanner':
    case 'unplug-scanner':
      return scanner === null ? err('scanner.none') : moveScanner(act, scanner);
    case 'cut-network':
      network.set(true);
      return said('The network to central is cut.');
    case 'restore-network':
      network.set(false);
      return said('The network to central is back.');
    case 'plug-stick':
      if (stick == null) return err('stick.gone');
      stick.hand.plug(stick.folder);
      return said('The stick is plugged in.');
    case 'unplug-stick':
      stick?.hand.unplug();
      return said('The stick is pulled out.');
    case 'kill-station':
      kill();
      return said('The station is killed.');
    case 'accept-photo':
    case 'reject-photo':
    case 'produce-badge':
    case 'print-badge':
      return control.move(act);
  }
}

type ReaderMove = Extract<
  DockAct,
  { move: 'present-card' | 'remove-card' | 'unplug-reader' | 'plug-reader' }
>;

function moveReader(act: ReaderMove, terminal: MemoryTerminal): Result<Said, ErrorCode> {
  if (act.move === 'plug-reader') {
    terminal.plug(readerName);
    return said('The reader is plugged in.');
  }
  const { status } = terminal.status();
  if (status === 'no-reader' || status === 'no-daemon' || status === 'no-driver') return err('reader.none');
  switch (act.move) {
    case 'present-card':
      if (act.uid !== null && !/^(?:[0-9A-F]{2})+$/i.test(act.uid)) return err('card.uid-length');
      terminal.insert(
        act.uid === null ? memoryCard({ uid: '04', mute: true }) : memoryCard({ uid: act.uid }),
        readerName,
      );
      return said(
        act.uid === null
          ? 'A card that says nothing lies on the reader.'
          : `The card ${act.uid} lies on the reader.`,
      );
    case 'remove-card':
      terminal.remove(readerName);
      return said('The reader is empty.');
    case 'unplug-reader':
      terminal.unplug(readerName);
      return said('The reader is unplugged.');
  }
}

type ScannerMove = Extract<DockAct, { move: 'scan' | 'plug-scanner' | 'unplug-scanner' }>;

function moveScanner(act: ScannerMove, scanner: MemoryScanner): Result<Said, ErrorCode> {
  switch (act.move) {
    case 'plug-scanner':
      scanner.plug();
      return said('The code scanner is plugged in.');
    case 'unplug-scanner':
      scanner.unplug();
      return said('The code scanner is unplugged.');
    case 'scan': {
      const scanned = scanner.scan(act.code);
      return scanned.ok ? said(`The scanner read ${act.code}.`) : scanned;
    }
  }
}

const said = (sentence: string): Result<Said, ErrorCode> => ok({ said: sentence });
