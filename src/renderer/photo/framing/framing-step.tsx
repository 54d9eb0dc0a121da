import { Check, Frame, X } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../shared/domain/account.ts';
import { placement } from '../../../shared/domain/crop-geometry.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { discreetName } from '../../../shared/domain/person.ts';
import { useAct } from '../../connection/use-station.tsx';
import { MainAction, QuietAction } from '../../controls/buttons.tsx';
import { ErrorNotice } from '../../controls/error-notice.tsx';
import { BadgeDrawing } from '../../drawings/badge-drawing.tsx';
import { Page } from '../../frame/page.tsx';
import { isFaceCut, type BoothEvent, type FramingBooth } from '../booth.ts';
import { MoveControls, SlideControls } from './framing-controls.tsx';
import { cropOf } from './framing.ts';
import { useHands } from './use-hands.ts';
import './framing.css';

/** The still photo: framed by itself, then by finger, keys or buttons, and shown on the badge as it will be. */
export function FramingStep(props: {
  account: Account;
  booth: FramingBooth;
  send: Dispatch<BoothEvent>;
  saving: boolean;
  problem: ErrorCode | null;
  onKeep: () => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { booth, send, account } = props;
  const hands = useHands(booth.framing.turn, send);
  const style = placement(cropOf(booth.framing, booth.shot));
  const isCut = isFaceCut(booth);
  const isBrought = booth.shot.source.from === 'upload';
  const again = (): void => {
    send({ event: 'again' });
    if (isBrought) act({ act: 'drop-picture' });
  };
  const badge = (
    <figure>
      <figcaption className="soft small">{t('photo.onBadge')}</figcaption>
      <BadgeDrawing
        kind={account.person.kind}
        name={discreetName(account.person)}
        photo={<img className="placed" src={booth.shot.url} alt="" style={style} />}
      />
    </figure>
  );
  return (
    <Page
      className="booth framing"
      above={badge}
      title={t('photo.framing.title')}
      lead={isCut ? <strong role="status">{t('photo.framing.cut')}</strong> : t('photo.framing.lead')}
      spoken={`${t('photo.framing.title')}. ${t(isCut ? 'photo.framing.cut' : 'photo.framing.lead')}`}
      fault={props.saving ? null : props.problem}
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
          <div className="frame" tabIndex={0} role="application" aria-label={t('photo.frame')} {...hands}>
            <img src={booth.shot.url} alt={t('account.personal.photoOf')} style={style} draggable={false} />
          </div>
          <Button
            className="tool cross"
            aria-label={isBrought ? t('photo.refused.other') : t('photo.again')}
            onPress={again}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
        <div className="beside">
          {badge}
          <MoveControls send={send} />
          <QuietAction icon={Frame} onPress={() => send({ event: 'reframe' })}>
            {t('photo.reframe')}
          </QuietAction>
        </div>
        <SlideControls booth={booth} send={send} />
      </div>
    </Page>
  );
}
