import { Camera, CircleAlert, Images } from 'lucide-react';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { Page } from '../frame/page.tsx';
import type { Booth, BoothEvent, Review } from './booth.ts';
import './refused.css';

/** Why the frozen photo would better be taken again, in words; after some tries it can be kept all the same. */
export function RefusedStep(props: {
  booth: Extract<Booth, { step: 'refused' }>;
  send: Dispatch<BoothEvent>;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { shot, review } = props.booth;
  const isBrought = shot.source.from === 'upload';
  const reasons = reasonsOf(review).map((reason) => t(`photo.reason.${reason}`));
  const title = isBrought ? t('photo.refused.titleBrought') : t('photo.refused.title');
  return (
    <Page
      className="booth refused"
      title={title}
      lead={t('photo.refused.lead')}
      spoken={[title, ...reasons].join('. ')}
      main={
        <MainAction
          icon={isBrought ? Images : Camera}
          onPress={() => {
            props.send({ event: 'again' });
            if (isBrought) act({ act: 'drop-picture' });
          }}
        >
          {isBrought ? t('photo.refused.other') : t('photo.refused.again')}
        </MainAction>
      }
      second={
        <>
          {review.mayAnyway && (
            <>
              <p className="hint">{t('photo.refused.person')}</p>
              <QuietAction onPress={() => props.send({ event: 'anyway' })}>
                {t('photo.refused.anyway')}
              </QuietAction>
            </>
          )}
          <QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>
        </>
      }
    >
      <div className="stage">
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason}>
              <CircleAlert aria-hidden="true" />
              {reason}
            </li>
          ))}
        </ul>
        <div className="taken">
          <img src={shot.url} alt={t('photo.refused.photo')} draggable={false} />
        </div>
      </div>
    </Page>
  );
}

/** What to say of a refused photo; without a face that is the only thing to say. */
function reasonsOf({ refusals, measured }: Review) {
  const faces = measured.values.SingleFacePresent ?? null;
  return refusals.includes('SingleFacePresent') && faces !== null && faces < 0
    ? (['NoFace'] as const)
    : refusals;
}
