import { createContext, use, useEffect, type ReactNode } from 'react';

type Say = (text: string) => void;
const SpokenContext = createContext<Say>(() => undefined);

/** Gives the screens a voice; silent without one. */
export function SpokenProvider({ say, children }: { say: Say; children: ReactNode }) {
  return <SpokenContext value={say}>{children}</SpokenContext>;
}

/** Says this text now, and again whenever it changes. */
export function useSpoken(text: string): void {
  const say = use(SpokenContext);
  useEffect(() => {
    say(text);
  }, [say, text]);
}
