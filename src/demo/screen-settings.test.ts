import { describe, expect, it } from 'vitest';
import { Settings } from '../shared/contract/settings.ts';
import { needsClip, screenSettings, sizes } from './screen-settings.ts';

const desk = { screen: true, root: false, camera: true };
const container = { screen: false, root: true, camera: false };
const plain = { orientation: 'portrait', tour: false } as const;

describe('the screen of the demo', () => {
  it('is a window with the real camera at a desk', () => {
    expect(screenSettings(plain, desk, undefined)).toEqual({
      kiosk: false,
      size: sizes.portrait,
      headless: false,
      chromiumArguments: [],
    });
    expect(needsClip(plain, desk)).toBe(false);
  });

  it('is headless with the drawn person in a container, and without a sandbox as root', () => {
    const settings = screenSettings(plain, container, '/tmp/clip.mjpeg');
    expect(settings).toMatchObject({ headless: true, cameraClip: '/tmp/clip.mjpeg' });
    expect(settings.chromiumArguments).toContain('--no-sandbox');
    expect(needsClip(plain, container)).toBe(true);
  });

  it('shows the drawn person on every tour', () => {
    expect(needsClip({ tour: true }, desk)).toBe(true);
  });

  it('is what a settings file takes', () => {
    for (const machine of [desk, container])
      expect(Settings.shape.shell.safeParse(screenSettings(plain, machine, '/tmp/clip.mjpeg')).success).toBe(
        true,
      );
  });
});
