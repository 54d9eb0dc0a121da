// The bridge of the sandboxed screen: exposes nothing, only passes the station's port on to the page.
import { ipcRenderer } from 'electron';

/** The page's scripts have run by then: it listens. */
const listening = new Promise<void>((resolve) => {
  window.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});
ipcRenderer.on('station-port', (event) => {
  void listening.then(() => window.postMessage({ trombine: 'station-port' }, location.origin, event.ports));
});
ipcRenderer.send('station-port'); // a page begins
