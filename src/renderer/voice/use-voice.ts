import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Language } from '../../shared/domain/language.ts';
import type { Voice } from './voice.ts';

/** Whether the machine can speak this language, and how to say a text when the visitor asked for it; a touch stops it. */
export function useVoice(voice: Voice, language: Language, wanted: boolean) {
  const available = useSyncExternalStore(
    useCallback((listener) => voice.onChange(listener), [voice]),
    () => voice.has(language),
  );
  const on = wanted && available;
  const say = useCallback(
    (text: string) => (on ? voice.say(text, language) : undefined),
    [voice, language, on],
  );
  useEffect(() => {
    if (!on) return;
    const stop = (): void => voice.stop();
    window.addEventListener('pointerdown', stop, true);
    return () => {
      window.removeEventListener('pointerdown', stop, true);
      stop();
    };
  }, [voice, on]);
  return { available, say };
}
