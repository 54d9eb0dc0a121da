import type { Language } from '../../shared/domain/language.ts';

const locale = { fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Language, string>;

/** « 12:04 ». */
export function clockTime(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** « 3 septembre 2026 », « 1er septembre 2026 », from an RFC 3339 instant. */
export function longDate(instant: string, language: Language): string {
  const date = new Intl.DateTimeFormat(locale[language], {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
  }).format(new Date(instant));
  return language === 'fr' ? date.replace(/^1(?= )/, '1er') : date;
}

/** « 4:05 », from milliseconds; never negative. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
