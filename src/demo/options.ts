import { parseArgs } from 'node:util';
import { Language } from '../shared/domain/language.ts';
import { err, ok, type Result } from '../shared/domain/result.ts';

/** What `npm run demo -- …` was asked for. */
export interface DemoOptions {
  /** Does the whole visit by itself and writes `out/tour/report.json`. */
  readonly tour: boolean;
  /** Which shell shows the screen; absent: Electron when its binary is there, else Chromium. */
  readonly shell: 'electron' | 'chromium' | undefined;
  readonly orientation: 'portrait' | 'landscape';
  readonly language: Language;
}

/** One line of help, for a wrong option. */
export const usage =
  'npm run demo -- [--tour] [--shell=electron|chromium] [--portrait|--landscape] [--lang=fr|en]';

/** Reads the words of the command line. The error says what is wrong and what is known. */
export function demoOptions(words: readonly string[]): Result<DemoOptions, string> {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...words],
      strict: true,
      options: {
        tour: { type: 'boolean' },
        shell: { type: 'string' },
        portrait: { type: 'boolean' },
        landscape: { type: 'boolean' },
        lang: { type: 'string' },
      },
    }));
  } catch (error) {
    return err(`${error instanceof Error ? error.message : 'unreadable options'}\n${usage}`);
  }
  const { shell } = values;
  const language = Language.safeParse(values['lang'] ?? 'fr');
  if (shell !== undefined && shell !== 'electron' && shell !== 'chromium')
    return err(`--shell=${String(shell)} is not known.\n${usage}`);
  if (!language.success) return err(`--lang=${String(values['lang'])} is not known.\n${usage}`);
  if (values['portrait'] === true && values['landscape'] === true)
    return err(`--portrait or --landscape, not both.\n${usage}`);
  const orientation = values['landscape'] === true ? 'landscape' : 'portrait';
  return ok({ tour: values['tour'] === true, shell, orientation, language: language.data });
}
