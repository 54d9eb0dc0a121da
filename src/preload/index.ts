// The bridge of the sandboxed screen: exposes nothing, only passes the station's port on to the page.
import { ipcRenderer } from 'electron';

ipcRenderer.on('station-port', (event) => {
  window.postMessage({ trombine: 'station-port' }, location.origin, event.ports);
});
