import { useEffect, useRef, type RefObject } from 'react';

/** What a key does, or null when that is not possible now. */
export interface BenchTools {
  readonly next: (() => void) | null;
  readonly again: (() => void) | null;
  readonly void: (() => void) | null;
  readonly search: () => void;
}

/**
 * Letters and digits always go to the search field; the keys of the tools are none that anybody types. Function keys would be
 * clearer, but the shells swallow them. While something is being typed, arrows and Delete edit it.
 */
export function useBenchKeys(
  isOn: boolean,
  field: RefObject<HTMLInputElement | null>,
  tools: BenchTools,
): void {
  const now = useRef(tools);
  useEffect(() => {
    now.current = tools;
  });
  useEffect(() => {
    if (!isOn) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented)
        return;
      const input = field.current;
      const isInField = input !== null && event.target === input;
      if (event.key.length === 1 && event.key !== ' ') {
        if (!isInField) input?.focus(); // the letter itself lands there
        return;
      }
      if (isInField && input.value !== '') return;
      const tool = toolOf(event.key, now.current);
      if (tool === undefined) return void (moveChoice(event.key) && event.preventDefault());
      event.preventDefault();
      if (!event.repeat) tool?.();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [isOn, field]);
}

/** Undefined for a key of no tool. */
function toolOf(key: string, tools: BenchTools): (() => void) | null | undefined {
  if (key === 'ArrowRight') return tools.next;
  if (key === 'ArrowLeft') return tools.again;
  return key === 'Delete' ? tools.void : undefined;
}

/** Up and down go through the badges that answered. */
function moveChoice(key: string): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const choices = [...document.querySelectorAll<HTMLElement>('.bench .bench-choice')];
  if (choices.length === 0) return false;
  const at = choices.findIndex((one) => one === document.activeElement);
  const to = key === 'ArrowDown' ? at + 1 : at < 0 ? choices.length - 1 : at - 1;
  choices[Math.max(0, Math.min(choices.length - 1, to))]?.focus();
  return true;
}
