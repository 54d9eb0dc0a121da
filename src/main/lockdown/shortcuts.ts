import type { Input } from 'electron';

type Keys = Pick<Input, 'key' | 'control' | 'shift' | 'alt' | 'meta' | 'modifiers'>;

/** True for keys that would leave, print, zoom, search or open something. Typing and editing stay: AltGr types €, @ and the like. */
export function isShortcut(keys: Keys): boolean {
  if (/^(F\d{1,2}|Browser.*|Launch.*|Print.*|ContextMenu|Help|Find|Zoom.*)$/.test(keys.key)) return true;
  if (keys.modifiers.some((name) => name.toLowerCase() === 'altgr')) return false;
  const edits = keys.control && !keys.shift && !keys.alt && !keys.meta && /^[acvxz]$/i.test(keys.key);
  const isModifierItself = ['Control', 'Alt', 'Meta', 'AltGraph', 'Shift'].includes(keys.key);
  return (keys.control || keys.alt || keys.meta) && !edits && !isModifierItself;
}
