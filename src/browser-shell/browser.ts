import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ShellSettings } from '../shared/contract/settings.ts';
import type { Language } from '../shared/domain/language.ts';
import { makeProfile } from './browser-profile.ts';

/** Chromium takes one list only, the last: ours stands for Playwright's, whose first two the request gate needs. */
const featuresOff = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'DestroyProfileOnBrowserClose',
  'AimEnabled',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
  // a hidden page behind the address field, loaded with every window: a third of all that a start costs
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** What Playwright sets for tests and a kiosk must not have. */
const unwanted = [
  '--enable-automation',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--enable-unsafe-swiftshader',
  '--unsafely-disable-devtools-self-xss-warnings',
];

/** What a kiosk asks of Chromium beyond Playwright's own arguments. */
function kioskArguments(settings: ShellSettings, language: Language): string[] {
  const { size } = settings;
  return [
    // `--force-app-mode` keeps the editing keys and drops the rest: open, print, new window, view source, menus
    ...(settings.kiosk && !settings.headless ? ['--kiosk', '--force-app-mode'] : []),
    `--disable-features=${featuresOff.join(',')}`,
    `--lang=${language}`,
    `--accept-lang=${language}`,
    '--deny-permission-prompts',
    '--disable-quic', // every request over TCP, where the gate sees it
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--noerrdialogs',
    '--disable-print-preview',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', // no way around the gate
    '--test-type', // no warning bars above the screen
    '--window-position=0,0',
    ...(size === undefined ? [] : [`--window-size=${size.width},${size.height}`]),
    ...(settings.debuggingPort === undefined ? [] : [`--remote-debugging-port=${settings.debuggingPort}`]),
    ...(settings.cameraClip === undefined
      ? []
      : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${settings.cameraClip}`]),
    ...settings.chromiumArguments,
  ];
}

/** The variables of the process that starts a browser, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface LaunchedBrowser {
  readonly browser: Browser;
  /** To be called when the browser is gone. */
  readonly removeProfile: () => Promise<void>;
}

/** Launches Chromium on a fresh profile of ours. Rejects when it cannot start. */
export async function launchBrowser(
  settings: ShellSettings,
  language: Language,
  environment: Environment,
): Promise<LaunchedBrowser> {
  // asked for here and not above: the station starts while this loads, which takes longer than all the rest of the shell
  const [{ chromium }, profile] = await Promise.all([import('playwright-core'), makeProfile()]);
  const launched = chromium.launchPersistentContext(profile.folder, {
    env: {
      ...environment,
      LANGUAGE: language, // the only way to its own words on Linux: no offer to translate
      // the dump of a crashed page holds its memory: into the folder that goes away, not into the home
      XDG_CONFIG_HOME: join(profile.folder, 'config'),
    },
    executablePath: settings.chromium,
    headless: settings.headless,
    chromiumSandbox: !settings.chromiumArguments.includes('--no-sandbox'),
    ignoreDefaultArgs: unwanted,
    args: kioskArguments(settings, language),
    handleSIGINT: false, // index.ts ends things in order
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const browser = (await launched).browser();
    if (browser === null) throw new Error('Playwright names no browser');
    return { browser, removeProfile: profile.remove };
  } catch (error) {
    await profile.remove();
    throw error;
  }
}
