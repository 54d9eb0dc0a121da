import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isShortcut } from './shortcuts.ts';
import { forbiddenSwitches } from './switches.ts';

const keys = (key: string, ...held: ('control' | 'shift' | 'alt' | 'meta' | 'altgr')[]) => ({
  key,
  control: held.includes('control'),
  shift: held.includes('shift'),
  alt: held.includes('alt'),
  meta: held.includes('meta'),
  modifiers: held as never[],
});

test('typing and editing pass, accents and AltGr too', () => {
  for (const key of ['a', 'É', '@', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', 'Dead'])
    expect(isShortcut(keys(key))).toBe(false);
  expect(isShortcut(keys('€', 'alt', 'control', 'altgr'))).toBe(false);
  for (const key of ['a', 'c', 'v', 'x', 'z']) expect(isShortcut(keys(key, 'control'))).toBe(false);
});
test.each([
  keys('F1'),
  keys('F12'),
  keys('r', 'control'),
  keys('i', 'control', 'shift'),
  keys('F4', 'alt'),
  keys(' ', 'alt'),
  keys('d', 'meta'),
  keys('+', 'control'),
  keys('PrintScreen'),
  keys('BrowserBack'),
  keys('ContextMenu'),
])('%o does nothing', (pressed) => expect(isShortcut(pressed)).toBe(true));

test('switches that open the app to others are named', () => {
  expect(
    forbiddenSwitches((name) => name === 'remote-debugging-port', ['--inspect=0', '--no-warnings']),
  ).toEqual(['--remote-debugging-port', '--inspect=0']);
  expect(forbiddenSwitches(() => false, [])).toEqual([]);
});

describe('no code of a shell looks into the pages of the ENT', () => {
  const shells = ['../../main', '../../browser-shell', '../../preload'].map((path) =>
    join(import.meta.dirname, path),
  );
  const sources = shells
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

  test('there is something to read', () => {
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ent-view.ts', 'ent-window.ts', 'index.ts']),
    );
  });
  test.each([
    /executeJavaScript/,
    /insertCSS/,
    /\.cookies\b/,
    /openExternal/,
    /Runtime\.evaluate/,
    /addScriptToEvaluate/,
    /getCookies/,
  ])('%s is nowhere', (pattern) =>
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]),
  );
  test('the protocol of the browser is used in one file of Electron, for two commands', () => {
    const users = sources.filter(({ text }) => /\.debugger\b|sendCommand/.test(text));
    expect(users.map(({ name }) => name)).toEqual(['file-dialogs.ts']);
    expect(users[0]?.text.match(/'[A-Z][A-Za-z]+\.[A-Za-z]+'/g)).toEqual([
      "'Page.enable'",
      "'Page.setInterceptFileChooserDialog'",
    ]);
    expect(users[0]?.text).not.toContain("'message'"); // nothing that it tells is listened to
  });
  test.each([
    /before-input-event/,
    /preload:/,
    /evaluate\(/,
    /addInitScript/,
    /Input\./,
    /capturePage/,
    /debugger/,
  ])('%s is not in the views of the ENT', (pattern) => {
    const views = sources.filter(({ name }) => /^(ent-|wipe-|opener-|request-gate)/.test(name));
    expect(views.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
