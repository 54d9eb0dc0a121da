import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

export interface Sought {
  /** The debugging port of the browser. */
  readonly port: number;
  /** Whether a page of this address is the one. */
  readonly isPage: (url: string) => boolean;
  /** What must have been painted: text or a picture within an element of this selector. */
  readonly selector: string;
  readonly limitMs: number;
}

/**
 * When the first content within the sought element was painted, in milliseconds since the epoch. The browser's own record is
 * asked afterwards (Largest Contentful Paint, `renderTime`), so it does not matter when the page was found.
 * @throws when it does not happen within the limit
 */
export async function firstPaint({ port, isPage, selector, limitMs }: Sought): Promise<number> {
  const limit = AbortSignal.timeout(limitMs);
  for (;;) {
    limit.throwIfAborted();
    const page = (await pagesAt(port)).find(({ type, url }) => type === 'page' && isPage(url));
    const painted = page && (await ask(page.webSocketDebuggerUrl, paintedAt(selector), limit));
    if (painted !== undefined) return painted;
    await pause(LOOK_EVERY_MS);
  }
}

async function pagesAt(port: number): Promise<Target[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined); // not up yet
  return answer?.ok === true ? ((await answer.json()) as Target[]) : [];
}

/** Runs in the page. */
const paintedAt = (selector: string): string => `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    for (const { element, renderTime } of list.getEntries())
      if (element?.closest(${JSON.stringify(selector)})) resolve(performance.timeOrigin + renderTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Evaluates a promise of a number in a page; undefined when the page went away meanwhile. */
function ask(address: string, expression: string, limit: AbortSignal): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const end = (value: number | undefined): void => {
      limit.removeEventListener('abort', late);
      socket.close();
      resolve(value);
    };
    const late = (): void => {
      socket.close();
      reject(new Error('the page was never painted', { cause: limit.reason }));
    };
    limit.addEventListener('abort', late);
    const params = { expression, awaitPromise: true, returnByValue: true };
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } };
      if (message.id !== 1) return;
      const value = message.result?.result?.value;
      end(typeof value === 'number' ? value : undefined); // a page that was left in between is asked again
    };
    socket.onclose = () => end(undefined);
    socket.onerror = () => end(undefined);
  });
}
