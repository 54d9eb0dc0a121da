import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';
import { Notice } from '../controls/error-notice.tsx';
import { OperatorNotice } from '../controls/operator-notice.tsx';
import { useOperatorWords } from '../words/operator-words.ts';

type Moderation = Extract<Screen, { name: 'moderation' }>;

/** What has to be said beside the work: central is away, nothing was saved, or a decision was not taken. */
export function Said({ screen }: { screen: Moderation }) {
  const { t } = useTranslation();
  const act = useAct();
  const close = (): void => act({ act: 'dismiss-notice' });
  const [refused] = screen.refused;
  if (screen.problem === 'central.unreachable')
    return (
      <p className="meanwhile" role="status">
        <CloudOff aria-hidden="true" />
        {t('moderation.unreachable.beside')}
      </p>
    );
  if (screen.problem !== null) return <OperatorNotice code={screen.problem} onClose={close} />;
  return refused === undefined ? null : (
    <RefusedDecision key={refused.photo} refused={refused} onClose={close} />
  );
}

function RefusedDecision({
  refused,
  onClose,
}: {
  refused: Moderation['refused'][number];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useOperatorWords(refused.code);
  return (
    <Notice
      tone="warn"
      title={t(`moderation.refused.${refused.what}`, { person: refused.person })}
      onClose={onClose}
    >
      <p>
        {words.what} {words.safe}
      </p>
    </Notice>
  );
}
