import { SearchX, Siren, TriangleAlert, Unplug } from 'lucide-react';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import { OppositionMotive } from '../../shared/domain/badge.ts';
import type { BadgeId } from '../../shared/domain/ids.ts';
import { useAct } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { Page } from '../frame/page.tsx';
import { Confirm } from './confirm.tsx';
import './opposition.css';

const icons = { lost: SearchX, stolen: Siren, faulty: Unplug } as const;

/** Why, what stops working, and a confirmation that cannot happen by accident. */
export function Opposition({ badge }: { account: Account; badge: BadgeId }) {
  const { t } = useTranslation();
  const act = useAct();
  const [motive, setMotive] = useState<OppositionMotive | null>(null);
  const [asked, setAsked] = useState(false);
  const [twoTouches, setTwoTouches] = useState(false);
  return (
    <Page
      className="opposing"
      title={t('oppose.title')}
      lead={t('oppose.lead')}
      spoken={
        motive === null ? `${t('oppose.title')}. ${t('oppose.lead')}` : t(`oppose.consequences.${motive}`)
      }
      main={
        <Confirm
          twoTouches={twoTouches}
          unready={motive === null}
          onUnready={() => setAsked(true)}
          onConfirm={() => motive !== null && act({ act: 'oppose', badge, motive })}
        />
      }
      second={
        <>
          <p className="hint">{t(twoTouches ? 'oppose.confirmUntil' : 'oppose.until')}</p>
          {!twoTouches && (
            <QuietAction onPress={() => setTwoTouches(true)}>{t('oppose.twoTouches')}</QuietAction>
          )}
          <QuietAction onPress={() => act({ act: 'back' })}>{t('common.cancel')}</QuietAction>
        </>
      }
    >
      <div className="fill">
        <RadioGroup
          className="motives"
          aria-label={t('oppose.lead')}
          value={motive}
          onChange={(value) => setMotive(OppositionMotive.safeParse(value).data ?? null)}
        >
          {OppositionMotive.options.map((one) => {
            const Icon = icons[one];
            return (
              <Radio key={one} value={one} className="motive">
                <Icon aria-hidden="true" />
                <span className="words">
                  <strong>{t(`oppose.motive.${one}.title`)}</strong>
                  <span>{t(`oppose.motive.${one}.text`)}</span>
                </span>
              </Radio>
            );
          })}
        </RadioGroup>
        <div className="consequences" role="status">
          {motive !== null ? (
            <p>
              <TriangleAlert aria-hidden="true" />
              {t(`oppose.consequences.${motive}`)}
            </p>
          ) : (
            asked && (
              <p>
                <TriangleAlert aria-hidden="true" />
                {t('oppose.choose')}
              </p>
            )
          )}
        </div>
      </div>
    </Page>
  );
}
