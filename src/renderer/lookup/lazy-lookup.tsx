import { lazy, Suspense } from 'react';
import type { LookupScreen } from '../../shared/contract/lookup.ts';
import type { View } from '../../shared/contract/station.ts';
import { useLinkState } from '../connection/use-station.tsx';
import { Coming } from '../frame/coming.tsx';

/** An operator's screen: the first visitor of the day does not wait for it. */
const Drawn = lazy(() => import('./lookup-screen.tsx'));

/** The look-up, which hears the keyboard as long as nothing lies above it. */
export function Lookup(props: { screen: LookupScreen; view: View; isIdle: boolean }) {
  const { connected } = useLinkState();
  return (
    <Suspense fallback={<Coming />}>
      <Drawn screen={props.screen} reader={props.view.health.reader} hears={connected && !props.isIdle} />
    </Suspense>
  );
}
