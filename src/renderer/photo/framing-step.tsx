import { Check, X } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { discreetName } from '../../shared/domain/person.ts';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';
import { Page } from '../frame/page.tsx';
import type { Booth, BoothEvent } from './booth.ts';
import { cropOf, placement } from './crop.ts';
import { FramingControls } from './framing-controls.tsx';
import { useDrag } from './use-drag.ts';

/** The frozen photo: framed by finger, arrows or buttons, and shown on the badge as it will be. */
export function FramingStep(props: {
  account: Account;
  booth: Extract<Booth, { step: 'framing' }>;
  send: Dispatch<BoothEvent>;
  saving: boolean;
  problem: ErrorCode | null;
  onKeep: () => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { booth, send, account } = props;
  const drag = useDrag((right, down) => send({ event: 'move', right, down }));
  const style = placement(cropOf(booth.framing, booth.shot));
  const badge = (
    <BadgeDrawing
      kind={account.person.kind}
      name={discreetName(account.person)}
      photo={<img className="placed" src={booth.shot.url} alt="" style={style} />}
    />
  );
  return (
    <Page
      className="booth framing"
      above={
        <figure>
          <figcaption className="soft small">{t('photo.onBadge')}</figcaption>
          {badge}
        </figure>
      }
      title={t('photo.framing.title')}
      lead={t('photo.framing.lead')}
      main={
        <MainAction icon={Check} busy={props.saving} onPress={props.onKeep}>
          {props.saving ? t('photo.saving') : t('photo.keep')}
        </MainAction>
      }
      second={
        <QuietAction isDisabled={props.saving} onPress={() => act({ act: 'back' })}>
          {t('common.back')}
        </QuietAction>
      }
    >
      {props.problem !== null && !props.saving && <ErrorNotice code={props.problem} />}
      <div className="stage" inert={props.saving}>
        <div className="window">
          <div className="frame" tabIndex={0} role="application" aria-label={t('photo.frame')} {...drag}>
            <img src={booth.shot.url} alt={t('account.personal.photoOf')} style={style} draggable={false} />
          </div>
          <Button
            className="tool cross"
            aria-label={t('photo.again')}
            onPress={() => send({ event: 'again' })}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
        <div className="beside">
          <figure>
            <figcaption className="soft small">{t('photo.onBadge')}</figcaption>
            {badge}
          </figure>
          <FramingControls booth={booth} send={send} />
        </div>
      </div>
    </Page>
  );
}
