import { lazy, Suspense } from 'react';
import type { BenchScreen as State } from '../../shared/contract/bench.ts';
import type { View } from '../../shared/contract/station.ts';
import { useLinkState } from '../connection/use-station.tsx';
import { Coming } from '../frame/coming.tsx';

/** An operator's screen: the first visitor of the day does not wait for it. */
const BenchScreen = lazy(() => import('./bench-screen.tsx'));

/** The encoding bench, which hears the keyboard as long as nothing lies above it. */
export function Bench(props: { screen: State; view: View; isIdle: boolean }) {
  const { connected } = useLinkState();
  return (
    <Suspense fallback={<Coming />}>
      <BenchScreen screen={props.screen} health={props.view.health} hears={connected && !props.isIdle} />
    </Suspense>
  );
}
