import { useTranslation } from 'react-i18next';
import type { BenchScreen } from '../../shared/contract/bench.ts';
import { useAct } from '../connection/use-station.tsx';
import { Notice } from '../controls/error-notice.tsx';
import { useOperatorWords } from '../words/operator-words.ts';

/** Badges whose encoding central did not take: said one after the other, until each was put away. */
export function RefusedBadges({ refused }: { refused: BenchScreen['refused'] }) {
  const [first] = refused;
  return first === undefined ? null : (
    <RefusedBadge key={first.badge} refused={first} more={refused.length - 1} />
  );
}

function RefusedBadge({ refused, more }: { refused: BenchScreen['refused'][number]; more: number }) {
  const { t } = useTranslation();
  const act = useAct();
  const words = useOperatorWords(refused.code);
  return (
    <Notice
      tone="bad"
      title={t('bench.refused.title', { person: refused.person })}
      onClose={() => act({ act: 'dismiss-notice' })}
    >
      <p className="small">
        {words.what} {more > 0 && t('bench.refused.more', { count: more })}
      </p>
    </Notice>
  );
}
