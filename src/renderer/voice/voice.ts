import type { Language } from '../../shared/domain/language.ts';

/** A voice that reads screens: the browser's own, or none. */
export interface Voice {
  /** Whether there is a voice for this language on this machine. */
  has(language: Language): boolean;
  /** Says a text at once, in place of what is being said. */
  say(text: string, language: Language): void;
  stop(): void;
  /** Calls back when the voices of the machine are known, or change. */
  onChange(listener: () => void): () => void;
}

/** The speech synthesis of the browser; only voices of the machine itself, so that no word leaves it. */
export function browserVoice(window: Window): Voice {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  const voiceOf = (language: Language): SpeechSynthesisVoice | undefined =>
    synthesis
      ?.getVoices()
      .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  return {
    has: (language) => voiceOf(language) !== undefined,
    say: (text, language) => {
      const voice = voiceOf(language);
      if (synthesis === undefined || voice === undefined) return;
      synthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.95;
      synthesis.speak(utterance);
    },
    stop: () => synthesis?.cancel(),
    onChange: (listener) => {
      synthesis?.addEventListener('voiceschanged', listener);
      return () => synthesis?.removeEventListener('voiceschanged', listener);
    },
  };
}

/** No voice at all. */
export const silentVoice: Voice = {
  has: () => false,
  say: () => undefined,
  stop: () => undefined,
  onChange: () => () => undefined,
};
