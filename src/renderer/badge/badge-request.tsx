import { ArrowRight, Check } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import { discreetName } from '../../shared/domain/person.ts';
import { BadgePhoto } from '../account/photo-of.tsx';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';
import { Page } from '../frame/page.tsx';
import './badge.css';

const after = ['check', 'print', 'tap'] as const;

/** « Demande de badge » : what will be printed, what happens next; staff certify the photo. */
export function BadgeRequest({ account }: { account: Account }) {
  const { t } = useTranslation();
  const act = useAct();
  const staff = account.person.kind === 'staff';
  const [certified, setCertified] = useState(false);
  const [asked, setAsked] = useState(false);
  const ready = !staff || certified;
  const send = (): void => {
    if (ready) act({ act: 'request-badge', certified: staff && certified });
    else setAsked(true);
  };
  return (
    <Page
      className="requesting"
      title={t('request.title')}
      lead={t('request.lead')}
      main={
        <MainAction icon={ArrowRight} unready={!ready} onPress={send}>
          {t('request.act')}
        </MainAction>
      }
      second={
        <>
          {asked && !ready && (
            <p className="hint" role="alert">
              {t('request.certifyMissing')}
            </p>
          )}
          <QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>
        </>
      }
    >
      <div className="fill">
        <BadgeDrawing
          kind={account.person.kind}
          name={discreetName(account.person)}
          photo={<BadgePhoto account={account} />}
        />
        <div className="rows">
          <h2>{t('request.after')}</h2>
          <ol className="after-list">
            {after.map((step, at) => (
              <li key={step}>
                <b aria-hidden="true">{at + 1}</b>
                {t(`request.steps.${step}`)}
              </li>
            ))}
          </ol>
          {staff && (
            <Checkbox className="check" isSelected={certified} onChange={setCertified}>
              <span className="box" aria-hidden="true">
                <Check />
              </span>
              {t('request.certify')}
            </Checkbox>
          )}
        </div>
      </div>
    </Page>
  );
}
