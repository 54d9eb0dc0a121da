import { useEffect, useState } from 'react';
import type * as Module from './after-welcome.ts';

type AfterWelcome = typeof Module;

/** The welcome screen has the machine for itself so long, in milliseconds: nobody has read it by then. */
const head = 200;

let loaded: AfterWelcome | undefined;
let loading: Promise<AfterWelcome> | undefined;

/**
 * What comes after the welcome screen: loaded shortly after that one, or at once when it is `wanted`, so that the first screen waits
 * for no other and a later one does not wait either. Undefined until then.
 */
export function useAfterWelcome(wanted: boolean): AfterWelcome | undefined {
  const [here, setHere] = useState(loaded);
  useEffect(() => {
    if (here !== undefined) return;
    const timer = setTimeout(
      () => {
        loading ??= import('./after-welcome.ts');
        void loading.then((module) => setHere((loaded = module)));
      },
      wanted ? 0 : head,
    );
    return () => clearTimeout(timer);
  }, [here, wanted]);
  return here;
}
