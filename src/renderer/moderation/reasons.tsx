import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, Input, Radio, RadioGroup, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { rejectionReasons, type RejectionReason } from '../../shared/domain/photo.ts';
import { KeyCap } from '../controls/key-cap.tsx';

/** Why a photo is rejected: what is chosen so far. */
export interface Rejecting {
  readonly reason: RejectionReason | null;
  readonly message: string;
}
/** Longest sentence of a moderator (see PhotoDecision). */
const messageMost = 500;

/** Why this photo is rejected: seven reasons under seven digits, and a sentence if need be. */
export function Reasons(props: {
  rejecting: Rejecting;
  onChange: (rejecting: Rejecting) => void;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { rejecting, onChange } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rejecting">
      <div className="title">
        <h2 ref={heading} tabIndex={-1}>
          {t('moderation.why')}
        </h2>
        <Button
          className="button quiet"

          onPress={props.onClose}
        >
          <X aria-hidden="true" />
          <span className="unseen">{t('moderation.close')}</span>
          <KeyCap>{t('moderation.keys.escape')}</KeyCap>
        </Button>
      </div>
      <RadioGroup
        className="reason-list scroll"
        aria-label={t('moderation.reasons')}
        value={rejecting.reason}
        onChange={(value) => {
          const reason = rejectionReasons.find((one) => one === value);
          if (reason !== undefined) onChange({ ...rejecting, reason });
        }}
      >
        {rejectionReasons.map((reason, place) => (
          <Radio key={reason} value={reason} className="reason">
            <KeyCap>{String(place + 1)}</KeyCap>
            <span>{t(`account.rejection.${reason}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <TextField
        className="message"
        aria-label={t('moderation.message')}
        value={rejecting.message}
        maxLength={messageMost}
        onChange={(message) => onChange({ ...rejecting, message })}
      >
        <Input id="moderation-message" placeholder={t('moderation.message')} autoComplete="off" />
        <KeyCap>M</KeyCap>
      </TextField>
      <Button
        className="button main careful"

        isDisabled={rejecting.reason === null}
        onPress={props.onConfirm}
      >
        {rejecting.reason === null ? t('moderation.choose') : t('moderation.confirm')}
        {rejecting.reason !== null && <KeyCap>{t('moderation.keys.enter')}</KeyCap>}
      </Button>
    </div>
  );
}
