import { ChevronRight, KeyRound, LockKeyhole, ShieldCheck, UserPlus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EntPage } from '../../shared/contract/station.ts';
import { useAct } from '../connection/use-station.tsx';

const icons = { password: KeyRound, firstLogin: UserPlus, security: ShieldCheck } as const;

/** « Connexion et sécurité » : the ENT's own pages; the kiosk never sees a password. */
export function SecurityTab({ pages }: { pages: readonly EntPage[] }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <div className="rows">
      <p className="promise">
        <LockKeyhole aria-hidden="true" />
        <span>
          {t('account.security.lead')} <strong>{t('account.security.promise')}</strong>
        </span>
      </p>
      <ul className="doors">
        {pages.map((page) => {
          const Icon = icons[page];
          return (
            <li key={page}>
              <Button className="door" onPress={() => act({ act: 'open-ent-page', page })}>
                <Icon aria-hidden="true" />
                <span className="words">
                  <strong>{t(`account.security.${page}.title`)}</strong>
                  <span className="soft">{t(`account.security.${page}.text`)}</span>
                </span>
                <ChevronRight aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
