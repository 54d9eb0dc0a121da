import { CircleCheck, CircleX, Clock3, Info, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { ReaderStatus } from '../../shared/contract/station.ts';

const signs = { good: CircleCheck, wait: Clock3, warn: Info, bad: CircleX } as const satisfies Record<
  string,
  LucideIcon
>;
const readerParts = {
  ready: ['ready', 'good'],
  'no-card': ['ready', 'good'],
  unreadable: ['unreadable', 'warn'],
  'several-cards': ['several', 'warn'],
  'no-daemon': ['starting', 'wait'],
  'no-reader': ['missing', 'bad'],
  'no-driver': ['missing', 'bad'],
} as const satisfies Record<ReaderStatus, readonly [string, keyof typeof signs]>;
const scannerTones = { ready: 'good', none: 'warn', 'no-driver': 'warn' } as const;

/** Whether the reader and the scanner can be used now, each in a shape and words. */
export function ReadyParts(props: {
  reader: ReaderStatus;
  /** Null where no code is waited for. */
  scanner: LookupScreen['scanner'] | null;
}) {
  const { t } = useTranslation();
  const { reader, scanner } = props;
  const [word, tone] = readerParts[reader];
  const parts: readonly (readonly [string, keyof typeof signs])[] = [
    [t(`lookup.reader.${word}`), tone],
    ...(scanner === null ? [] : [[t(`lookup.scanner.${scanner}`), scannerTones[scanner]] as const]),
  ];
  return (
    <ul className="ready-parts">
      {parts.map(([text, of]) => {
        const Icon = signs[of];
        return (
          <li key={text} data-tone={of}>
            <Icon aria-hidden="true" />
            {text}
          </li>
        );
      })}
    </ul>
  );
}
