import { sendToMaybeGone, type BrowserSession } from './browser-session.ts';

/** Chromium tells nobody that a window moved: it is looked at this often, in milliseconds. */
const every = 200;

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Puts a window back in its place whenever its page moved it, made it larger or went full screen: the trusted bar
 * above it must stay in sight. Answers how to end it.
 */
export function holdWindow(session: BrowserSession, windowId: number, place: Bounds): () => void {
  const look = async (): Promise<void> => {
    const { bounds } = await session.send('Browser.getWindowBounds', { windowId });
    if (bounds.windowState !== 'normal') {
      await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    }
    const isInPlace = (['left', 'top', 'width', 'height'] as const).every(
      (side) => bounds[side] === place[side],
    );
    if (!isInPlace) await session.send('Browser.setWindowBounds', { windowId, bounds: { ...place } });
  };
  const timer = setInterval(() => void sendToMaybeGone(look()), every);
  return () => clearInterval(timer);
}
