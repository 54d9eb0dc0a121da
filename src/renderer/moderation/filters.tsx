import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../shared/contract/moderation.ts';
import { QualityClass } from '../../shared/quality/quality.ts';
import { useAct } from '../connection/use-station.tsx';
import { KeyCap } from '../controls/key-cap.tsx';

const choices = ['all', ...QualityClass.options] as const;

/** The next choice after this one, for the key that goes round. */
export function nextChoice(only: QualityClass | null): QualityClass | null {
  const at = only === null ? -1 : QualityClass.options.indexOf(only);
  return QualityClass.options[at + 1] ?? null;
}

/** Which photos are looked at, and how many of each wait. */
export function Filters({ only, waiting }: { only: QualityClass | null; waiting: Waiting | null }) {
  const { t } = useTranslation();
  const act = useAct();
  const count = (one: (typeof choices)[number]): number | null => {
    if (waiting === null) return null;
    return one === 'all' ? waiting.sure + waiting.unsure + waiting.poor : waiting[one];
  };
  return (
    <div className="filters">
      <ToggleButtonGroup
        className="choices"
        aria-label={t('moderation.filter')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[only ?? 'all']}
        onSelectionChange={(keys) => {
          const chosen = choices.find((one) => keys.has(one));
          if (chosen !== undefined && chosen !== (only ?? 'all'))
            act({ act: 'only-photos', class: chosen === 'all' ? null : chosen });
        }}
      >
        {choices.map((one) => (
          <ToggleButton key={one} id={one} className="tool choice" data-class={one}>
            {t(`moderation.only.${one}`)}
            <span className="how-many">{count(one) ?? '…'}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <KeyCap>F</KeyCap>
    </div>
  );
}
