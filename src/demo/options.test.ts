import { describe, expect, it } from 'vitest';
import { demoOptions } from './options.ts';

describe('the options of the demo', () => {
  it('are a French portrait kiosk without a word', () => {
    expect(demoOptions([])).toEqual({
      ok: true,
      value: { tour: false, shell: undefined, orientation: 'portrait', language: 'fr' },
    });
  });

  it('choose the tour, the shell, the orientation and the language', () => {
    expect(demoOptions(['--tour', '--shell=electron', '--landscape', '--lang=en'])).toEqual({
      ok: true,
      value: { tour: true, shell: 'electron', orientation: 'landscape', language: 'en' },
    });
  });

  it.each([['--shell=firefox'], ['--lang=de'], ['--portrait', '--landscape'], ['--tuor'], ['extra']])(
    'refuse %s and say what is known',
    (...words) => {
      const read = demoOptions(words);
      expect(read.ok ? '' : read.error).toContain('npm run demo --');
    },
  );
});
