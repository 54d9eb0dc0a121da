import { BookOpenText, Check, X } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PurposeText } from '../../shared/contract/station.ts';
import type { Decision, OptionalPurpose } from '../../shared/domain/consent.ts';
import { FullText } from './full-text.tsx';

/** One purpose: its words, two equal answers, and the full text one touch away. */
export function PurposeCard(props: {
  purpose: OptionalPurpose;
  text: PurposeText | null;
  chosen: Decision | null;
  missing: boolean;
  /** The decision in force today, if there is one. */
  current: Decision | null;
  onChoose: (decision: Decision, text: PurposeText) => void;
}) {
  const { t } = useTranslation();
  const { text } = props;
  const title = text?.title ?? t(`purpose.${props.purpose}`);
  const pick = (value: string): void => {
    if (text !== null && (value === 'accepted' || value === 'refused')) props.onChoose(value, text);
  };
  return (
    <section
      className="card purpose"
      data-purpose={props.purpose}
      data-missing={props.missing}
      aria-label={title}
    >
      <div className="about">
        <h2>{title}</h2>
        <p className="soft summary">{text?.summary ?? t('common.loading')}</p>
        <div className="under">
          {text !== null && (
            <FullText text={text}>
              <BookOpenText aria-hidden="true" />
              {t('imageRights.choose.read')}
            </FullText>
          )}
          {props.current !== null && (
            <p className="small">
              {t('imageRights.choose.current', { decision: t(`imageRights.choose.${props.current}`) })}
            </p>
          )}
        </div>
      </div>
      <RadioGroup
        className="answers"
        aria-label={title}
        orientation="vertical"
        value={props.chosen}
        onChange={pick}
        isDisabled={text === null}
        isInvalid={props.missing}
      >
        {props.missing && <p className="missing-answer">{t('imageRights.choose.missingHere')}</p>}
        <Radio value="accepted" className="answer">
          <Check aria-hidden="true" />
          {t('imageRights.choose.accept')}
        </Radio>
        <Radio value="refused" className="answer">
          <X aria-hidden="true" />
          {t('imageRights.choose.refuse')}
        </Radio>
      </RadioGroup>
    </section>
  );
}
