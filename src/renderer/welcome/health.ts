import type { View } from '../../shared/contract/station.ts';
import { never } from '../../shared/domain/result.ts';
import type { Tone } from '../controls/chip.tsx';

/** How one part of the kiosk is, as shape and word: `words.health.*`. */
export interface PartHealth {
  readonly part: 'network' | 'camera' | 'reader';
  readonly tone: Tone;
  readonly word: 'ok' | 'okF' | 'wait' | 'down' | 'offline';
}

/** Network, camera and reader at a glance. A camera is not asked before it is needed: unknown is well. */
export function partsOf(health: View['health']): readonly PartHealth[] {
  return [network(health.network), camera(health.camera), reader(health.reader)];
}

function network(status: View['health']['network']): PartHealth {
  if (status === 'ok') return { part: 'network', tone: 'good', word: 'ok' };
  if (status === 'unknown') return { part: 'network', tone: 'wait', word: 'wait' };
  return { part: 'network', tone: 'warn', word: 'offline' };
}

function camera(status: View['health']['camera']): PartHealth {
  switch (status) {
    case 'ready':
    case 'unknown':
      return { part: 'camera', tone: 'good', word: 'okF' };
    case 'busy':
      return { part: 'camera', tone: 'wait', word: 'wait' };
    case 'none':
    case 'denied':
    case 'lost':
    case 'black':
    case 'frozen':
      return { part: 'camera', tone: 'bad', word: 'down' };
    default:
      return never(status);
  }
}

function reader(status: View['health']['reader']): PartHealth {
  switch (status) {
    case 'no-card':
    case 'ready':
    case 'several-cards':
    case 'unreadable':
      return { part: 'reader', tone: 'good', word: 'ok' };
    case 'no-daemon':
      return { part: 'reader', tone: 'wait', word: 'wait' };
    case 'no-driver':
    case 'no-reader':
      return { part: 'reader', tone: 'bad', word: 'down' };
    default:
      return never(status);
  }
}
