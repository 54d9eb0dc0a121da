import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Act } from '../../shared/contract/station.ts';
import type { LinkState, StationLink } from './station-link.ts';

const StationContext = createContext<StationLink | null>(null);

/** Gives the screens their line to the station. */
export function StationProvider({ link, children }: { link: StationLink; children: ReactNode }) {
  return <StationContext value={link}>{children}</StationContext>;
}

/** The line to the station. */
export function useLink(): StationLink {
  const link = use(StationContext);
  if (link === null) throw new Error('a screen outside of StationProvider');
  return link;
}

/** What the line knows now. */
export function useLinkState(): LinkState {
  const link = useLink();
  return useSyncExternalStore(link.subscribe, link.state);
}

/** Sends an act and forgets: what it changed comes back as a view. */
export function useAct(): (act: Act) => void {
  const link = useLink();
  return (act) => void link.act(act);
}
