import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** What is made for every screen; the account shows a badge's life. */
const common = ['look', 'controls', 'frame', 'drawings', 'badge'];

function selectorsOf(file: string): string[] {
  const css = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, list]) => (list ?? '').split(','));
}

/** The class that a selector dresses wherever it stands: `.about`, `[data-text='large'] .about`, but not `.purpose .about`. */
function dressed(selector: string): string[] {
  const bare = selector.trim().replaceAll(/^\[[^\]]*\]\s+/g, '');
  const found = /^\.([a-zA-Z][\w-]*)$/.exec(bare);
  return found?.[1] === undefined ? [] : [found[1]];
}

// The style sheet of a screen stays once it was loaded: what it says of a class, it says on the screens of everybody who comes later.
test('no screen dresses a class that another one uses', () => {
  const sheets = globSync('**/*.css', { cwd: root }).map((file) => ({
    file,
    folder: dirname(file),
    selectors: selectorsOf(file),
  }));
  const clashes = sheets
    .filter(({ folder }) => !common.includes(folder))
    .flatMap((own) =>
      [...new Set(own.selectors.flatMap(dressed))].flatMap((name) =>
        sheets
          .filter((other) => other.folder !== own.folder)
          .filter((other) => other.selectors.some((one) => new RegExp(`\\.${name}(?![\\w-])`).test(one)))
          .map((other) => `${own.file} and ${other.file}: .${name}`),
      ),
    );
  expect(sheets.length).toBeGreaterThan(10);
  expect(clashes).toEqual([]);
});

/** The classes that a component writes out. */
function wornIn(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8');
  return [...code.matchAll(/className=(?:"([^"]+)"|\{`([^`$]+))/g)].flatMap(([, plain, built]) =>
    (plain ?? built ?? '').split(/\s+/),
  );
}

test('no component wears a class that the sheet of another screen dresses', () => {
  const components = globSync('**/*.tsx', { cwd: root, exclude: ['**/*.test.tsx'] }).map((file) => ({
    ...{ file, folder: dirname(file).split('/')[0] ?? '' },
    worn: new Set(wornIn(file)),
  }));
  const clashes = globSync('**/*.css', { cwd: root })
    .map((file) => ({ file, folder: dirname(file).split('/')[0] ?? '' }))
    .filter(({ folder }) => !common.includes(folder))
    .flatMap(({ file, folder }) =>
      [...new Set(selectorsOf(file).flatMap(dressed))].flatMap((name) =>
        components
          .filter((one) => one.folder !== folder && one.worn.has(name))
          .map((one) => `${one.file} wears .${name} of ${file}`),
      ),
    );
  expect(components.length).toBeGreaterThan(30);
  expect(clashes).toEqual([]);
});
