/** Two taps within this many milliseconds are one double tap. */
const soon = 400;
/** And no further apart than this, in CSS pixels: a trembling finger moves. */
const near = 60;

/** A finger on a button. */
interface Tap {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly button: Element;
  /** What stood on the button: one that React keeps for the next question is another one. */
  readonly said: string;
}

/**
 * The second half of a double tap must not answer the next question: main actions stand in the same place on every screen. It still counts on
 * a button that is the same after the first half, such as a zoom. Fingers only: a mouse is moved by somebody who sees where it is.
 */
export function lockDoubleTaps(window: Window): void {
  let last: Tap | null = null;
  let isSwallowing = false;
  const free = (): void => void (isSwallowing = false);
  const swallow = (event: Event): void => {
    if (!isSwallowing) return;
    // A click that no finger made, such as a screen reader's, is not a half of anything.
    if (event.type === 'click' && !isOfFinger(event)) return free();
    event.stopImmediatePropagation();
    event.preventDefault();
    // The click is the last thing heard of a tap.
    if (event.type === 'click') isSwallowing = false;
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      const before = last;
      last = tapOf(event);
      isSwallowing = before !== null && last !== null && isSecondHalf(before, last);
      // A third tap is no better than the second one.
      if (isSwallowing && before !== null && last !== null)
        last = { ...last, button: before.button, said: before.said };
      swallow(event);
    },
    { capture: true },
  );
  for (const kind of ['pointerup', 'mousedown', 'mouseup', 'click'] as const)
    window.addEventListener(kind, swallow, { capture: true });
  for (const kind of ['pointercancel', 'keydown'] as const)
    window.addEventListener(kind, free, { capture: true });
}

/** Clicks are pointer events too: they say what made them, and nothing where no pointer did. */
const isOfFinger = (event: Event): boolean => 'pointerType' in event && event.pointerType === 'touch';

function tapOf(event: PointerEvent): Tap | null {
  if (event.pointerType !== 'touch' || !event.isPrimary || !(event.target instanceof Element)) return null;
  const button = event.target.closest('button, [role="button"]');
  if (button === null) return null;
  const said = `${button.getAttribute('aria-label') ?? ''} ${button.textContent}`;
  return { at: event.timeStamp, x: event.clientX, y: event.clientY, button, said };
}

function isSecondHalf(before: Tap, now: Tap): boolean {
  const isDouble = now.at - before.at < soon && Math.hypot(now.x - before.x, now.y - before.y) < near;
  return isDouble && !(now.button === before.button && now.said === before.said);
}
