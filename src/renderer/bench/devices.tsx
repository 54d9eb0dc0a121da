import {
  CircleCheck,
  CloudOff,
  KeyRound,
  Layers,
  ScanBarcode,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import type { ReaderStatus, View } from '../../shared/contract/station.ts';
import { clockTime } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

/** What each state of the reader is called at the bench; one card more or less is its ordinary life. */
const readers = {
  'no-driver': 'missing',
  'no-daemon': 'restarting',
  'no-reader': 'missing',
  'no-card': 'ready',
  unreadable: 'unreadable',
  'several-cards': 'several',
  ready: 'ready',
} as const satisfies Record<ReaderStatus, string>;

/** Reader, scanner, network, and how many badges are left: in a shape, a word and a colour each. */
export function Devices({ screen, health }: { screen: BenchScreen; health: View['health'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scanner, left, offline } = screen;
  const reader = readers[health.reader];
  const tone = reader === 'ready' ? 'good' : reader === 'missing' ? 'bad' : 'warn';
  return (
    <ul className="devices" aria-label={t('bench.devices')}>
      <Device tone={tone} icon={tone === 'good' ? CircleCheck : TriangleAlert}>
        {t(`bench.reader.${reader}`)}
      </Device>
      <Device
        tone={scanner === 'ready' ? 'good' : scanner === 'none' ? 'wait' : 'warn'}
        icon={scanner === 'ready' ? CircleCheck : ScanBarcode}
      >
        {t(`bench.scanner.${scanner}`)}
      </Device>
      {health.network === 'down' && offline === null && (
        <Device tone="warn" icon={CloudOff}>
          {t('bench.networkDown')}
        </Device>
      )}
      {offline !== null && (
        <Device
          tone={health.network === 'down' ? 'warn' : 'wait'}
          icon={health.network === 'down' ? CloudOff : KeyRound}
        >
          {t('bench.offline', { count: offline.cards, time: clockTime(new Date(offline.until), language) })}
        </Device>
      )}
      <Device tone="wait" icon={Layers}>
        {left === null ? t('bench.leftUnknown') : t('bench.left', { count: left })}
      </Device>
    </ul>
  );
}

function Device(props: { tone: 'good' | 'wait' | 'warn' | 'bad'; icon: LucideIcon; children: string }) {
  const Icon = props.icon;
  return (
    <li className={`chip ${props.tone}`}>
      <Icon aria-hidden="true" />
      {props.children}
    </li>
  );
}
