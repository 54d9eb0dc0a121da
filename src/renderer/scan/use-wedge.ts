import { useEffect, useRef } from 'react';
import { Wedge, withoutTyped } from './wedge.ts';

const textTypes = new Set(['text', 'search', 'number', 'tel', 'url', 'email', 'password']);

/** The field that takes the letters now. */
function fieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && textTypes.has(target.type) ? target : null;
}

/** Sets a field's text so that React hears of it. */
function setText(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Hears scanners that type like a keyboard, on the whole screen, while `isOn`. The Enter at the end of a code presses nothing, and the code
 * is taken out of the field that it was typed into. Keys of a hand pass by untouched.
 */
export function useWedge(isOn: boolean, onCode: (code: string) => void): void {
  const handler = useRef(onCode);
  useEffect(() => {
    handler.current = onCode;
  });
  useEffect(() => {
    if (!isOn) return;
    const wedge = new Wedge();
    const pressed = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
        if (!event.getModifierState('AltGraph')) wedge.drop();
        return;
      }
      const field = fieldOf(event.target);
      const wedged = wedge.press(event.key, event.timeStamp, field !== null);
      if (wedged === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (field !== null) setText(field, withoutTyped(field.value, wedged.typed));
      handler.current(wedged.code);
    };
    window.addEventListener('keydown', pressed, true); // before everybody else: this Enter is nobody's
    return () => window.removeEventListener('keydown', pressed, true);
  }, [isOn]);
}
