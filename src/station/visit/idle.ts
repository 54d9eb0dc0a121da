import type { Limits, Rules } from './rules.ts';
import type { Step } from './state.ts';

/** Screens of work for others. */
const office: readonly Step['name'][] = ['moderation', 'bench', 'lookup'];

/** How long this screen may stay untouched, in milliseconds: whoever looks at pictures touches little. */
export const idleLimits = ({ limits }: Rules, screen: Step): Pick<Limits, 'warnAfter' | 'wipeAfter'> =>
  office.includes(screen.name) ? limits.office : limits;
