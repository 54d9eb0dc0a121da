import { lazy, Suspense } from 'react';
import type { View } from '../../shared/contract/station.ts';
import { useLinkState } from '../connection/use-station.tsx';
import { Coming } from '../frame/coming.tsx';

/** An operator's screen: the first visitor of the day does not wait for it. */
const ModerationScreen = lazy(() => import('./moderation-screen.tsx'));

/** The moderation screen, which hears the keyboard as long as nothing lies above it. */
export function Moderation(props: {
  screen: Extract<View['screen'], { name: 'moderation' }>;
  isIdle: boolean;
}) {
  const { connected } = useLinkState();
  return (
    <Suspense fallback={<Coming />}>
      <ModerationScreen screen={props.screen} hears={connected && !props.isIdle} />
    </Suspense>
  );
}
