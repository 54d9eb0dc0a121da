import { useTranslation } from 'react-i18next';
import type { Holder, OfficeBadge } from '../../shared/contract/office.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { fullName } from '../../shared/domain/person.ts';
import { useShownImage } from '../connection/use-shown-image.ts';
import { useLink } from '../connection/use-station.tsx';
import { BadgeDrawing } from '../drawings/badge-drawing.tsx';
import { Silhouette } from '../drawings/silhouette.tsx';

/** The badge as it is printed, and beside it the name as big as there is room: a person compares it. */
export function Face({ badge }: { badge: OfficeBadge | null }) {
  const { t } = useTranslation();
  if (badge === null)
    return (
      <article className="face" data-empty="true" aria-label={t('bench.badge')}>
        <BadgeDrawing kind="student" faded />
        <p className="nobody">{t('bench.nobody')}</p>
      </article>
    );
  const { holder, photo, kind } = badge;
  return (
    <article className="face" aria-label={t('bench.badge')}>
      <BadgeDrawing
        kind={kind}
        name={fullName(holder)}
        photo={photo === null ? undefined : <HolderPicture sha256={photo} />}
      />
      <div className="bearer">
        <h2 className="bearer-name" data-size={sizeOf(holder)}>
          {holder.firstName} <b>{holder.lastName}</b>
        </h2>
        <p className="bearer-kind">
          {t(`kind.${kind}`)} <b>{holder.number ?? t('bench.noNumber')}</b>
        </p>
      </div>
    </article>
  );
}

function HolderPicture({ sha256 }: { sha256: Sha256 }) {
  const { office } = useLink();
  const { image } = useShownImage(office, sha256);
  return image.state === 'here' ? <img src={image.url} alt="" /> : <Silhouette />;
}

/** As big as the longest part of the name lets it be. */
function sizeOf(holder: Holder): 'big' | 'middle' | 'small' {
  const name = fullName(holder);
  const longest = Math.max(...name.split(/[\s-]+/).map((part) => part.length));
  if (longest <= 10 && name.length <= 24) return 'big';
  return longest <= 13 && name.length <= 34 ? 'middle' : 'small';
}
