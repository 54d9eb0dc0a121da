import { ArrowRight, CreditCard, ListChecks, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import { discreetName } from '../../shared/domain/person.ts';
import { BadgePhoto } from '../account/photo-of.tsx';
import { useAct } from '../connection/use-station.tsx';
import { MainAction, QuietAction } from '../controls/buttons.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';
import { Page } from '../frame/page.tsx';

const points = [
  ['badge', CreditCard],
  ['choose', ListChecks],
  ['change', RotateCcw],
] as const;

/** What a photo is for, before anything is asked. */
export function Explain({ account }: { account: Account }) {
  const { t } = useTranslation();
  const act = useAct();
  const drawing = (
    <BadgeDrawing
      kind={account.person.kind}
      name={discreetName(account.person)}
      photo={<BadgePhoto account={account} />}
    />
  );
  return (
    <Page
      className="explaining"
      title={t('imageRights.explain.title')}
      lead={t('imageRights.explain.lead')}
      main={
        <MainAction icon={ArrowRight} onPress={() => act({ act: 'continue' })}>
          {t('common.continue')}
        </MainAction>
      }
      second={<QuietAction onPress={() => act({ act: 'back' })}>{t('common.back')}</QuietAction>}
    >
      <div className="fill">
        {drawing}
        <ul className="points">
          {points.map(([point, Icon]) => (
            <li key={point}>
              <Icon aria-hidden="true" />
              <div>
                <h2>{t(`imageRights.explain.${point}.title`)}</h2>
                <p className="soft">{t(`imageRights.explain.${point}.text`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
