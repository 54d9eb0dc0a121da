import { useEffect, useRef } from 'react';
import { cleanCode } from '../../shared/domain/scanned-code.ts';
import { withoutLayout } from './azerty.ts';
import { isTypedCode } from './typed-code.ts';
import { Wedge, withoutTyped } from './wedge.ts';

/** Numbers of students and of staff. */
const isNumber = /^[a-z]?\d+$/i;

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
 * A machine that was busy for a moment hears one code as two. When the field holds more than the last keys, and all of it is a code, it
 * is that code: the rest of a number may be somebody else's. Null when there is nothing before, or a name.
 */
function wholeCode(value: string, typed: string): string | null {
  const whole = withoutLayout(value.trim());
  if (withoutTyped(value, typed).trim() === '' || !(isTypedCode(whole) || isNumber.test(whole))) return null;
  return cleanCode(whole);
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
      if (field === null) return handler.current(wedged.code);
      const whole = wholeCode(field.value, wedged.typed);
      setText(field, whole === null ? withoutTyped(field.value, wedged.typed) : '');
      handler.current(whole ?? wedged.code);
    };
    window.addEventListener('keydown', pressed, true); // before everybody else: this Enter is nobody's
    return () => window.removeEventListener('keydown', pressed, true);
  }, [isOn]);
}
