import type { WebContents } from 'electron';

/**
 * No « Open file » for a page: there a visitor would browse the disk, and Electron leaves the dialog open when its
 * page is long gone. Electron has no setting for it but these commands of Chromium's protocol; no other is sent to a
 * page of the ENT, and nothing that it tells is listened to.
 */
export function refuseFileDialogs(contents: WebContents): void {
  contents.debugger.attach();
  const send = (command: string, words = {}): void => {
    // answered when the first page begins; fails only when the page is gone before
    contents.debugger.sendCommand(command, words).catch(() => undefined);
  };
  send('Page.enable'); // without it the next one has no effect
  send('Page.setInterceptFileChooserDialog', { enabled: true });
}
