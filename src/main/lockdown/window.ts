import { Menu, type BrowserWindow } from 'electron';
import { isShortcut } from './shortcuts.ts';

/** Takes what a window offers beside its page: menus, shortcuts, zoom, closing (facts of kiosks, Electron issues 28860 and 40159). */
export function lockWindow(window: BrowserWindow): void {
  Menu.setApplicationMenu(null);
  const contents = window.webContents;
  contents.on('before-input-event', (event, input) => {
    if (isShortcut(input)) event.preventDefault();
  });
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
  contents.on('will-prevent-unload', (event) => event.preventDefault()); // a page cannot hold the window
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('minimize', () => window.restore());
  window.on('leave-full-screen', () => window.setKiosk(true));
  window.on('close', (event) => event.preventDefault()); // Alt+F4; `app.exit` does not ask
}
