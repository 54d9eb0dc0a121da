import { RefreshCw, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhotoSourceView } from '../../shared/contract/upload.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { useAct, useLinkState } from '../connection/use-station.tsx';
import { MainAction } from '../controls/buttons.tsx';
import { Chip } from '../controls/chip.tsx';
import { ErrorNotice } from '../controls/error-notice.tsx';
import { Page } from '../frame/page.tsx';
import { OtherWay, ToCamera } from './back-actions.tsx';
import { Countdown } from './countdown.tsx';
import { QrCode } from './qr-code.tsx';

type Phone = Extract<PhotoSourceView, { from: 'phone' }>;
const steps = ['scan', 'link', 'send'] as const;

/** The QR code for the person's phone, and what is heard of the phone. */
export function PhoneStep({ source, problem }: { source: Phone; problem: ErrorCode | null }) {
  const { t } = useTranslation();
  const act = useAct();
  const { stage } = source;
  if (stage === 'ended') {
    // A code that was there is over; without central or its answer there was none.
    const wasThere = source.why?.startsWith('upload.') === true;
    const title = t(wasThere ? 'upload.phone.ended.title' : 'upload.phone.none.title');
    return (
      <Page
        className="upload"
        title={title}
        fault={source.why}
        main={
          <MainAction icon={RefreshCw} onPress={() => act({ act: 'phone-again' })}>
            {t('upload.phone.again')}
          </MainAction>
        }
        second={<OtherWay />}
      >
        {source.why !== null && <ErrorNotice code={source.why} />}
        <div className="fill">
          <PhoneDrawing busy={false} />
        </div>
      </Page>
    );
  }
  const scanning = [
    t('upload.phone.waiting.title'),
    ...steps.map((step) => t(`upload.phone.steps.${step}`)),
  ].join('. ');
  return (
    <Page
      className="upload"
      title={t(`upload.phone.${stage}.title`)}
      lead={t(`upload.phone.${stage}.lead`)}
      {...(stage === 'waiting' ? { spoken: scanning } : {})}
      fault={problem}
      main={<ToCamera />}
      second={<OtherWay />}
    >
      {problem !== null && <ErrorNotice code={problem} />}
      <div className="fill">
        <div className="phone" data-stage={stage}>
          {stage === 'waiting' && source.address !== null ? (
            <QrCode text={source.address} label={t('upload.phone.code')} />
          ) : (
            <PhoneDrawing busy={stage === 'opening' || stage === 'receiving'} />
          )}
          {stage === 'waiting' && (
            <ol className="scan-steps">
              {steps.map((step, at) => (
                <li key={step}>
                  <b aria-hidden="true">{at + 1}</b>
                  {t(`upload.phone.steps.${step}`)}
                </li>
              ))}
            </ol>
          )}
        </div>
        {stage !== 'opening' && <Heard stage={stage} endsAt={source.endsAt} />}
      </div>
    </Page>
  );
}

/** What is heard of the phone, in a word, and how long there is. */
function Heard({ stage, endsAt }: { stage: 'waiting' | 'opened' | 'receiving'; endsAt: string | null }) {
  const { t } = useTranslation();
  const isDown = useLinkState().view?.health.network === 'down';
  return (
    <p className="heard" role="status">
      {isDown ? (
        <Chip tone="warn">{t('upload.phone.network')}</Chip>
      ) : (
        <Chip tone={stage === 'waiting' ? 'wait' : 'good'}>{t(`upload.phone.state.${stage}`)}</Chip>
      )}
      {endsAt !== null && stage !== 'receiving' && <Countdown endsAt={endsAt} />}
    </p>
  );
}

function PhoneDrawing({ busy }: { busy: boolean }) {
  return (
    <div className="phone-drawing" aria-hidden="true">
      <Smartphone />
      {busy && <span className="spinner" />}
    </div>
  );
}
