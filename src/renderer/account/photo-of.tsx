import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/domain/account.ts';
import { useImage } from '../connection/use-image.ts';
import { Silhouette } from '../drawings/silhouette.tsx';

/** The person's present photo in the identity format, or a silhouette. */
export function PhotoOf({ account }: { account: Account }) {
  const { t } = useTranslation();
  const url = useImage(account.photo?.image ?? null);
  return (
    <div className="portrait">
      {url === null ? <Silhouette /> : <img src={url} alt={t('account.personal.photoOf')} />}
    </div>
  );
}

/** The same picture for a drawing of the badge: without words, since the drawing is one picture. */
export function BadgePhoto({ account }: { account: Account }) {
  const url = useImage(account.photo?.image ?? null);
  return url === null ? <Silhouette /> : <img src={url} alt="" />;
}
