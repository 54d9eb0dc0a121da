import { BrowserWindow, screen, type WebContents } from 'electron';
import { screenOrigin } from '../shared/shell/screen-origin.ts';
import { Supervisor } from '../shared/shell/supervisor.ts';
import { lockNavigation } from './lockdown/navigation.ts';
import { lockWindow } from './lockdown/window.ts';
import { clock } from './clock.ts';
import type { EarlySettings } from './early-settings.ts';

/** Opens the one window, full screen, on the renderer (security checklist, items 2, 3, 4, 6, 8-11). */
export function openScreen(settings: EarlySettings['shell'], preload: string): BrowserWindow {
  const { kiosk, size } = settings;
  const window = new BrowserWindow({
    // without a window manager, full screen alone keeps the window's size
    ...(size ?? (kiosk ? screen.getPrimaryDisplay().bounds : {})),
    kiosk: kiosk && size === undefined,
    frame: !kiosk,
    resizable: !kiosk,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: settings.debuggingPort !== undefined,
      navigateOnDragDrop: false,
      disableDialogs: true,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  lockNavigation(window.webContents);
  if (kiosk) lockWindow(window);
  keepAlive(window.webContents);
  return window;
}

/** A page that crashed, hangs or did not load is loaded again; slower when it keeps happening. */
function keepAlive(contents: WebContents): void {
  let onEnd: () => void = () => undefined;
  const supervisor = new Supervisor({
    ...clock,
    start: (ended) => {
      onEnd = ended;
      if (contents.isDestroyed()) return { kill: () => undefined }; // the kiosk ends while its page still loads
      contents.loadURL(`${screenOrigin}/`).catch(() => ended()); // its reason comes by `did-fail-load` too
      return { kill: () => undefined };
    },
  });
  contents.on('render-process-gone', () => onEnd());
  contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
  supervisor.start();
}
