/** Longest name on the screen, in characters. */
const longest = 80;

/** Names of pictures that can be taken, and of the one kind that gets a sentence of its own. */
const picture = /\.(?:jpe?g|png|webp|hei[cf])$/i;
/** Folders that systems put on every stick. */
const litter = new Set(['system volume information', '$recycle.bin', 'lost.dir', 'lost+found', 'recycler']);

/** Whether a name is of a picture. */
export const isPicture = (name: string): boolean => picture.test(name);

/** Whether a name is nobody's: hidden, or a system's own. */
export const isHidden = (name: string): boolean => name.startsWith('.') || litter.has(name.toLowerCase());

/**
 * A name as it may be shown: without control characters, without what turns the direction of writing or cannot be seen
 * (Unicode categories Cc, Cf, Cs, Co, Cn, Zl, Zp), short, its ending kept.
 */
export function shownName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replace(/\p{Mn}{4,}/gu, '') // marks piled up over other lines
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...clean];
  if (letters.length === 0) return '?';
  if (letters.length <= longest) return clean;
  return `${letters.slice(0, longest - 12).join('')}…${letters.slice(-11).join('')}`;
}
