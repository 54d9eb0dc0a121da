import { useEffect, useState } from 'react';
import type { PhotoProfile } from '../../shared/quality/profile.ts';
import type { Quality } from '../../shared/quality/quality.ts';
import { useLink } from '../connection/use-station.tsx';
import { profileOf } from './measure-words.ts';

/** Finds the limits that a photo was judged by: this university's of today, or those that come with the kiosk; null when they are neither. */
export function useProfiles(): (quality: Quality) => PhotoProfile | null {
  const link = useLink();
  const [own, setOwn] = useState<PhotoProfile | null>(null);
  useEffect(() => {
    let gone = false;
    void link.photoProfile().then((profile) => {
      if (!gone) setOwn(profile);
    });
    return () => {
      gone = true;
    };
  }, [link]);
  return (quality) => profileOf(quality, own);
}
