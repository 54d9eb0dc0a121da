import { Check, SkipForward, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../controls/key-cap.tsx';

/** Accept, reject, skip: each with its key on it. */
export function Deciding(props: {
  isReady: boolean;
  onAccept: () => void;
  onReject: () => void;
  onSkip: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Button className="button main" isDisabled={!props.isReady} onPress={props.onAccept}>
        <Check aria-hidden="true" />
        {t('moderation.accept')}
        <KeyCap>A</KeyCap>
      </Button>
      <div className="others">
        <Button className="button reject" isDisabled={!props.isReady} onPress={props.onReject}>
          <X aria-hidden="true" />
          {t('moderation.reject')}
          <KeyCap>R</KeyCap>
        </Button>
        <Button className="button quiet" isDisabled={!props.isReady} onPress={props.onSkip}>
          <SkipForward aria-hidden="true" />
          {t('moderation.skip')}
          <KeyCap>S</KeyCap>
        </Button>
      </div>
    </>
  );
}
