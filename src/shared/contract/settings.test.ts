import { expect, test } from 'vitest';
import { parseSettings } from './settings.ts';

const least = {
  profile: '/var/lib/trombine',
  central: { url: 'https://badges.univ.fr' },
  stationName: 'Accueil',
};
const read = (value: unknown) => parseSettings(JSON.stringify(value), '/etc/trombine.json');

test('the least settings are those of a real kiosk', () => {
  expect(read(least)).toMatchObject({
    ok: true,
    value: {
      reader: 'pcsc',
      scanner: 'hid',
      scannerLayout: 'auto',
      keyWrap: 'shell',
      language: 'fr',
      idle: { warnAfter: 45_000, wipeAfter: 60_000, office: { warnAfter: 240_000, wipeAfter: 300_000 } },
      entTimeout: 120_000,
      entCap: 300_000,
      shell: { kiosk: true, headless: false, chromium: '/usr/bin/chromium', chromiumArguments: [] },
    },
  });
});
test.each([
  [{ ...least, profile: 'relative' }, 'profile: must be an absolute path'],
  [{ ...least, central: { url: 'ftp://x' } }, 'central.url: must be an http or https address'],
  [
    { ...least, idle: { warnAfter: 60_000, wipeAfter: 50_000 } },
    'idle.wipeAfter: must be longer than idle.warnAfter',
  ],
  [
    { ...least, idle: { office: { warnAfter: 400_000 } } },
    'idle.office.wipeAfter: must be longer than idle.office.warnAfter',
  ],
  [{ ...least, kiosk: true }, 'kiosk'],
  [{ ...least, shell: { debuggingPort: 80 } }, 'shell.debuggingPort'],
  [{ profile: '/x' }, 'stationName'],
])('a wrong key is named: %#', (value, words) => {
  const result = read(value);
  expect(result.ok).toBe(false);
  expect(result.ok ? '' : result.error).toContain('/etc/trombine.json');
  expect(result.ok ? '' : result.error).toContain(words);
});
test('a file that is not JSON is said to be so', () => {
  const result = parseSettings('{ "profile": ', '/etc/trombine.json');
  expect(result.ok ? '' : result.error).toMatch(/^\/etc\/trombine.json is not JSON/);
});
