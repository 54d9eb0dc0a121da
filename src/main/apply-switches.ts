import type { App } from 'electron';
import type { EarlySettings } from './early-settings.ts';

/** Sets what Chromium reads at its start only. Must be called before the app is ready. */
export function applySwitches(app: App, { shell, language }: EarlySettings): void {
  const set = (name: string, value = ''): void => {
    if (!app.commandLine.hasSwitch(name)) app.commandLine.appendSwitch(name, value);
  };
  set('lang', language);
  set('disable-quic'); // every request over TCP, where the allow-list sees it
  set('disable-features', 'SpareRendererForSitePerProcess'); // a page in reserve, which the first screen would have to share the machine with
  set('disable-pinch');
  set('overscroll-history-navigation', '0');
  if (shell.debuggingPort !== undefined) set('remote-debugging-port', String(shell.debuggingPort));
  if (shell.cameraClip !== undefined) {
    set('use-fake-device-for-media-stream');
    set('use-file-for-fake-video-capture', shell.cameraClip);
  }
}
