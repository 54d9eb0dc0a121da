/** The real clock, for what takes one from outside. */
export const clock = {
  now: (): number => performance.now(),
  later: (callback: () => void, milliseconds: number): (() => void) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
