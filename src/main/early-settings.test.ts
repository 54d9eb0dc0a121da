import { expect, test } from 'vitest';
import { parseSettings, type SettingsFile } from '../shared/contract/settings.ts';
import { earlySettings } from './early-settings.ts';

const least: SettingsFile = {
  profile: '/var/lib/trombine',
  central: { url: 'https://badges.univ.test' },
  stationName: 'Hall A',
};

test.each<SettingsFile>([
  least,
  { ...least, language: 'en', shell: {} },
  { ...least, shell: { kiosk: false, size: { width: 1080, height: 1920 }, debuggingPort: 9222 } },
  { ...least, shell: { kiosk: true, cameraClip: '/clips/face.mjpeg', headless: true } },
])('says of %j what the whole check says', (file) => {
  const text = JSON.stringify(file);
  const whole = parseSettings(text, 'settings.json');
  if (!whole.ok) throw new Error(whole.error);
  const { profile, language, shell } = whole.value;
  const { headless: _, chromium: __, chromiumArguments: ___, ...early } = shell;
  expect(earlySettings(text, 'settings.json')).toEqual({
    ok: true,
    value: { profile, language, shell: early },
  });
});

test('what is of a wrong kind is left to the whole check', () => {
  const shell = { kiosk: 'no', size: { width: '1', height: 2 }, debuggingPort: '9222', cameraClip: 7 };
  expect(earlySettings(JSON.stringify({ ...least, language: 3, shell }), 'settings.json')).toEqual({
    ok: true,
    value: { profile: least.profile, language: 'fr', shell: { kiosk: true } },
  });
  expect(earlySettings(JSON.stringify({ ...least, shell: [] }), 'settings.json')).toMatchObject({ ok: true });
});

test.each(['', 'null', '[]', '7', '{', '{}', '{ "profile": 7 }'])('from %j nothing can be read', (text) =>
  expect(earlySettings(text, '/etc/trombine.json')).toEqual({
    ok: false,
    error: expect.stringMatching(/^\/etc\/trombine.json (is not JSON|names no folder)/) as string,
  }),
);
