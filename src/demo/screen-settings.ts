import type { SettingsFile } from '../shared/contract/settings.ts';
import type { DemoOptions } from './options.ts';

/** Sizes of the two orientations, in CSS pixels. */
export const sizes = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;

/** What the machine is, as far as the screen is concerned. */
export interface Machine {
  /** A display server to show windows on. */
  readonly screen: boolean;
  readonly root: boolean;
  /** A real camera. */
  readonly camera: boolean;
}

/** The shell's settings for a demo: windowed where there is a screen, headless and with the drawn camera where there is none. */
export function screenSettings(
  { orientation, tour }: Pick<DemoOptions, 'orientation' | 'tour'>,
  machine: Machine,
  clip: string | undefined,
): NonNullable<SettingsFile['shell']> {
  const headless = !machine.screen;
  return {
    kiosk: false,
    size: sizes[orientation],
    headless,
    ...(clip === undefined ? {} : { cameraClip: clip }),
    chromiumArguments: [
      // Chromium refuses its sandbox as root; a kiosk is never run as root, a container is.
      ...(machine.root ? ['--no-sandbox'] : []),
      ...(headless || tour ? ['--disable-gpu', '--hide-scrollbars'] : []),
    ],
  };
}

/** Whether the drawn person stands in for the camera: on a tour, without a camera, or where nobody is in front of it. */
export const needsClip = ({ tour }: Pick<DemoOptions, 'tour'>, { screen, camera }: Machine): boolean =>
  tour || !screen || !camera;
