import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import standard from '../../../resources/theme/default.json';
import { contrast } from './contrast.ts';
import { grounds } from './grounds.ts';
import { leastContrast, loadTheme } from './theme.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const names = {
  paper: 'paper',
  surface: 'surface',
  ink: 'ink',
  inkSoft: 'ink-soft',
  onAccent: 'on-accent',
  good: 'good',
  goodGround: 'good-ground',
  warn: 'warn',
  warnGround: 'warn-ground',
  bad: 'bad',
  badGround: 'bad-ground',
} as const;

describe('contrast', () => {
  test('black on white is 21, a colour on itself is 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
  });
});

describe.each(['light', 'dark', 'contrast'] as const)('the tokens of the %s theme', (theme) => {
  const tokens = grounds[theme];
  const block = css.split('}')[theme === 'light' ? 0 : theme === 'dark' ? 1 : 2] ?? '';

  test('are the ones that are checked', () => {
    for (const [key, name] of Object.entries(names))
      expect(block).toContain(`--${name}: ${tokens[key as keyof typeof names]};`);
  });

  test('make every text readable', () => {
    const pairs = [
      [tokens.ink, tokens.paper],
      [tokens.ink, tokens.surface],
      [tokens.inkSoft, tokens.paper],
      [tokens.inkSoft, tokens.surface],
      [tokens.good, tokens.goodGround],
      [tokens.warn, tokens.warnGround],
      [tokens.bad, tokens.badGround],
      [tokens.ink, tokens.warnGround],
      [tokens.ink, tokens.goodGround],
      [tokens.ink, tokens.badGround],
      [tokens.paper, tokens.bad],
    ] as const;
    for (const [ink, ground] of pairs)
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(leastContrast);
  });
});

describe("a university's theme", () => {
  test('the built-in one has no fault', () => {
    expect(loadTheme(standard).faults).toEqual([]);
  });

  test('a pale accent is named with its contrast, and left out', () => {
    const { faults } = loadTheme({ ...standard, accent: '#5aa9b5' });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^accent on paper: \d\.\d:1 is under 7:1$/);
  });

  test('a colour that is not one is refused', () => {
    expect(() => loadTheme({ ...standard, accentDark: 'url(x)' })).toThrow();
  });
});
