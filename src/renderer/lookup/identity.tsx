import { ImageOff, PackageCheck, PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfficeBadge } from '../../shared/contract/office.ts';
import { fullName } from '../../shared/domain/person.ts';
import { OperatorChip } from '../badge/operator-chip.tsx';
import { useShownImage } from '../connection/use-shown-image.ts';
import { useLink } from '../connection/use-station.tsx';
import { Silhouette } from '../drawings/silhouette.tsx';
import { clockTime, longDate } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';
import { HolderName } from './holder-name.tsx';
import { useNumber } from './use-number.ts';

/** Names that are longer than this are written smaller. */
const longName = 32;

/** Whose badge it is, and how it is. `small`: beside a confirmation. */
export function Identity({ badge, small = false }: { badge: OfficeBadge; small?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = useNumber();
  const { holder, deliveredAt, changedAt, uid } = badge;
  const date = longDate(changedAt, language);
  const time = clockTime(new Date(changedAt), language);
  const Box = deliveredAt === null ? PackageOpen : PackageCheck;
  // A chip is in somebody's hands, or not yet; before it there is nothing to hand over.
  const canBeGiven = uid !== null;
  return (
    <section
      className="looked-badge"
      data-small={small}
      data-long={fullName(holder).length > longName}
      aria-label={t('lookup.badgeOf', { name: fullName(holder) })}
    >
      <div className="holder-picture">
        {badge.photo === null ? (
          <Silhouette />
        ) : (
          <Portrait key={badge.photo} sha256={badge.photo} name={fullName(holder)} />
        )}
      </div>
      <div className="holder">
        <h1 className="holder-name">
          <HolderName of={holder} />
        </h1>
        <p className="lead">{number(holder)}</p>
        <p className="badge-state">
          <OperatorChip of={badge} />
        </p>
        <ul className="badge-facts">
          <li>{t('lookup.since', { date, time })}</li>
          {canBeGiven && (
            <li>
              <Box aria-hidden="true" />
              {deliveredAt === null
                ? t('lookup.notDelivered')
                : t('lookup.delivered', { date: longDate(deliveredAt, language) })}
            </li>
          )}
          {badge.photo === null && (
            <li>
              <ImageOff aria-hidden="true" />
              {t('lookup.noPhoto')}
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}

function Portrait({ sha256, name }: { sha256: NonNullable<OfficeBadge['photo']>; name: string }) {
  const { t } = useTranslation();
  const { image } = useShownImage(useLink().office, sha256);
  if (image.state === 'here') return <img src={image.url} alt={t('lookup.photo', { name })} />;
  return (
    <>
      <Silhouette />
      {image.state === 'missing' && <span className="unseen">{t('lookup.photoMissing')}</span>}
    </>
  );
}
