import { SearchX, Siren, Unplug } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { OppositionMotive } from '../../shared/domain/badge.ts';
import { KeyCap } from '../controls/key-cap.tsx';

const icons = { lost: SearchX, stolen: Siren, faulty: Unplug } as const;

/** Why a badge is blocked: big choices, each under a digit. */
export function MotiveChoice(props: {
  motives: readonly OppositionMotive[];
  motive: OppositionMotive | null;
  onChange: (motive: OppositionMotive) => void;
}) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className="motive-choice"
      data-motives={props.motives.length}
      value={props.motive}
      aria-label={t('lookup.confirm.why')}
      onChange={(value) => {
        const motive = OppositionMotive.safeParse(value).data;
        if (motive !== undefined) props.onChange(motive);
      }}
    >
      <h2 aria-hidden="true">{t('lookup.confirm.why')}</h2>
      {props.motives.map((one, place) => {
        const Icon = icons[one];
        return (
          <Radio key={one} value={one} className="one-motive">
            <Icon aria-hidden="true" />
            <span className="motive-words">
              <strong>{t(`lookup.confirm.motive.${one}.title`)}</strong>
              <span>{t(`lookup.confirm.motive.${one}.text`)}</span>
            </span>
            <KeyCap>{String(place + 1)}</KeyCap>
          </Radio>
        );
      })}
    </RadioGroup>
  );
}
