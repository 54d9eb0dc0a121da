import { z } from 'zod';
import { contrast } from './contrast.ts';
import { grounds } from './grounds.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i);

export const Theme = z.object({
  name: z.string().min(1),
  /** SVG path data in a box of 64 x 64: it takes the accent colour, and needs no file of its own. */
  logo: z.string().min(1),
  accent: Colour,
  accentDark: Colour,
});
/** What a university may change of the look: `resources/theme/*.json`. */
export type Theme = z.infer<typeof Theme>;

/** The least contrast of text, WCAG 2.2 1.4.6 (AAA). */
export const leastContrast = 7;

/** Reads a theme, and says in words why its colours cannot be read well enough, if so. */
export function loadTheme(input: unknown): { theme: Theme; faults: string[] } {
  const theme = Theme.parse(input);
  const faults: string[] = [];
  const check = (what: string, ink: string, ground: string): void => {
    const ratio = contrast(ink, ground);
    if (ratio < leastContrast) faults.push(`${what}: ${ratio.toFixed(1)}:1 is under ${leastContrast}:1`);
  };
  check('accent on paper', theme.accent, grounds.light.paper);
  check('accent on a card', theme.accent, grounds.light.surface);
  check('text on the accent', grounds.light.onAccent, theme.accent);
  check('accentDark on paper', theme.accentDark, grounds.dark.paper);
  check('accentDark on a card', theme.accentDark, grounds.dark.surface);
  check('text on accentDark', grounds.dark.onAccent, theme.accentDark);
  return { theme, faults };
}

/** Puts a theme on the page; one that cannot be read is left out, and the built-in colours stay. */
export function applyTheme(root: HTMLElement, input: unknown): Theme {
  const { theme, faults } = loadTheme(input);
  if (faults.length > 0) {
    console.error(`theme ${theme.name} left out: ${faults.join('; ')}`);
    return theme;
  }
  root.style.setProperty('--accent-light', theme.accent);
  root.style.setProperty('--accent-dark', theme.accentDark);
  return theme;
}
