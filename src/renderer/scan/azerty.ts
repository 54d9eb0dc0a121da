/** What a French keyboard (AZERTY) types for the keys of an American one: those that differ. */
const typed: readonly (readonly [french: string, american: string])[] = [
  ...[...'&é"\'(-è_çà'].map((key, index) => [key, String((index + 1) % 10)] as const),
  ...(
    [')-', 'qa', 'aq', 'wz', 'zw', 'm;', ',m', ';,', ':.', '!/', 'QA', 'AQ', 'WZ', 'ZW', 'M:', '?M'] as const
  ).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
];
const american = new Map(typed);

/** What codes of badges are: a number, a UUID with or without its dashes, an address of esc.gg. */
const meant = /^(?:\d{4,}|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|https?:\/\/esc\.gg\/[0-9a-z-]+)$/i;

/**
 * Takes back what the keyboard's layout did to a code: a scanner that speaks American on a French machine types digits as `&é"'(`. Only
 * when the whole of it is a code of badges then, and was none before.
 */
export function withoutLayout(text: string): string {
  if (meant.test(text)) return text;
  const mapped = [...text].map((letter) => american.get(letter) ?? letter).join('');
  return meant.test(mapped) ? mapped : text;
}
