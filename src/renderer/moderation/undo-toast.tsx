import { CircleCheck, CircleX, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { undoWindow } from '../../shared/contract/command.ts';
import type { Screen } from '../../shared/contract/station.ts';
import { useNow } from '../connection/use-now.ts';
import { KeyCap } from '../controls/key-cap.tsx';

type Undo = NonNullable<Extract<Screen, { name: 'moderation' }>['undo']>;

/** The last decision, and a ring that empties while it can be taken back. */
export function UndoToast({ undo, onUndo }: { undo: Undo; onUndo: () => void }) {
  const { t } = useTranslation();
  const left = Math.max(0, Date.parse(undo.until) - useNow(250));
  const seconds = Math.ceil(left / 1000);
  const Icon = undo.decision === 'accepted' ? CircleCheck : CircleX;
  return (
    <div className={`undo ${undo.decision}`}>
      <div className="ring" role="img" aria-label={t('moderation.secondsLeft', { count: seconds })}>
        <svg viewBox="0 0 40 40" aria-hidden="true">
          <circle cx="20" cy="20" r="17" pathLength="100" className="ring-track" />
          <circle
            cx="20"
            cy="20"
            r="17"
            pathLength="100"
            className="ring-left"
            strokeDasharray={`${Math.min(100, (left / undoWindow) * 100)} 100`}
          />
        </svg>
        <b aria-hidden="true">{seconds}</b>
      </div>
      <p className="words" role="status">
        <Icon aria-hidden="true" />
        <span>{t(`moderation.undoOf.${undo.decision}`, { person: undo.person })}</span>
      </p>
      <Button
        className="button quiet"

        onPress={onUndo}
      >
        <Undo2 aria-hidden="true" />
        {t('moderation.undo')}
        <KeyCap>Z</KeyCap>
      </Button>
    </div>
  );
}
