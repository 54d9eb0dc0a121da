import { useEffect, useRef } from 'react';

/** Whether this element takes letters itself. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}

/** What was pressed: a letter in lower case, a digit, or the name of another key. */
function nameOf(event: KeyboardEvent): string | null {
  if (event.altKey || event.metaKey || event.isComposing) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey) return key === 'z' ? 'z' : null;
  if (isTyping(event.target)) return key === 'Escape' || key === 'Enter' ? key : null;
  // A button that has the focus is pressed by Enter itself: the key must not count twice.
  const onControl =
    event.target instanceof Element && event.target.closest('button, a, [role="button"]') !== null;
  return onControl && key === 'Enter' ? null : key;
}

/** Hears keys on the whole screen. A key that is held down counts once. `onKey` answers whether the key meant something. */
export function useKeys(isOn: boolean, onKey: (key: string) => boolean): void {
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  });
  useEffect(() => {
    if (!isOn) return;
    const pressed = (event: KeyboardEvent): void => {
      const key = nameOf(event);
      if (key === null) return;
      if (event.repeat || handler.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [isOn]);
}
