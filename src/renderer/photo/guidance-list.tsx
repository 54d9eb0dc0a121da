import { CircleArrowRight, CircleCheck, Dot } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hint, PhotoGuidance } from './guidance.ts';

const advice = ['look', 'bare', 'light', 'calm'] as const;

/** Beside the oval: what the face checks say; or plain advice, which claims nothing, when there are none. */
export function GuidanceList({
  guidance,
  video,
}: {
  guidance: PhotoGuidance | undefined;
  video: HTMLVideoElement | null;
}) {
  const { t } = useTranslation();
  const [hints, setHints] = useState<readonly Hint[]>([]);
  useEffect(() => {
    if (guidance === undefined || video === null) return;
    const stop = guidance.watch(video, setHints);
    return () => {
      stop();
      setHints([]);
    };
  }, [guidance, video]);
  if (guidance === undefined) {
    return (
      <ul className="guidance" aria-label={t('photo.guidance')}>
        {advice.map((one) => (
          <li key={one}>
            <Dot aria-hidden="true" />
            {t(`photo.advice.${one}`)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className="guidance" aria-label={t('photo.guidance')} aria-live="polite">
      {hints.map((hint) => (
        <li key={hint.id} data-state={hint.state}>
          {hint.state === 'good' ? (
            <CircleCheck aria-hidden="true" />
          ) : (
            <CircleArrowRight aria-hidden="true" />
          )}
          {hint.words}
        </li>
      ))}
    </ul>
  );
}
