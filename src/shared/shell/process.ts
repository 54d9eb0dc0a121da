/**
 * What travels between the process of a shell and the process of its station, over Electron's `parentPort` or
 * Node's IPC channel alike. Frames are text of the wire (src/shared/wire).
 */
export type ProcessMessage =
  /** One frame of the contract `shell`, both ways. */
  | { readonly to: 'shell'; readonly frame: string }
  /** One frame of a renderer, both ways. Browser shell only. */
  | { readonly to: 'screen'; readonly screen: string; readonly frame: string }
  /** A renderer arrived. Browser shell only. */
  | { readonly to: 'screen'; readonly screen: string; readonly open: true }
  /** A renderer left, or the station lets it go. */
  | { readonly to: 'screen'; readonly screen: string; readonly closed: true }
  /** A renderer arrived and the message carries its MessagePort, which takes over from here. Electron only. */
  | { readonly to: 'screen'; readonly screen: string; readonly port: true };

/**
 * Checks one message from the other process; anything else is dropped by the caller. By hand, because Electron's main process
 * would make a schema before it opens its window (npm run bench, cold-start-electron).
 */
export function parseProcessMessage(value: unknown): ProcessMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { to, screen, ...rest } = value as Record<string, unknown>;
  if (to === 'shell' ? 'screen' in value : to !== 'screen' || typeof screen !== 'string') return undefined;
  const [content, ...more] = Object.entries(rest);
  if (content === undefined || more.length > 0) return undefined;
  const [name, said] = content;
  const isMark = to === 'screen' && said === true && ['open', 'closed', 'port'].includes(name);
  return isMark || (name === 'frame' && typeof said === 'string') ? (value as ProcessMessage) : undefined;
}

/** The exit code of a shell that asks whoever started it to start it again (EX_TEMPFAIL of sysexits.h). */
export const restartCode = 75;

/** Name of the one message from the preload script to Electron's main process (a page begins), and of its answer, which carries the station's MessagePort. */
export const stationPortChannel = 'station-port';
