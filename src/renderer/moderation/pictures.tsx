import { ImageOff, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModerationItem } from '../../shared/contract/moderation.ts';
import { useShownImage } from '../connection/use-shown-image.ts';
import { useLink } from '../connection/use-station.tsx';
import { QuietAction } from '../controls/buttons.tsx';
import { Silhouette } from '../drawings/silhouette.tsx';
import { longDate } from '../words/formats.ts';
import { useLanguage } from '../words/use-words.ts';

/** The photo that waits, as big as there is room. `onShown` is told when the picture itself is on screen. */
export function BigPhoto({
  item,
  name,
  onShown,
}: {
  item: ModerationItem;
  name: string;
  onShown: () => void;
}) {
  const { t } = useTranslation();
  const { image, retry } = useShownImage(useLink().moderated, item.image);
  return (
    <div className="big-photo" data-here={image.state === 'here'}>
      {image.state === 'here' && (
        <img src={image.url} alt={t('moderation.photo', { name })} onLoad={onShown} />
      )}
      {image.state === 'missing' && (
        <div className="no-picture" role="alert">
          <ImageOff aria-hidden="true" />
          <p>{t('moderation.noPicture')}</p>
          <QuietAction icon={RotateCcw} onPress={retry}>
            {t('common.retry')}
          </QuietAction>
        </div>
      )}
    </div>
  );
}

/** The photo that was in force before, or that there was none. */
export function PreviousPhoto({
  previous,
  children,
}: {
  previous: ModerationItem['previous'];
  /** Said beside it. */
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <figure className="earlier" data-none={previous === null}>
      <div className="earlier-frame">
        {previous === null ? <Silhouette /> : <PreviousPicture sha256={previous.image} />}
      </div>
      <figcaption>
        <p>
          <b>{previous === null ? t('moderation.noBefore') : t('moderation.before')}</b>
          {previous !== null && (
            <span>{t('moderation.beforeOf', { date: longDate(previous.decidedAt, language) })}</span>
          )}
        </p>
        {children}
      </figcaption>
    </figure>
  );
}

function PreviousPicture({ sha256 }: { sha256: ModerationItem['image'] }) {
  const { t } = useTranslation();
  const { image } = useShownImage(useLink().moderated, sha256);
  return image.state === 'here' ? <img src={image.url} alt={t('moderation.before')} /> : <Silhouette />;
}
