import type { Limits, Rules } from './rules.ts';
import type { Step } from './state.ts';

/** How long this screen may stay untouched, in milliseconds: whoever looks at pictures touches little. */
export const idleLimits = ({ limits }: Rules, screen: Step): Pick<Limits, 'warnAfter' | 'wipeAfter'> =>
  screen.name === 'moderation' ? limits.office : limits;
