/** Milliseconds since 1970 in UTC. Injected everywhere, so that tests own the time. */
export type Clock = () => number;

/** RFC 3339 in UTC with milliseconds: the one form that is stored, so that text order is time order. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
